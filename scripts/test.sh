#!/bin/sh
# Runs the built tests and, when the run fails, repeats at the very end what failed and where, so
# that the last lines of a long output are enough. Arguments go to `swift test`.
# Exit status: that of `swift test`.
set -u

cd "$(dirname "$0")/.." || exit 1
mkdir -p .build
log=.build/test.log
status_file=$(mktemp)
trap 'rm -f "$status_file"' EXIT

# A pipe has the status of its last command, so that of the first is passed on in a file.
{
    swift test --skip-build --disable-xctest "$@" 2>&1
    echo $? >"$status_file"
} | tee "$log"
status=$(cat "$status_file")
[ "$status" = 0 ] && exit 0

# An issue has several lines: its own, and those below it until the next event. Known issues have
# the same mark as others, but other words. "started" tells which tests a crash has interrupted.
awk '
    function name(line) {
        sub(/^[^ ]+ Test /, "", line)
        sub(/ (started|passed|failed|skipped|was cancelled|with [0-9]+ test case).*/, "", line)
        return line
    }
    function event(line) { return line ~ /^(◇|✔|✘|━|➜|⚠|error:)/ }
    function flush_issue() { if (lines > 0) issues[++count] = issue; lines = 0 }
    event($0) { flush_issue() }
    lines > 0 && lines < 12 { issue = issue "\n    " $0; lines++ }
    /^◇ Test .* started\.$/ && !/^◇ Test (case|run) / { running[name($0)] = 1 }
    /^(✔|✘|━|➜) Test .* (passed|failed|skipped|was cancelled)/ { delete running[name($0)] }
    /^✘ .* recorded an issue/ { issue = $0; lines = 1 }
    /^✘ (Test|Suite) .* failed after/ && !/^✘ Test run / { failed[++failures] = $0 }
    /^✘ Test run / { total = $0 }
    /^error: |: Fatal error: / { failed[++failures] = $0 }
    END {
        flush_issue()
        print "\n──── what failed ────"
        for (i = 1; i <= count; i++) print issues[i]
        for (i = 1; i <= failures; i++) print failed[i]
        if (total == "") for (test in running) print "not ended: " test
        else print total
    }
' "$log"
exit "$status"
