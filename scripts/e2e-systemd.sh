#!/bin/bash
# Runs the daemon as a service of a real systemd, with every directive of the units active, and
# prints a line for each thing that holds, and what is left of its exposure.
#
#   PROGRAMS=.build/debug scripts/e2e-systemd.sh      other programs than those of `make build`
#
# Exit status: 0 when all hold, 1 at the first that does not; 77 where no systemd can be had.
set -eu

cd "$(dirname "$0")/.."
programs=$(cd "${PROGRAMS:-.build/release}" && pwd) || exit 1

work=$(mktemp -d)
export LAB_DIR=$work/lab LAB_BIND="$work/in:/in"
trap 'scripts/systemd-lab.sh down; rm -rf "$work"' EXIT
mkdir -p "$work/in/units"
cp systemd/* "$work/in/units/"
cp packaging/rewatchd.catalog scripts/e2e-systemd-story.sh scripts/story.sh "$work/in/"
cp "$programs/rewatchd" "$programs/resim" "$work/in/"

scripts/systemd-lab.sh up
scripts/systemd-lab.sh exec bash /in/e2e-systemd-story.sh
