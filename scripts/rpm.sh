#!/bin/sh
# Builds the RPM package from the spec into .build/rpm, and checks that it holds what the Debian
# package holds. Debian has no packages of that kind, so what it would be built with is not asked.
# Exit status: 0 when it is built and whole.
set -eu

cd "$(dirname "$0")/.."
scripts/need.sh rpm
built=$(.build/release/rewatchd --version | cut -d' ' -f2)
grep -q "^Version: *$built\$" packaging/rpm/rewatchd.spec ||
    { echo "rpm: the spec has another version than $built" >&2; exit 1; }

rm -rf .build/rpm
mkdir -p .build/rpm
if ! rpmbuild -bb --build-in-place --nodeps --define "_topdir $PWD/.build/rpm" \
    --define '_binary_payload w3.zstdio' packaging/rpm/rewatchd.spec >.build/rpm/log 2>&1; then
    tail -n 40 .build/rpm/log >&2
    exit 1
fi
package=$(ls .build/rpm/RPMS/*/rewatchd-*.rpm)

# Every file that scripts/install.sh has put, and no other but the licence.
list=$(mktemp -d)
trap 'rm -rf "$list"' EXIT
scripts/install.sh "$list/tree"
(cd "$list/tree" && find . -type f | sed 's|^\.||') | sed 's|\(/man/man./.*\)$|\1|' |
    sort >"$list/installed"
rpm -qp --qf '[%{FILEMODES:perms} %{FILENAMES}\n]' "$package" 2>/dev/null |
    grep -v -e '^d' -e '/usr/share/licenses/' -e '/\.build-id' | sed 's/^[^ ]* //; s/\.gz$//' |
    sort >"$list/packaged"
diff "$list/installed" "$list/packaged" >&2
rpm -qp --configfiles "$package" 2>/dev/null | grep -q '^/etc/rewatchd/rewatchd.yaml$'
echo "$package: $(du -h "$package" | cut -f1), $(wc -l <"$list/packaged") files"
