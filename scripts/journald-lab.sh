#!/bin/bash
# Runs a command with a real journald of its own:
#
#   scripts/journald-lab.sh COMMAND [ARGUMENT...]
#
# The command finds journald's socket at its usual path and reads back with a plain journalctl; the
# machine's own journal sees nothing of it, and all of it is gone when the command ends. That is a
# private mount namespace with a fresh /run, so it takes root, or a kernel that lets users make
# namespaces (the command then runs as root of its namespace).
# Exit status: the command's own; 77 when such a namespace or journald is not to be had here.
set -u

unavailable() {
    echo "journald-lab: $*" >&2
    exit 77
}

if [ "${1:-}" != --inside ]; then
    [ $# -gt 0 ] || { sed -n '2,/^set/{/^#/s/^# \{0,1\}//p}' "$0" >&2; exit 2; }
    namespaces=(--mount)
    [ "$(id -u)" -eq 0 ] || namespaces+=(--user --map-root-user)
    unshare "${namespaces[@]}" true 2>/dev/null || unavailable "unshare is not permitted here"
    # Private: no mount of the lab becomes one of the machine.
    exec unshare "${namespaces[@]}" --propagation private -- bash "$0" --inside "$@"
fi
shift

journald=/lib/systemd/systemd-journald
[ -x "$journald" ] || unavailable "$journald is not installed"
mount -t tmpfs -o mode=0755 lab /run || unavailable "cannot mount a fresh /run"
mkdir -p /run/log/journal /run/systemd/journal /run/systemd/journald.conf.d
# Volatile: nothing is written to the machine's disk. Audit and kernel messages are the machine's:
# the first must not be switched on, the second not be copied.
cat >/run/systemd/journald.conf.d/lab.conf <<'CONF'
[Journal]
Storage=volatile
RuntimeMaxUse=128M
RateLimitIntervalSec=0
Audit=no
ReadKMsg=no
ForwardToSyslog=no
ForwardToConsole=no
ForwardToWall=no
CONF
if ! [ -s /etc/machine-id ]; then
    # journald names its folder after the machine; an image may leave that to the first boot.
    tr -d - </proc/sys/kernel/random/uuid >/run/machine-id
    mount --bind /run/machine-id /etc/machine-id || unavailable "/etc/machine-id is missing"
fi

"$journald" 2>/run/journald.stderr &
journald_pid=$!
trap 'kill "$journald_pid" 2>/dev/null; wait "$journald_pid" 2>/dev/null' EXIT

attempts=0
until [ -S /run/systemd/journal/socket ] && journalctl --sync >/dev/null 2>&1; do
    attempts=$((attempts + 1))
    if [ "$attempts" -gt 200 ] || ! kill -0 "$journald_pid" 2>/dev/null; then
        cat /run/journald.stderr >&2
        unavailable "journald did not start"
    fi
    sleep 0.05
done

"$@"
