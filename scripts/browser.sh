#!/bin/sh
# Installs a real browser and what drives it: Debian's Chromium with a font, and playwright from
# PyPI below .build/tools. Says nothing when both are there.
# Exit status: 0 when all is there.
set -eu

cd "$(dirname "$0")/.."
scripts/need.sh chromium fonts-dejavu-core python3 python3-pip
driver=$PWD/.build/tools/browser
[ ! -d "$driver/playwright" ] || exit 0
echo "installing playwright into $driver"
mkdir -p "$driver"
if ! python3 -m pip install -q --target "$driver" 'playwright>=1.40' >"$driver.log" 2>&1; then
    cat "$driver.log" >&2
    exit 1
fi
