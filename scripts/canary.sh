#!/bin/sh
# Runs the one test that must fail, and fails when it does not: proof that a broken rule turns the
# run red. Expects the tests to be built.
# Exit status: 0 when the test failed for its own reason.
set -eu

log=$(mktemp)
trap 'rm -f "$log"' EXIT
if CANARY=1 swift test --skip-build --disable-xctest --filter CanaryTests >"$log" 2>&1; then
    cat "$log" >&2
    echo "canary: the test that must fail has passed" >&2
    exit 1
fi
if ! grep -q 'aBrokenRuleFailsTheRun() recorded an issue' "$log"; then
    cat "$log" >&2
    echo "canary: the run failed, but not by the canary" >&2
    exit 1
fi
