#!/bin/sh
# Shows that check-no-foundation.sh finds Foundation in programs that have it, and in no others.
# Exit status: 0 when each verdict is right.
set -eu

check=$(cd "$(dirname "$0")" && pwd)/check-no-foundation.sh
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"

cat >full.swift <<'SWIFT'
import Foundation
print(DateFormatter().string(from: Date()))
SWIFT
cat >essential.swift <<'SWIFT'
import FoundationEssentials
print(Date().timeIntervalSince1970)
SWIFT

# The linker warns of mktemp in FoundationEssentials; only a failure is of interest.
compile() {
    swiftc "$@" >log 2>&1 || { cat log >&2; exit 1; }
}
compile -static-stdlib full.swift -o full-static
compile full.swift -o full-dynamic
compile -static-stdlib essential.swift -o essential-static
compile essential.swift -o essential-dynamic
strip -o full-stripped full-static
strip -o essential-stripped essential-static

status=0
expect() {
    verdict=clean
    "$check" "$2" >log 2>&1 || verdict=found
    if [ "$verdict" != "$1" ]; then
        echo "check-no-foundation: $2 should be $1, is $verdict" >&2
        cat log >&2
        status=1
    fi
}
expect found full-static
expect found full-stripped
expect found full-dynamic
expect found no-such-program
expect clean essential-static
expect clean essential-stripped
expect clean essential-dynamic
exit $status
