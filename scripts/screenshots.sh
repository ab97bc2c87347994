#!/bin/sh
# Makes the pictures of the README from a fleet of simulated clusters, in some three minutes.
#
#   scripts/screenshots.sh [FOLDER]    the folder of the programs, .build/release unless given
#
# Exit status: 0 when docs/images has them.
set -eu

cd "$(dirname "$0")/.."
scripts/browser.sh
PYTHONDONTWRITEBYTECODE=1 PYTHONPATH=.build/tools/browser exec python3 scripts/pages/screenshots.py "${1:-.build/release}"
