#!/bin/sh
# Fuzzes everything that reads what others wrote, with libFuzzer and AddressSanitizer:
#
#   scripts/fuzz.sh [SECONDS [SURFACE...]]      each for so long, 30 unless given; all unless named
#   scripts/fuzz.sh build                       only builds the fuzzers
#   scripts/fuzz.sh seeds                       writes the seeds into Fuzz/Corpus anew
#   scripts/fuzz.sh keep                        keeps of what was found what reaches new code
#   scripts/fuzz.sh repeat SURFACE FILE         runs one input, such as a finding
#
# One runs for each core. What is found on the way lies in .build/fuzz/corpus, which later runs
# start from too. The first run is about a bug that was planted: one that is not found fails.
# Exit status: 0 when nothing was found.
set -eu

cd "$(dirname "$0")/.."
root=$PWD
refuzz=$root/.build/fuzz/debug/refuzz
work=$root/.build/fuzz
# Swift's own backtraces would wait for a debugger's answer; libFuzzer writes the stack.
export SWIFT_BACKTRACE=enable=no

build() {
    mkdir -p "$work"
    if ! swift build --package-path Fuzz --scratch-path "$work" --product refuzz \
        >"$work/build.log" 2>&1; then
        cat "$work/build.log" >&2
        exit 1
    fi
}

# prepare: the folder that the fuzzers run in, with the files that a configuration may name.
prepare() {
    mkdir -p "$work/run/credentials" "$work/findings" "$work/logs"
    (umask 077 && printf 'secret\n' >"$work/run/password")
    tail -c +2 Fuzz/Corpus/certificate/seed-pem >"$work/run/ca.pem"
}

# search SURFACE SECONDS: with FUZZ_SEED the same search each time, as long as nothing changes; exit status 0 when nothing was found.
search() {
    mkdir -p "$work/corpus/$1" "Fuzz/Corpus/$1"
    # The time of its own end is libFuzzer's; this one is for when that does not come.
    (cd "$work/run" && timeout --kill-after=10 $(($2 + 240)) "$refuzz" --surface="$1" \
        -max_total_time="$2" -seed="${FUZZ_SEED:-0}" -timeout=20 -rss_limit_mb=2048 -max_len=16384 -print_final_stats=1 \
        -artifact_prefix="$work/findings/$1-" "$work/corpus/$1" "$root/Fuzz/Corpus/$1" \
        </dev/null >"$work/logs/$1.log" 2>&1)
}

# tell SURFACE STATUS: a line, and what was found.
tell() {
    log=$work/logs/$1.log
    runs=$(awk '/^stat::number_of_executed_units:/ { print $2 }' "$log")
    reached=$(awk '{ for (i = 1; i < NF; i++) if ($i == "cov:") n = $(i + 1) } END { print n }' "$log")
    printf '  %-12s %9s runs  %6s places reached\n' "$1" "${runs:--}" "${reached:--}"
    [ "$2" -ne 0 ] || return 0
    {
        echo "fuzz: $1 found something:"
        grep -a -m 1 -E 'broken promise|Fatal error|ERROR: ' "$log" || tail -n 5 "$log"
        grep -a -E '^ +#[0-9]+ .* in ' "$log" | grep -a -v -E 'fuzzer::|libc|backtrace' | head -n 12
        file=$(sed -n 's/.*Test unit written to //p' "$log" | tail -n 1)
        echo "    scripts/fuzz.sh repeat $1 ${file#"$root"/}"
    } >&2
}

one() {
    status=0
    search "$1" "$2" || status=$?
    tell "$1" "$status"
    return "$status"
}

planted() {
    rm -rf "$work/corpus/planted"
    if search planted 60; then
        echo "fuzz: the bug that was planted was not found" >&2
        exit 1
    fi
    grep -q -a 'this bug was planted' "$work/logs/planted.log" || {
        cat "$work/logs/planted.log" >&2
        exit 1
    }
    rm -f "$work"/findings/planted-*
    rmdir Fuzz/Corpus/planted
}

all() {
    seconds=$1
    shift
    [ $# -gt 0 ] || set -- $("$refuzz" list)
    echo "fuzz: $# surfaces, $seconds s each; the planted bug was found"
    printf '%s\n' "$@" | xargs -P "$(nproc)" -I SURFACE scripts/fuzz.sh one SURFACE "$seconds"
}

case ${1:-30} in
one) one "$2" "$3" ;;
build) build ;;
seeds)
    build
    mkdir -p Fuzz/Corpus
    "$refuzz" seeds Fuzz/Corpus
    ;;
keep)
    for surface in $("$refuzz" list); do
        (cd "$work/run" && "$refuzz" --surface="$surface" -set_cover_merge=1 -use_counters=0 -max_len=1024 \
            "$root/Fuzz/Corpus/$surface" "$work/corpus/$surface") >"$work/logs/merge.log" 2>&1 \
            </dev/null
    done
    du -sh Fuzz/Corpus
    ;;
repeat)
    build
    prepare
    file=$(realpath "$3")
    cd "$work/run"
    exec "$refuzz" --surface="$2" "$file"
    ;;
*)
    seconds=${1:-30}
    [ $# -eq 0 ] || shift
    build
    prepare
    planted
    all "$seconds" "$@" || { echo "fuzz: see above" >&2; exit 1; }
    ;;
esac
