#!/bin/sh
# Checks the manual pages with mandoc, down to questions of style.
# Exit status: 0 when it finds nothing, 1 with what it finds.
set -eu

cd "$(dirname "$0")/.."
scripts/need.sh mandoc
# Pages of other packages may not be installed here, its list of all pages may be old, and how long
# the lines of the source are, nobody who reads the page sees.
found=$(mandoc -Tlint -Wstyle packaging/man/*.[1-8] 2>&1 |
    grep -v -e 'referenced manual not found' -e 'outdated mandoc.db' -e 'longer than 80' || true)
if [ -n "$found" ]; then
    echo "$found" >&2
    exit 1
fi
echo "manual pages: $(ls packaging/man/*.[1-8] | wc -l) without fault"
