#!/bin/sh
# Puts everything that a package holds below a folder, as it lies on a machine:
#
#   scripts/install.sh DESTDIR
#
# The programs are those of `make build`. Places that differ between distributions are variables:
# UNIT_DIR, BASH_DIR, ZSH_DIR, FISH_DIR and DOC_DIR. The packages and the container image all come
# from here, so that a file that is added stands in one list.
# Exit status: 0 when all is there.
set -eu

[ $# -eq 1 ] || { sed -n '2,/^set/{/^#/s/^# \{0,1\}//p}' "$0" >&2; exit 2; }
mkdir -p "$1"
destination=$(cd "$1" && pwd)
cd "$(dirname "$0")/.."
programs=.build/release

: "${UNIT_DIR:=/usr/lib/systemd/system}"
: "${BASH_DIR:=/usr/share/bash-completion/completions}"
: "${ZSH_DIR:=/usr/share/zsh/site-functions}"
: "${FISH_DIR:=/usr/share/fish/vendor_completions.d}"
: "${DOC_DIR:=/usr/share/doc/rewatchd}"

# put FOLDER FILE...: files that nobody executes.
put() {
    folder=$destination$1
    shift
    install -d "$folder"
    install -m 644 "$@" "$folder"
}

# complete PROGRAM SHELL FILE: what the program itself prints.
complete() {
    install -d "$(dirname "$destination$3")"
    # They are read by a shell, so the first line of a script means nothing.
    "$programs/$1" --generate-completion-script "$2" | sed '1{/^#!/d}' >"$destination$3"
    chmod 644 "$destination$3"
}

# Licences ask that these are passed on with what is linked into the programs.
notices() {
    echo "Parts of other projects are linked into rewatchd and resim. Besides Swift and its"
    echo "libraries these are, all under the Apache License 2.0:"
    echo
    for checkout in .build/checkouts/*/; do echo "    $(basename "$checkout")"; done
    for notice in .build/checkouts/*/NOTICE*; do
        [ -f "$notice" ] || continue
        printf '\n%s\n\n' "==== $(basename "$(dirname "$notice")")"
        cat "$notice"
    done
}

install -d "$destination/usr/bin"
install -m 755 "$programs/rewatchd" "$programs/resim" "$destination/usr/bin"

put /etc/rewatchd packaging/rewatchd.yaml
install -d -m 700 "$destination/etc/rewatchd/credentials"
for unit in systemd/*.service systemd/*.socket; do
    [ ! -f "$unit" ] || put "$UNIT_DIR" "$unit"
done
put /usr/lib/systemd/catalog packaging/rewatchd.catalog

put /usr/share/man/man1 packaging/man/resim.1
put /usr/share/man/man5 packaging/man/rewatchd.yaml.5
put /usr/share/man/man8 packaging/man/rewatchd.8
for program in rewatchd resim; do
    complete "$program" bash "$BASH_DIR/$program"
    complete "$program" zsh "$ZSH_DIR/_$program"
    complete "$program" fish "$FISH_DIR/$program.fish"
done
put /usr/share/rewatchd/prometheus packaging/prometheus/*.yml
put /usr/share/rewatchd/grafana packaging/grafana/*.json
put "$DOC_DIR" README.md docs/*.md
put "$DOC_DIR/decisions" docs/decisions/*.md
notices >"$destination$DOC_DIR/NOTICE.txt"
chmod 644 "$destination$DOC_DIR/NOTICE.txt"
# Examples beside the units, where there are any.
for example in systemd/*.conf systemd/*.d/*.conf; do
    [ ! -f "$example" ] || put "$DOC_DIR/examples" "$example"
done
