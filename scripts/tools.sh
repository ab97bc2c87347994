#!/bin/sh
# Puts promtool and prometheus, which the tests run, below .build/tools/bin unless they are in PATH.
#
# Debian's package would start Prometheus as a service of the machine when installed, so it is only
# unpacked. The Makefile has .build/tools/bin in PATH.
# Exit status: 0 when both can be run.
set -eu

tools=$(cd "$(dirname "$0")/.." && pwd)/.build/tools

ready() {
    for tool in promtool prometheus; do
        [ -x "$tools/bin/$tool" ] || command -v $tool >/dev/null || return 1
    done
}

! ready || exit 0
if ! command -v apt-get >/dev/null; then
    echo "Please install promtool and prometheus: https://prometheus.io/download/" >&2
    exit 1
fi

echo "unpacking promtool and prometheus into $tools"
mkdir -p "$tools/bin" "$tools/packages"
cd "$tools/packages"
rm -f prometheus_*.deb
download() {
    # As the user who asks, for apt's own user may not write here.
    apt-get -q -o APT::Sandbox::User="$(id -un)" download prometheus >log 2>&1
}
if ! download; then
    # The lists may be old or missing altogether.
    root=
    [ "$(id -u)" -eq 0 ] || root=sudo
    $root apt-get -q update >log 2>&1 || true
    download || { cat log >&2; exit 1; }
fi
dpkg-deb --extract prometheus_*.deb "$tools/prometheus"
for tool in promtool prometheus; do
    ln -sf "../prometheus/usr/bin/$tool" "$tools/bin/$tool"
done
ready
