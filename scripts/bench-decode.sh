#!/bin/sh
# Measures how fast the answers of 1,000 databases are read, next to Python's orjson.
#
#   scripts/bench-decode.sh           needs rebench in the release build
#
# Ours ends in objects and samples with units, theirs in dictionaries. Both take turns on the same
# bytes, and of three turns the fastest counts. Debian has orjson as python3-orjson.
set -eu

root=$(cd "$(dirname "$0")/.." && pwd)
rebench=$root/.build/release/rebench
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
trap 'exit 1' INT TERM

cat >"$folder/theirs.py" <<'PYTHON'
import sys, time, orjson

for path in sys.argv[1:]:
    body = open(path, "rb").read()
    rounds = max(1, 20_000_000 // len(body))
    start = time.process_time()
    for _ in range(rounds):
        orjson.loads(body)
    print("theirs", path.rsplit("/", 1)[1], (time.process_time() - start) / rounds)
PYTHON

"$rebench" decode >"$folder/ours.txt"
mkdir "$folder/bodies"
while read -r name _; do "$rebench" body "$name" >"$folder/bodies/$name"; done <"$folder/ours.txt"
for turn in 1 2 3; do
    "$rebench" decode | awk '{ print "ours", $1, $3, $2 }'
    if python3 -c 'import orjson' 2>/dev/null; then
        python3 "$folder/theirs.py" "$folder"/bodies/*
    elif [ $turn -eq 1 ]; then
        echo "without python3-orjson there is nothing to compare with" >&2
    fi
done >"$folder/turns.txt"

echo "decoding: the answers of 1,000 databases with 4 shards each"
awk '
    !(($1, $2) in least) || $3 < least[$1, $2] { least[$1, $2] = $3 }
    $1 == "ours" && !($2 in bytes) { order[++n] = $2; bytes[$2] = $4 }
    function line(name, size, ours, theirs) {
        printf "  %-16s %8d bytes  %6.0f MB/s", name, size, size / ours / 1e6
        if (theirs) printf "  orjson %5.0f MB/s  ratio %.1f", size / theirs / 1e6, theirs / ours
        printf "\n"
    }
    END {
        for (i = 1; i <= n; i++) {
            name = order[i]
            line(name, bytes[name], least["ours", name], least["theirs", name])
            size += bytes[name]; ours += least["ours", name]; theirs += least["theirs", name]
        }
        line("all (at least 2)", size, ours, theirs)
    }' "$folder/turns.txt"
