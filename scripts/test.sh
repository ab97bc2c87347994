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
    # Long values stand between the name of a test and the place, which must both be seen.
    function shortened(line) {
        if (length(line) <= 600) return line
        return substr(line, 1, 300) " [...] " substr(line, length(line) - 299)
    }
    function flush_issue(    i) {
        if (lines == 0) return
        count++
        for (i = 1; i <= lines; i++) {
            if (i == 5 && lines > 12) issues[count] = issues[count] "    [...]\n"
            if (i < 5 || i > lines - 8)
                issues[count] = issues[count] (i > 1 ? "    " : "") shortened(line[i]) "\n"
        }
        lines = 0
    }
    event($0) { flush_issue() }
    lines > 0 { line[++lines] = $0 }
    /^◇ Test .* started\.$/ && !/^◇ Test (case|run) / { running[name($0)] = 1 }
    /^(✔|✘|━|➜) Test .* (passed|failed|skipped|was cancelled)/ { delete running[name($0)] }
    /^✘ .* recorded an issue/ { line[1] = $0; lines = 1 }
    /^✘ (Test|Suite) .* failed after/ && !/^✘ Test run / { failed[++failures] = $0 }
    /^✘ Test run / { total = $0 }
    /^error: |: Fatal error: / { failed[++failures] = $0 }
    END {
        flush_issue()
        print "\n──── what failed ────"
        for (i = 1; i <= count; i++) printf "%s", issues[i]
        for (i = 1; i <= failures; i++) print failed[i]
        if (total == "") for (test in running) print "not ended: " test
        else print total
    }
' "$log"
exit "$status"
