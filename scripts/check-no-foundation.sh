#!/bin/sh
# Checks that programs carry no full Foundation, linked dynamically or statically:
#
#   scripts/check-no-foundation.sh PROGRAM...
#
# It would add 40 MB and the ICU tables to each; FoundationEssentials is welcome. Text in the file is
# searched and not the symbol table, so that a stripped program cannot hide it.
# Exit status: 0 none has it, 1 one has it or cannot be read.
set -u
export LC_ALL=C

[ $# -gt 0 ] || { echo "usage: $0 PROGRAM..." >&2; exit 1; }

status=0
complain() {
    echo "$1: $2" >&2
    status=1
}

for program in "$@"; do
    if ! dynamic=$(readelf --dynamic --wide "$program" 2>&1); then
        complain "$program" "not readable as a program"
        continue
    fi
    # libFoundation.so, libFoundationInternationalization.so, lib_FoundationICU.so, libicu*.so, but
    # not libFoundationEssentials.so.
    linked=$(printf '%s\n' "$dynamic" | grep NEEDED |
        grep -E -o 'lib(Foundation|FoundationInternationalization|_FoundationICU|icu[a-z]+)\.so[^]]*')
    [ -z "$linked" ] || complain "$program" "links $(echo $linked)"

    # Names of its types as the runtime finds them, and the name of ICU's table of data.
    if grep -a -q '[$]s10Foundation[0-9]' "$program"; then
        complain "$program" "contains Foundation: look for an 'import Foundation' in a dependency"
    fi
    if grep -a -q 'icudt[0-9][0-9]' "$program"; then
        complain "$program" "contains the data of ICU, which comes with Foundation"
    fi
done
exit $status
