#!/bin/sh
# Installs what the build and the tests need and the machine lacks: Debian packages by apt-get;
# promtool, prometheus and Alertmanager by tools.sh. Says nothing and is quick when nothing is
# missing.
# Exit status: 0 when all is there, 1 with what to do by hand.
set -eu

packages="
    binutils ca-certificates curl git libcrypt-dev libcurl4-openssl-dev libsimdjson-dev
    libsqlite3-dev libsystemd-dev libyaml-dev make openssl pkg-config python3 python3-pip
    systemd util-linux zlib1g-dev"

swift_version() {
    swift --version 2>/dev/null | sed -n 's/.*Swift version \([0-9]*\)\.\([0-9]*\).*/\1 \2/p'
}

check_swift() {
    set -- $(swift_version)
    if [ $# -ne 2 ] || [ "$1" -lt 6 ] || { [ "$1" -eq 6 ] && [ "$2" -lt 2 ]; }; then
        echo "rewatchd needs Swift 6.2 or later (found: ${1:-none}${2:+.$2})." >&2
        echo "Get it from https://www.swift.org/install/linux/ and put its usr/bin in PATH." >&2
        exit 1
    fi
}

# The library names of other distributions, for people who know theirs.
advise() {
    cat >&2 <<'TEXT'
This machine has no apt-get. Please install, by its own means, the development files of libcurl
(OpenSSL flavour), libsystemd, libxcrypt, libyaml, simdjson, SQLite and zlib, and openssl, binutils,
make, git, curl, pkg-config, Python with pip, util-linux and promtool. On Fedora:
    sudo dnf install libcurl-devel systemd-devel libyaml-devel simdjson-devel sqlite-devel \
        libxcrypt-devel zlib-devel openssl binutils make git curl pkgconf-pkg-config python3-pip util-linux \
        golang-github-prometheus
Then run make again with DEPS=skip.
TEXT
    exit 1
}

missing_packages() {
    installed=$(dpkg-query -W -f='${db:Status-Status} ${Package}\n' $packages 2>/dev/null || true)
    for package in $packages; do
        case "
$installed
" in
        *"
installed $package
"*) ;;
        *) printf '%s ' "$package" ;;
        esac
    done
}

as_root() {
    if [ "$(id -u)" -eq 0 ]; then
        "$@"
    elif command -v sudo >/dev/null; then
        sudo "$@"
    else
        echo "Please run as root: $*" >&2
        exit 1
    fi
}

install() {
    echo "installing: $*"
    log=$(mktemp)
    # A source of packages that we do not use may be out of reach; the installation decides.
    as_root apt-get update -q >"$log" 2>&1 || true
    if ! as_root env DEBIAN_FRONTEND=noninteractive \
        apt-get install -q -y --no-install-recommends "$@" >>"$log" 2>&1; then
        cat "$log" >&2
        rm -f "$log"
        echo "apt-get could not install: $*" >&2
        exit 1
    fi
    rm -f "$log"
}

check_swift
[ "${DEPS:-}" != skip ] || exit 0
command -v apt-get >/dev/null && command -v dpkg-query >/dev/null || advise
missing=$(missing_packages)
[ -z "$missing" ] || install $missing
"$(dirname "$0")/tools.sh"
