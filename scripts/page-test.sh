#!/bin/sh
# Opens every page of the daemon in a real Chromium: scripts/pages/test.py says what must hold.
#
#   scripts/page-test.sh [FOLDER [WORD...]]
#
# FOLDER has the programs, .build/release unless given; with words only the checks that have one of
# them in their name. RECORD=1 writes down how the pages look, for the loose comparison.
# Exit status: 0 when all holds.
set -eu

cd "$(dirname "$0")/.."
scripts/browser.sh
folder=${1:-.build/release}
[ $# -eq 0 ] || shift
PYTHONDONTWRITEBYTECODE=1 PYTHONPATH=.build/tools/browser exec python3 scripts/pages/test.py "$folder" "$@"
