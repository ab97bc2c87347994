#!/bin/sh
# Builds the Debian package from the programs of `make build` into .build/deb, and has lintian
# look at it.
# Exit status: 0 when it is built and lintian has neither errors nor warnings.
set -eu

cd "$(dirname "$0")/.."
ROOT=$PWD
export ROOT
scripts/need.sh debhelper dpkg-dev lintian

# The version stands in the programs and in the changelog.
packaged=$(dpkg-parsechangelog -l packaging/debian/changelog -S Version)
for program in rewatchd resim; do
    built=$(.build/release/$program --version | cut -d' ' -f2)
    if [ "$built" != "${packaged%%-*}" ]; then
        echo "deb: $program is version $built, packaging/debian/changelog says $packaged" >&2
        exit 1
    fi
done

rm -rf .build/deb
mkdir -p .build/deb/source
cp -r packaging/debian .build/deb/source/
# Everything is written down as root's, and the time of the changelog is that of the files.
SOURCE_DATE_EPOCH=$(dpkg-parsechangelog -l packaging/debian/changelog -S Timestamp)
export SOURCE_DATE_EPOCH
if ! (cd .build/deb/source && dpkg-buildpackage -b --no-sign) >.build/deb/log 2>&1; then
    cat .build/deb/log >&2
    exit 1
fi
package=$(ls .build/deb/rewatchd_*.deb)
if ! said=$(lintian --fail-on error,warning "$package" 2>/dev/null); then
    echo "$said" >&2
    exit 1
fi
echo "$package: $(du -h "$package" | cut -f1), lintian has nothing to say"
