#!/bin/sh
# Measures the daemon beside what else is in the field, in turns on the same machine: how fast and
# at what cost scrapes are served, memory, start-up, and the cost of the same poll in Python.
#
#   scripts/bench-field.sh [ROUNDS]           5 unless given; needs the release build
#
# The others are Debian's packages and the newest of PyPI, unpacked below .build/tools/field and
# neither installed nor started as services. wrk makes the load.
set -eu

cd "$(dirname "$0")/.."
field=$PWD/.build/tools/field
packages="nginx wrk libluajit-5.1-2 prometheus-node-exporter prometheus-redis-exporter
    redis-server redis-tools libjemalloc2 liblua5.1-0 liblzf1 lua-bitop lua-cjson"

if [ ! -e "$field/done" ]; then
    echo "unpacking what is compared into $field"
    mkdir -p "$field/packages"
    root=
    [ "$(id -u)" -eq 0 ] || root=sudo
    $root apt-get -q update >"$field/log" 2>&1 || :
    (cd "$field/packages" && apt-get -q -o APT::Sandbox::User="$(id -un)" download $packages \
        >>"$field/log" 2>&1) || { cat "$field/log" >&2; exit 1; }
    for package in "$field"/packages/*.deb; do dpkg-deb --extract "$package" "$field"; done
    python3 -m pip install -q --target "$field/python" 'requests>=2.31' 'prometheus-client>=0.20' \
        >>"$field/log" 2>&1 || { cat "$field/log" >&2; exit 1; }
    touch "$field/done"
fi
exec python3 -B scripts/bench-field.py "$field" "${1:-5}"
