#!/bin/sh
# Puts promtool, prometheus and prometheus-alertmanager, which the tests run, below .build/tools/bin
# unless they are in PATH.
#
# Debian's packages would start services of the machine when installed, so they are only unpacked.
# The Makefile has .build/tools/bin in PATH.
# Exit status: 0 when all can be run.
set -eu

tools=$(cd "$(dirname "$0")/.." && pwd)/.build/tools

# have PROGRAM...: whether each can be run.
have() {
    for tool in "$@"; do
        [ -x "$tools/bin/$tool" ] || command -v "$tool" >/dev/null || return 1
    done
}

# download PACKAGE: as the user who asks, for apt's own user may not write here.
download() {
    apt-get -q -o APT::Sandbox::User="$(id -un)" download "$1" >log 2>&1
}

# unpack PACKAGE PROGRAM...: makes the programs of a package runnable.
unpack() {
    package=$1
    shift
    ! have "$@" || return 0
    if ! command -v apt-get >/dev/null; then
        echo "Please install $*: https://prometheus.io/download/" >&2
        exit 1
    fi
    echo "unpacking $* into $tools"
    mkdir -p "$tools/bin" "$tools/packages"
    cd "$tools/packages"
    rm -f "${package}"_*.deb
    if ! download "$package"; then
        # The lists may be old or missing altogether.
        root=
        [ "$(id -u)" -eq 0 ] || root=sudo
        $root apt-get -q update >log 2>&1 || true
        download "$package" || { cat log >&2; exit 1; }
    fi
    dpkg-deb --extract "${package}"_*.deb "$tools/$package"
    for tool in "$@"; do
        ln -sf "../$package/usr/bin/$tool" "$tools/bin/$tool"
    done
    have "$@"
}

# wrap_alertmanager: Debian's reads a template at a fixed place below /usr/share, which is not there
# when the package is only unpacked; so it gets a /usr/share of its own.
wrap_alertmanager() {
    root=$tools/prometheus-alertmanager
    [ -d "$root" ] && [ ! -d /usr/share/prometheus/alertmanager ] || return 0
    rm -f "$tools/bin/prometheus-alertmanager"
    cat >"$tools/bin/prometheus-alertmanager" <<WRAPPER
#!/bin/sh
exec unshare --map-root-user --mount sh -c '
    mount -t tmpfs tmpfs /usr/share && mkdir /usr/share/prometheus &&
    ln -s "$root/usr/share/prometheus/alertmanager" /usr/share/prometheus/alertmanager &&
    exec "$root/usr/bin/prometheus-alertmanager" "\$@"' sh "\$@"
WRAPPER
    chmod +x "$tools/bin/prometheus-alertmanager"
}

# install_parser: the official Python client of Prometheus, whose parsers check ours.
install_parser() {
    parser=$tools/python
    [ ! -d "$parser/prometheus_client" ] || return 0
    echo "installing prometheus-client into $parser"
    mkdir -p "$parser"
    if ! python3 -m pip install -q --target "$parser" 'prometheus-client>=0.20' \
        >"$parser/log" 2>&1; then
        cat "$parser/log" >&2
        exit 1
    fi
}

unpack prometheus promtool prometheus
install_parser
unpack prometheus-alertmanager prometheus-alertmanager
wrap_alertmanager
