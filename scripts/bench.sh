#!/bin/sh
# Measures what the daemon costs while it watches every 10 seconds: resident and anonymous memory,
# processor time, size of the binary, size of a scrape. First 3 nodes with 10 databases, for which
# there are budgets, then 5 nodes with 1,000 databases and 4,000 shards.
#
#   scripts/bench.sh [SECONDS]        how long to watch each, 60 unless given
#
# Uses the release build and a simulated cluster on the loopback. Compare runs on one machine only.
set -eu

seconds=${1:-60}
root=$(cd "$(dirname "$0")/.." && pwd)
programs=$root/.build/release
folder=$(mktemp -d)
resim= daemon=
stop() {
    for process in $daemon $resim; do kill "$process" 2>/dev/null || :; done
    wait 2>/dev/null || :
    resim= daemon=
}
finish() {
    stop
    rm -rf "$folder"
}
trap finish EXIT
trap 'exit 1' INT TERM

# wait_for TEXT FILE: until a line with the text is there, ten seconds at most.
wait_for() {
    tries=0
    until grep -q "$1" "$2" 2>/dev/null; do
        tries=$((tries + 1))
        [ "$tries" -le 100 ] || { echo "bench: no \"$1\":" >&2; cat "$2" >&2; exit 1; }
        sleep 0.1
    done
}

# start NODES DATABASES: a simulated cluster and the daemon that watches it.
start() {
    # The lines of the last one must not be taken for those of the next.
    rm -f "$folder/resim.log" "$folder/daemon.log"
    "$programs/resim" --listen 127.0.0.1:0 --nodes "$1" --databases "$2" --shards-per-database 2 \
        --write-ca "$folder/ca.pem" >"$folder/resim.log" 2>&1 &
    resim=$!
    wait_for 'https://' "$folder/resim.log"
    url=$(grep -o 'https://[0-9.:]*' "$folder/resim.log" | head -n 1)
    (umask 077 && printf 'simulated' >"$folder/password")
    cat >"$folder/rewatchd.yaml" <<YAML
clusters:
  - name: bench
    endpoints: ["$url"]
    username: rewatchd@example.com
    password_file: password
    tls: {ca_file: ca.pem}
web: {listen: "127.0.0.1:0"}
limits: {series: 1000000}
buffer: {path: state.sqlite}
log: {format: logfmt}
YAML
    "$programs/rewatchd" run --config "$folder/rewatchd.yaml" >"$folder/daemon.log" 2>&1 &
    daemon=$!
    wait_for 'ready: ' "$folder/daemon.log"
    metrics=$(grep -o 'http://[0-9.:]*' "$folder/daemon.log" | head -n 1)/metrics
}

# scrape: what Prometheus would fetch.
scrape() { curl -sS --fail "$metrics"; }
# processor: the seconds of it that the daemon has had; asking costs it none.
processor() { awk -v hertz="$(getconf CLK_TCK)" '{ print ($14 + $15) / hertz }' "/proc/$daemon/stat"; }

# kilobytes KEY: a figure of the daemon's memory in kB.
kilobytes() { awk -v key="$1:" '$1 == key { print $2 }' "/proc/$daemon/smaps_rollup"; }

start 3 10
before=$(processor)
sleep "$seconds"
after=$(processor)
scrape >"$folder/metrics.txt"
curl -sS --fail -H 'Accept-Encoding: gzip' "$metrics" >"$folder/metrics.gz"
awk -v rss="$(kilobytes Rss)" -v pss="$(kilobytes Pss)" -v anonymous="$(kilobytes Anonymous)" \
    -v before="$before" -v after="$after" -v seconds="$seconds" \
    -v series="$(grep -vc '^#' "$folder/metrics.txt")" -v bytes="$(wc -c <"$folder/metrics.txt")" \
    -v gzip="$(wc -c <"$folder/metrics.gz")" -v binary="$(wc -c <"$programs/rewatchd")" 'BEGIN {
    printf "3 nodes, 10 databases, every 10 s, watched for %d s\n", seconds
    printf "  resident memory    %6.1f MB  (budget 40)\n", rss / 1024
    printf "  proportional share %6.1f MB\n", pss / 1024
    printf "  anonymous memory   %6.1f MB  (budget 12)\n", anonymous / 1024
    printf "  processor          %6.2f %%   (budget 0.3)\n", 100 * (after - before) / seconds
    printf "  scrape             %d series, %d bytes, %d gzipped\n", series, bytes, gzip
    printf "  binary             %6.1f MB, not stripped\n", binary / 1048576
}'
stop

start 5 1000
# The first cycles make the memory that later ones use again.
sleep 15
before=$(processor)
sleep "$seconds"
after=$(processor)
# The first one after a cycle joins the parts, for those that follow until the next.
scrape >"$folder/metrics.txt"
scraped=$(processor)
awk -v rss="$(kilobytes Rss)" -v before="$before" -v after="$after" -v seconds="$seconds" \
    -v scraped="$scraped" -v series="$(grep -vc '^#' "$folder/metrics.txt")" 'BEGIN {
    printf "5 nodes, 1,000 databases, 4,000 shards, every 10 s, watched for %d s\n", seconds
    printf "  resident memory    %6.1f MB\n", rss / 1024
    printf "  processor          %6.3f s a cycle, all resources  (at most 0.15)\n", \
        (after - before) / seconds * 10
    printf "  scrape             %d series, %.3f s of processor\n", series, scraped - after
}'
