#!/bin/sh
# Makes a clean Debian 12 with systemd in .build/debian-root, unless it is there, and makes the
# packages that a .deb depends on known and fetched there, so that the rest needs no network:
#
#   scripts/debian-root.sh FILE.deb [PACKAGE...]
#
# Packages that are named are fetched too.
# Needs root. MIRROR is where Debian's packages come from.
# Exit status: 0 when all is there.
set -eu

deb=$(readlink -f "$1")
shift
cd "$(dirname "$0")/.."
: "${MIRROR:=http://deb.debian.org/debian}"
root=$PWD/.build/debian-root
# systemd to boot it, shells that complete, and what resim makes its certificate with.
packages=systemd-sysv,dbus,bash-completion,zsh,fish,openssl

if [ "$(cat "$root/complete" 2>/dev/null)" != "$packages" ]; then
    scripts/need.sh debootstrap
    rm -rf "$root"
    mkdir -p .build
    echo "making a clean Debian 12 in .build/debian-root"
    if ! debootstrap --variant=minbase --include="$packages" bookworm "$root" "$MIRROR" \
        >.build/debian-root.log 2>&1; then
        tail -n 20 .build/debian-root.log >&2
        exit 1
    fi
    echo "$packages" >"$root/complete"
fi

cp "$deb" "$root/package.deb"
cp -L /etc/resolv.conf /etc/hosts "$root/etc/"
# In namespaces of its own: nothing that a script of a package starts or mounts stays.
unshare --mount --pid --fork --mount-proc="$root/proc" chroot "$root" sh -eu -c '
    PATH=/usr/sbin:/usr/bin:/sbin:/bin
    fetch() {
        apt-get install -y -q --no-install-recommends --download-only /package.deb "$@"
    }
    fetch "$@" || { apt-get update -q && fetch "$@"; }' sh "$@" >.build/debian-root.log 2>&1 ||
    { cat .build/debian-root.log >&2; exit 1; }
