#!/bin/bash
# A real systemd as process 1, to be thrown away, in namespaces of its own:
#
#   scripts/systemd-lab.sh up               boots it and waits until it is up
#   scripts/systemd-lab.sh exec COMMAND...  runs a command in it
#   scripts/systemd-lab.sh down             powers it off and removes all of it
#
# It stands on a copy-on-write layer over LAB_ROOT, this machine's own root unless given (a root of
# debootstrap needs systemd-sysv and dbus). The layer is in memory: nothing of the machine changes,
# and its services are not started. There is no network but a loopback. LAB_DIR, below which all of
# it lies, tells several labs apart. "SOURCE:PLACE ..." in LAB_BIND shows folders of the machine.
# Needs root, cgroup v2 and overlayfs.
# Exit status: 0 when it is up or down, that of the command for exec; 77 where it cannot be had.
set -u

lab=${LAB_DIR:-/tmp/systemd-lab}
groups=/sys/fs/cgroup
[ -f $groups/cgroup.controllers ] || groups=/sys/fs/cgroup/unified
group=$groups/lab$(echo "$lab" | tr / -)

unavailable() {
    echo "systemd-lab: $*" >&2
    exit 77
}

process() { cat "$lab/pid" 2>/dev/null; }
inside() { nsenter --target "$(process)" --all -- "$@"; }

# wait_until SECONDS COMMAND...: until the command succeeds.
wait_until() {
    local end=$((SECONDS + $1))
    shift
    until "$@"; do
        [ "$SECONDS" -lt "$end" ] || return 1
        sleep 0.05
    done
}

# The only child of unshare is the future process 1; it is one once it is called systemd.
is_booting() {
    local child
    child=$(cat "/proc/$1/task/$1/children" 2>/dev/null)
    child=${child%% *}
    [ -n "$child" ] && [ "$(cat "/proc/$child/comm" 2>/dev/null)" = systemd ] || return 1
    echo "$child" >"$lab/pid"
}

is_up() {
    case $(inside systemctl is-system-running 2>/dev/null) in
    running | degraded) ;;
    *) return 1 ;;
    esac
}

is_gone() { ! kill -0 "$1" 2>/dev/null; }

remove_group() {
    [ -d "$group" ] || return 0
    find "$group" -depth -type d -exec rmdir {} + 2>/dev/null
    [ ! -d "$group" ]
}

up() {
    [ "$(id -u)" -eq 0 ] || unavailable "needs root"
    [ ! -e "$lab/pid" ] || { echo "systemd-lab: $lab is up already" >&2; exit 1; }
    mkdir -p "$lab/layer" && mkdir -p "$group" 2>/dev/null || unavailable "no cgroup v2 to use"
    # Entered before the namespace is made, so that this group is the root that systemd sees.
    (
        echo $BASHPID >"$group/cgroup.procs"
        exec setsid unshare --mount --pid --fork --kill-child=KILL --cgroup --uts --ipc --net \
            bash "$0" --inside
    ) </dev/null >"$lab/console" 2>&1 &
    local parent=$!
    if ! wait_until 20 is_booting "$parent" || ! wait_until 60 is_up; then
        cat "$lab/console" >&2
        kill -KILL "$parent" 2>/dev/null
        rm -rf "$lab/pid"
        unavailable "it did not boot"
    fi
}

down() {
    local first
    first=$(process)
    [ -n "$first" ] || return 0
    # To process 1 this says: power off.
    kill -s RTMIN+4 "$first" 2>/dev/null
    if ! wait_until 20 is_gone "$first"; then
        kill -KILL "$first"
        wait_until 10 is_gone "$first"
    fi
    rm -f "$lab/pid" "$lab/console"
    wait_until 10 remove_group || { echo "systemd-lab: $group stays" >&2; return 1; }
    rm -rf "$lab"
}

