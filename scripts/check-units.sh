#!/bin/bash
# Checks the systemd units: `systemd-analyze verify` finds nothing to say, and the exposure of each
# service stays at 1.2 or below. Units may be named; without any, those in systemd/ are checked.
# Exit status: 0 all well, 1 a unit fails, 0 with a word about it when systemd-analyze is missing.
set -u

# In tenths; systemd-analyze fails above it.
threshold=12

if ! command -v systemd-analyze >/dev/null; then
    echo "check-units: skipped, systemd-analyze is not installed"
    exit 0
fi
if [ $# -eq 0 ]; then
    shopt -s nullglob
    set -- "$(dirname "$0")"/../systemd/*.service "$(dirname "$0")"/../systemd/*.socket
    [ $# -gt 0 ] || { echo "check-units: no units found" >&2; exit 1; }
fi

copies=$(mktemp -d)
trap 'rm -rf "$copies"' EXIT

status=0
for unit in "$@"; do
    name=$(basename "$unit")
    # verify wants the program to exist, which it does only once it is installed.
    if ! sed 's|^ExecStart=/usr/bin/rewatchd\( .*\)\{0,1\}$|ExecStart=/bin/true\1|' \
        "$unit" >"$copies/$name"; then
        status=1
        continue
    fi
    if ! said=$(systemd-analyze verify --man=no "$copies/$name" 2>&1) || [ -n "$said" ]; then
        echo "check-units: $name: verify: $said" >&2
        status=1
    fi
    [ "${name##*.}" = service ] || continue
    if ! table=$(systemd-analyze security --offline=true --no-pager --threshold="$threshold" \
        "$copies/$name" 2>&1); then
        echo "$table" >&2
        echo "check-units: $name: exposure is above $threshold tenths" >&2
        status=1
    fi
    echo "$table" | sed -n 's/^.*Overall exposure level for \(.*: [0-9.]*\) .*$/exposure of \1/p'
done
exit "$status"
