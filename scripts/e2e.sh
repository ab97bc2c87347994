#!/bin/bash
# Runs the programs among the real parts that they live with, and prints a line for each: systemd,
# journald, Prometheus and promtool, a browser, Alertmanager, the packages. Nothing of the machine
# changes.
#
#   scripts/e2e.sh [NAME...]        only these
#
# Needs `make build-tests` and `make deb` before. Exit status: 0 when all hold, 1 otherwise. What
# cannot be had on this machine is said and is no failure.
set -u

cd "$(dirname "$0")/.." || exit 1
log=$(mktemp)
trap 'rm -f "$log"' EXIT
failed=0
wanted=" $* "

# step NAME COMMAND...: a line with the last thing that the command said, or all of it if it fails;
# with TELL all that it said as well.
step() {
    local name=$1 start=$SECONDS status
    shift
    [ "$wanted" = "  " ] || [[ $wanted = *" $name "* ]] || return 0
    "$@" >"$log" 2>&1
    status=$?
    [ -z "${TELL:-}" ] || [ $status -ne 0 ] || cat "$log"
    case $status in
    0) printf 'e2e: %-12s ok    %4d s  %s\n' "$name" $((SECONDS - start)) "$(tail -n 1 "$log")" ;;
    77) printf 'e2e: %-12s not to be had here: %s\n' "$name" "$(tail -n 1 "$log")" ;;
    *)
        cat "$log" >&2
        printf 'e2e: %-12s FAILED %3d s\n' "$name" $((SECONDS - start))
        failed=1
        ;;
    esac
}

# suites NAME...: these suites of tests, of which at least one must have run.
suites() {
    local filters=() name
    for name in "$@"; do filters+=(--filter "\\.$name/"); done
    swift test --skip-build --disable-xctest "${filters[@]}" >"$log.tests" 2>&1
    local status=$?
    [ $status -eq 0 ] || cat "$log.tests"
    grep -o 'Test run with [1-9].*' "$log.tests" || status=1
    rm -f "$log.tests"
    return $status
}

step units scripts/check-units.sh
TELL=yes step systemd scripts/e2e-systemd.sh
step journald suites JournalTests JournaldTests JournalCatalogueTests
step prometheus suites ConformanceTests RemoteWriteTests RemoteReadTests HistoryTests
step rules suites PrometheusRuleTests
step dashboards suites DashboardTests
step pages scripts/page-test.sh
step alertmanager suites AlertmanagerTests
step deb scripts/deb-test.sh
step container scripts/container-check.sh
exit $failed
