#!/bin/bash
# Installs, upgrades, removes and purges the package of `make deb` in a clean Debian 12 that runs a
# real systemd, and prints a line for each thing that holds.
# Exit status: 0 when all hold, 1 at the first that does not; 77 where no systemd can be had.
set -eu

cd "$(dirname "$0")/.."
deb=$(ls .build/deb/rewatchd_*.deb) || { echo "deb-test: make deb comes first" >&2; exit 1; }
scripts/debian-root.sh "$deb"

work=$(mktemp -d)
export LAB_DIR=$work/lab LAB_ROOT=$PWD/.build/debian-root LAB_BIND="$work/in:/in"
trap 'scripts/systemd-lab.sh down; rm -rf "$work"' EXIT
mkdir "$work/in"
cp "$deb" "$work/in/first.deb"

# repack NAME VERSION: the same package as another version.
repack() {
    rm -rf "$work/tree"
    dpkg-deb --raw-extract "$deb" "$work/tree"
    sed -i "s/^Version:.*/Version: $2/" "$work/tree/DEBIAN/control"
    [ "$1" != third ] || echo "# A line that a later version has." \
        >>"$work/tree/etc/rewatchd/rewatchd.yaml"
    dpkg-deb --build -Znone --root-owner-group "$work/tree" "$work/in/$1.deb" >/dev/null
}
repack second 98
repack third 99
cp scripts/deb-story.sh scripts/story.sh "$work/in/"

scripts/systemd-lab.sh up
scripts/systemd-lab.sh exec bash /in/deb-story.sh
