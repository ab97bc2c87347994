#!/bin/bash
# What the stories in a machine of their own share; each sets `story`, its name, and `unlucky`,
# which prints what is worth knowing when something does not hold.

held=0

# expect WORDS COMMAND...: prints a line when the command succeeds, and ends with what it said
# otherwise.
expect() {
    local words=$1 said
    shift
    if said=$("$@" 2>&1); then
        held=$((held + 1))
        echo "$story: $words"
    else
        printf '%s: NOT %s\n%s\n' "$story" "$words" "$said" >&2
        unlucky >&2
        exit 1
    fi
}

is() { [ "$1" = "$2" ] || { echo "$1 is not $2"; return 1; }; }
lacks() { ! "$@"; }

# until_true COMMAND...: for two minutes at most.
until_true() {
    local end=$((SECONDS + ${PATIENCE:-120}))
    until "$@" >/dev/null 2>&1; do [ $SECONDS -lt $end ] || { "$@"; return; }; sleep 0.1; done
}
