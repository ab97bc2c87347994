#!/bin/sh
# Lets the daemon watch a large cluster whose parts fail in turn, then ten clusters, a thousand
# scrapes at once and clients that never end a request; fails when a bound is broken:
#
#   scripts/soak.sh [MINUTES]           the large cluster for so long, 30 unless given
#
# Uses the release build and simulated clusters on the loopback; soak.py says what is bounded.
# Exit status: 0 when all bounds held.
set -eu
exec python3 -B "$(dirname "$0")/soak.py" "${1:-30}"