# The kernel's file systems, so far as the lab may have them.
mount_kernel() {
    mount -t proc -o nosuid,nodev,noexec proc "$1/proc"
    # What is set here is set for the whole machine, but for the network's part.
    mount --bind "$1/proc/sys" "$1/proc/sys"
    mount --bind "$1/proc/sys/net" "$1/proc/sys/net"
    mount -o remount,bind,ro "$1/proc/sys"
    mount -t sysfs -o ro,nosuid,nodev,noexec sysfs "$1/sys"
    mount -t cgroup2 -o nosuid,nodev,noexec cgroup2 "$1/sys/fs/cgroup"
    local node
    mount -t tmpfs -o nosuid,mode=755 devices "$1/dev"
    for node in null zero full random urandom tty; do
        touch "$1/dev/$node"
        mount --bind "/dev/$node" "$1/dev/$node"
    done
    mkdir "$1/dev/pts" "$1/dev/shm"
    mount -t devpts -o newinstance,ptmxmode=0666,mode=620,gid=5 terminals "$1/dev/pts"
    mount -t tmpfs -o mode=1777 shared "$1/dev/shm"
    ln -s pts/ptmx "$1/dev/ptmx"
    ln -s /proc/self/fd "$1/dev/fd"
    ln -s fd/0 "$1/dev/stdin"
    ln -s fd/1 "$1/dev/stdout"
    ln -s fd/2 "$1/dev/stderr"
    mount -t tmpfs -o mode=755 run "$1/run"
    mount -t tmpfs -o mode=1777 tmp "$1/tmp"
}

# What a machine's services and its boot are, is none of the lab's business.
settle() {
    local units=$1/etc/systemd/system
    rm -rf "$units"/*.wants "$units"/*.requires "$1/usr/sbin/policy-rc.d"
    mkdir -p "$units" "$1/etc/systemd/journald.conf.d" "$1/etc/tmpfiles.d"
    cat >"$units/lab.target" <<'UNIT'
[Unit]
Description=The lab
Requires=basic.target
After=basic.target
AllowIsolate=yes
UNIT
    ln -sfn lab.target "$units/default.target"
    # The machine's audit and its kernel's messages are its own.
    printf '[Journal]\nAudit=no\nReadKMsg=no\nRateLimitIntervalSec=0\n' \
        >"$1/etc/systemd/journald.conf.d/lab.conf"
    # It would empty what is shown below /tmp.
    ln -sfn /dev/null "$1/etc/tmpfiles.d/tmp.conf"
    : >"$1/etc/fstab"
    echo lab >"$1/etc/hostname"
    hostname lab
}

boot() {
    set -e
    local layer=$lab/layer pair
    mount --make-rprivate /
    mount -t tmpfs -o mode=755 layer "$layer"
    mkdir "$layer/upper" "$layer/work" "$layer/root"
    mount -t overlay overlay "$layer/root" \
        -o "lowerdir=${LAB_ROOT:-/},upperdir=$layer/upper,workdir=$layer/work"
    mount_kernel "$layer/root"
    settle "$layer/root"
    for pair in ${LAB_BIND:-}; do
        mkdir -p "$layer/root${pair#*:}"
        mount --bind "${pair%%:*}" "$layer/root${pair#*:}"
    done
    cd "$layer/root"
    mkdir -p .old
    pivot_root . .old
    umount --lazy .old
    rmdir .old
    # A container manager's task: without it, units get empty folders of credentials.
    mount --make-rshared /
    exec env -i container=lab PATH=/usr/sbin:/usr/bin:/sbin:/bin LANG=C.UTF-8 \
        /lib/systemd/systemd --system --show-status=no --log-target=journal
}

case ${1:-} in
up) up ;;
exec)
    shift
    [ -n "$(process)" ] || { echo "systemd-lab: $lab is not up" >&2; exit 1; }
    inside "$@"
    ;;
down) down ;;
--inside) boot ;;
*)
    sed -n '2,/^set/{/^#/s/^# \{0,1\}//p}' "$0" >&2
    exit 2
    ;;
esac
