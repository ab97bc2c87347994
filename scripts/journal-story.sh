#!/bin/sh
# A node goes down and comes back, and the real journal tells it. Runs inside journald-lab.sh:
#
#   scripts/journald-lab.sh scripts/journal-story.sh FOLDER_OF_PROGRAMS
#
# Prints the alert entries as JSON lines, after "event " the events, after "log " the daemon's other
# entries, and after "explained " what journalctl -x says of an event.
set -eu

programs=$1
folder=$(mktemp -d)
resim= daemon=
finish() {
    for process in $daemon $resim; do kill "$process" 2>/dev/null || :; done
    wait 2>/dev/null || :
    rm -rf "$folder"
}
trap finish EXIT

mkfifo "$folder/resim.out"
"$programs/resim" --listen 127.0.0.1:0 --write-ca "$folder/ca.pem" >"$folder/resim.out" &
resim=$!
url=$(grep -o -m 1 'https://[0-9.:]*' "$folder/resim.out")
(umask 077 && printf 'simulated' >"$folder/password")
cat >"$folder/rewatchd.yaml" <<YAML
clusters:
  - name: lab
    endpoints: ["$url"]
    username: rewatchd@example.com
    password_file: password
    tls: {ca_file: ca.pem}
    poll: {interval: 1s, slow_interval: 5s, timeout: 2s}
web: {listen: "127.0.0.1:0"}
alerts: {defaults: {hold: 1s, clear: 1s}, database_change_stuck: {hold: 10m}}
log: {format: journal}
YAML
"$programs/rewatchd" run --config "$folder/rewatchd.yaml" &
daemon=$!

# await MATCH...: until the journal has such an entry, half a minute at most.
await() {
    timeout 30 journalctl -q -f -n all -o cat -t rewatchd "$@" | head -n 1 >/dev/null
}
fault() {
    curl -sS --fail --cacert "$folder/ca.pem" -X "$@" "$url/_resim/faults/node-down" >/dev/null
}

# The node must have been seen well before it goes down.
timeout 30 journalctl -q -f -n all -o cat -t rewatchd | grep -m 1 '^ready: ' >/dev/null
fault PUT -d '{"node": 2}'
await REWATCHD_ALERT=node_down REWATCHD_STATE=firing
fault DELETE
await REWATCHD_ALERT=node_down REWATCHD_STATE=resolved
journalctl --sync
journalctl -q -o json -t rewatchd REWATCHD_ALERT=node_down
journalctl -q -o json -t rewatchd REWATCHD_STATE=event | sed 's/^/event /'
journalctl -q -o json -t rewatchd REWATCHD_LOGGER=rewatchd | sed 's/^/log /'

# The machine's own catalogue stays as it is: in the lab, these folders are ours.
if mount -t tmpfs tmpfs /var/lib/systemd/catalog && mount -t tmpfs tmpfs /usr/lib/systemd/catalog
then
    cp "$(dirname "$0")/../packaging/rewatchd.catalog" /usr/lib/systemd/catalog/
    journalctl --update-catalog
    journalctl -q -x -t rewatchd REWATCHD_ALERT=status_changed | sed 's/^/explained /'
fi
