#!/bin/sh
# Measures what a cycle and a scrape cost the daemon in processor time, by the size of the cluster:
#
#   scripts/bench-curve.sh [SECONDS]          how long each size is watched, 60 unless given
#
# Uses the release build, with TLS, the file of samples and everything else in force.
set -eu
exec python3 -B "$(dirname "$0")/bench-curve.py" "${1:-60}"
