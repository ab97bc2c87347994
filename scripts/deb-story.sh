#!/bin/bash
# What deb-test.sh does in the clean Debian: the packages are in /in.
set -u

export DEBIAN_FRONTEND=noninteractive LC_ALL=C
settings=/etc/rewatchd/rewatchd.yaml
secret=/etc/rewatchd/credentials/prod-eu.password
story=deb

unlucky() { journalctl --no-pager -u rewatchd -n 20; }
. /in/story.sh

apt() { apt-get -y -q --no-install-recommends "$@" </dev/null; }
state() { systemctl show -P "$1" "${2:-rewatchd}"; }
everything() { find / -xdev \( -path /in -o -path /proc -o -path /tmp \) -prune -o -print | sort; }
# What a package manager and a running system write down for themselves.
kept() { grep -v -E '^/(var/(cache|log|lib/(apt|dpkg|systemd))|run|sys|dev)/|^/etc/ld.so.cache$'; }
ours() { find / -xdev \( -path /in -o -path /proc -o -path /tmp \) -prune -o \
    \( -name '*rewatchd*' -o -name '*resim*' \) -print; }

# What it depends on is needed by others too, and so not ours to take away again.
apt install /in/first.deb >/dev/null && apt purge rewatchd >/dev/null
before=$(everything | kept)

expect "installs into a clean Debian 12" apt install /in/first.deb
expect "both programs run" eval 'rewatchd --version && resim --version'
expect "the service is enabled" is "$(systemctl is-enabled rewatchd)" enabled
expect "and not started" is "$(state ActiveState)" inactive
expect "the configuration is a conffile" \
    eval "dpkg-query -W -f='\${Conffiles}' rewatchd | grep -q $settings"
expect "the folder of passwords is root's alone" \
    is "$(stat -c '%U %a' /etc/rewatchd/credentials)" "root 700"
expect "the journal explains an alert" \
    eval 'journalctl --dump-catalog 0d9ccba2276a5d887f3de7bcfbaff5f9 | grep -q "Defined-By: rewatchd"'
for program in rewatchd resim; do
    expect "bash completes $program" \
        eval ". /usr/share/bash-completion/bash_completion
              _completion_loader $program; complete -p $program"
    expect "zsh reads its completions of $program" \
        zsh -n /usr/share/zsh/vendor-completions/_$program
    expect "fish reads its completions of $program" \
        fish -n /usr/share/fish/vendor_completions.d/$program.fish
done

systemctl start rewatchd 2>/dev/null
expect "without a configuration it ends with 78" is "$(state ExecMainStatus)" 78
expect "and is not started again" is "$(state NRestarts) $(state ActiveState)" "0 failed"

# The four lines that are changed, and a password.
(cd /etc/rewatchd && exec resim --listen 127.0.0.1:9443 --write-ca /etc/rewatchd/prod-eu-ca.pem) \
    >/tmp/resim.log 2>&1 &
expect "a cluster is at hand" until_true grep -q listening /tmp/resim.log
sed -i 's|https://n1.example:9443|https://127.0.0.1:9443|; /https:.*n2.example/d' $settings
(umask 077 && printf simulated >$secret)
expect "configured, the doctor finds nothing wrong" \
    systemd-run --pipe --wait --collect -p DynamicUser=yes \
    -p LoadCredential=credentials:/etc/rewatchd/credentials rewatchd probe
expect "it starts" systemctl start rewatchd
scrape() { exec 3<>/dev/tcp/127.0.0.1/19443 &&
    printf 'GET /metrics HTTP/1.1\r\nHost: lab\r\nConnection: close\r\n\r\n' >&3 && cat <&3; }
sees() { scrape | grep -q '^redis_enterprise_up{cluster="prod-eu"} 1'; }
expect "and watches the cluster" until_true sees
expect "and keeps its state" test -s /var/lib/rewatchd/rewatchd.sqlite

# One more, with a configuration of its own.
(umask 077 && mkdir /etc/rewatchd/site.credentials && cp $secret /etc/rewatchd/site.credentials/)
{ cat $settings; echo "web: {listen: 127.0.0.1:19444}"; } >/etc/rewatchd/site.yaml
expect "an instance starts beside it" systemctl start rewatchd@site
expect "with a state of its own" until_true test -s /var/lib/rewatchd-site/rewatchd.sqlite

first=$(state MainPID)
instance=$(state MainPID rewatchd@site)
expect "is upgraded without a question" apt install /in/second.deb
expect "runs on, as the new version" until_true eval "[ \$(state MainPID) -ne $first ] && sees"
expect "and so does the instance" \
    until_true eval "[ \$(state ActiveState rewatchd@site) = active ] &&
        [ \$(state MainPID rewatchd@site) -ne $instance ]"
expect "the edits are still there" grep -q https://127.0.0.1:9443 $settings
expect "is upgraded when the defaults change" \
    apt -o Dpkg::Options::=--force-confold install /in/third.deb
expect "the edits are still there again" grep -q https://127.0.0.1:9443 $settings
expect "the new defaults lie beside them" grep -q 'later version' $settings.dpkg-dist
expect "it still watches" until_true sees

expect "is removed" apt remove rewatchd
expect "is stopped" is "$(systemctl is-active rewatchd)" inactive
expect "and so is the instance" is "$(systemctl is-active rewatchd@site)" inactive
expect "configuration, password and state stay" \
    test -s $settings -a -s $secret -a -s /var/lib/rewatchd/rewatchd.sqlite
expect "the programs are gone" lacks test -e /usr/bin/rewatchd
expect "is installed again, with its configuration" apt install /in/third.deb
expect "and starts" systemctl start rewatchd
expect "and watches" until_true sees

kill %1
expect "is purged" apt purge rewatchd
expect "nothing of it is left" is "$(ours)" ""
expect "nothing else has changed" diff <(echo "$before") <(everything | kept)
echo "deb: all $held hold"
