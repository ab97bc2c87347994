#!/bin/sh
# Installs Debian packages that a check needs and the machine lacks:
#
#   scripts/need.sh PACKAGE...
#
# What the build and the tests need is installed by deps.sh; this is for what only single checks
# use. Says nothing when nothing is missing.
# Exit status: 0 when all are there, 1 when they cannot be installed.
set -eu

missing=
for package in "$@"; do
    status=$(dpkg-query -W -f='${db:Status-Status}' "$package" 2>/dev/null || true)
    [ "$status" = installed ] || missing="$missing $package"
done
[ -n "$missing" ] || exit 0
[ "${DEPS:-}" != skip ] || { echo "need: not installed:$missing" >&2; exit 1; }

echo "installing:$missing"
log=$(mktemp)
trap 'rm -f "$log"' EXIT
root=
[ "$(id -u)" -eq 0 ] || root=sudo
# A source of packages that we do not use may be out of reach; the installation decides.
$root apt-get update -q >"$log" 2>&1 || true
if ! $root env DEBIAN_FRONTEND=noninteractive \
    apt-get install -q -y --no-install-recommends $missing >>"$log" 2>&1; then
    cat "$log" >&2
    exit 1
fi
