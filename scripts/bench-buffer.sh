#!/bin/sh
# Measures the buffer on a simulated day: bytes per sample, rates, and memory where it is large.
#
#   scripts/bench-buffer.sh           needs rebench in the release build
#
# With promtool in PATH, Prometheus makes its chunks of the same samples and the two are compared.
# The samples of each database have one time, either on the grid of ten seconds or up to 300 ms off.
set -eu

root=$(cd "$(dirname "$0")/.." && pwd)
rebench=$root/.build/release/rebench
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
trap 'exit 1' INT TERM

# compare TIMES: Prometheus' bytes of chunks for the samples that the report was about.
compare() {
    "$rebench" openmetrics "$1" >"$folder/$1.om"
    promtool tsdb create-blocks-from --quiet openmetrics "$folder/$1.om" "$folder/$1" \
        >"$folder/promtool.log" 2>&1 || { cat "$folder/promtool.log" >&2; return 1; }
    bytes=$(cat "$folder/$1"/*/chunks/* | wc -c)
    samples=$(cat "$folder/$1"/*/meta.json | awk '$1 == "\"numSamples\":" { n += $2 } END { print n }')
    rm -rf "${folder:?}/$1" "$folder/$1.om"
    awk -v bytes="$bytes" -v samples="$samples" '
        $1 == "sealed" { ours = $2 }
        END {
            theirs = bytes / samples
            printf "  Prometheus %.3f bytes per sample of the same, %d samples\n", theirs, samples
            printf "  ratio    %.2f  (at most 0.7)\n", ours / theirs
        }' "$folder/day.txt"
}

for times in grid jitter; do
    echo "buffer: a day of 240 series every 10 s, times: $times"
    "$rebench" day "$times" >"$folder/day.txt"
    cat "$folder/day.txt"
    if command -v promtool >/dev/null; then compare "$times"; fi
done
echo "buffer: memory"
"$rebench" week
"$rebench" hour
