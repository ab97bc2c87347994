#!/bin/bash
# What e2e-systemd.sh does in the lab: programs and units are in /in.
set -u

export LC_ALL=C
sentinel=sentinel-of-the-unit
story=systemd
url=http://127.0.0.1:19443

unlucky() { systemctl status --no-pager -n 0 rewatchd; journalctl --no-pager -o short-precise -n 40; }
. /in/story.sh

show() { systemctl show -P "$1" "${2:-rewatchd}"; }
log() { journalctl --sync; journalctl --no-pager -o cat "$@"; }
logged() { log -u rewatchd | grep -q "$1"; }
scrape() { curl -sS --fail --max-time 10 "$@"; }
sees() { scrape "$url/metrics" | grep -q '^redis_enterprise_up{cluster="lab"} 1'; }

# drop_in NAME: what stands on the input becomes a drop-in of the service.
drop_in() {
    mkdir -p /etc/systemd/system/rewatchd.service.d
    cat >"/etc/systemd/system/rewatchd.service.d/$1.conf"
    systemctl daemon-reload
}

install -m 755 /in/rewatchd /in/resim /usr/bin/
install -m 644 /in/units/*.service /in/units/*.socket /etc/systemd/system/
install -m 644 -D /in/rewatchd.catalog /usr/lib/systemd/catalog/rewatchd.catalog
mkdir -p /etc/rewatchd /lab && mkdir -m 700 /etc/rewatchd/credentials
(umask 077 && printf %s $sentinel >/lab/password)
(cd /lab && exec resim --listen 127.0.0.1:9443 --user rewatchd@example.com \
    --password-file /lab/password --write-ca /etc/rewatchd/ca.pem) >/lab/resim.log 2>&1 &
expect "a cluster is at hand" until_true grep -q listening /lab/resim.log
chmod 644 /etc/rewatchd/ca.pem
(umask 077 && printf %s $sentinel >/etc/rewatchd/credentials/lab)
settings() {
    cat <<YAML
clusters:
  - name: $1
    endpoints: [https://127.0.0.1:9443]
    username: rewatchd@example.com
    credential: credentials_$2
    tls: {ca_file: /etc/rewatchd/ca.pem}
    poll: {interval: 1s, slow_interval: 5s, timeout: 2s}
YAML
}
settings lab lab >/etc/rewatchd/rewatchd.yaml
systemctl daemon-reload

expect "verify has nothing to say of the units" is \
    "$(systemd-analyze verify --man=no rewatchd.service rewatchd.socket rewatchd@lab.service 2>&1)" ""

# Start, READY and STATUS.
expect "it starts, and is ready after the first cycle" systemctl start rewatchd
expect "it is active" is "$(show ActiveState) $(show SubState)" "active running"
expect "its status says how the clusters are" \
    eval 'show StatusText | grep -q "^1 of 1 clusters up, "'
expect "it sees the cluster" until_true sees
expect "the log is in the journal, with the unit's name" \
    eval "journalctl --sync; journalctl --no-pager -u rewatchd -o json SYSLOG_IDENTIFIER=rewatchd |
        grep -q '\"_SYSTEMD_UNIT\":\"rewatchd.service\"'"
pid=$(show MainPID)

# What the process may do.
status() { sed -n "s/^$1:[[:space:]]*//p" "/proc/$pid/status"; }
expect "it runs as a user that exists only now" \
    eval "[ $(stat -c %u /proc/$pid) -ge 61184 ] && ! grep -q rewatchd /etc/passwd"
expect "it has no capability" is \
    "$(status CapEff)$(status CapPrm)$(status CapBnd)" "$(printf '%048d' 0)"
expect "it cannot get any" is "$(status NoNewPrivs)" 1
expect "its system calls are filtered" is "$(status Seccomp)" 2
expect "nobody can read its memory, nor dump it" is \
    "$(show LimitCORE) $(stat -c %U /proc/$pid/mem)" "0 root"
expect "it may open files enough for all connections" \
    eval "scrape $url/metrics | grep -q '^process_max_fds 4096'"
expect "root's folders cannot be written to from inside" \
    lacks nsenter -t "$pid" -m touch /etc/rewatchd/x /usr/x /var/x /home/x
expect "other processes cannot be seen from inside" \
    grep -q '^proc /proc proc .*hidepid=invisible,subset=pid' /proc/$pid/mounts

# Credentials.
folder=/run/credentials/rewatchd.service
expect "the password reached it as a credential" test -s $folder/credentials_lab
expect "which it alone can read" lacks setpriv --reuid=12345 --clear-groups cat \
    $folder/credentials_lab
expect "and not by its environment or arguments" \
    lacks grep -qs $sentinel /proc/$pid/environ /proc/$pid/cmdline
printf %s another-password >/lab/another
curl -sk --fail -X PUT https://127.0.0.1:9443/_resim/credentials \
    -d '{"password": "another-password"}' >/dev/null
expect "a password that the cluster has changed is refused" \
    until_true eval "scrape $url/metrics | grep -q '^redis_enterprise_authentication_state{.*state=\"rejected\"} 1'"
(umask 077 && printf %s another-password >/etc/rewatchd/credentials/lab)
expect "and its new credential is taken at a restart" systemctl restart rewatchd
expect "with which it watches again" until_true sees
curl -sk --fail -X PUT https://127.0.0.1:9443/_resim/credentials \
    -d "{\"password\": \"$sentinel\"}" >/dev/null
(umask 077 && printf %s $sentinel >/etc/rewatchd/credentials/lab)
systemctl restart rewatchd
expect "and again with the first one" until_true sees

# Reload.
settings renamed lab >/etc/rewatchd/rewatchd.yaml
expect "it reloads" systemctl reload rewatchd
expect "and watches what is now configured" until_true eval \
    "scrape $url/metrics | grep -q '^redis_enterprise_up{cluster=\"renamed\"} 1'"
echo 'clusters: [' >/etc/rewatchd/rewatchd.yaml
systemctl reload rewatchd
expect "a bad configuration is said at the reload" until_true logged 'was not reloaded'
expect "and changes nothing" is "$(show ActiveState) $(show NRestarts)" "active 0"

# A configuration that is bad at the start.
systemctl stop rewatchd
systemctl start rewatchd 2>/dev/null
expect "a start with it ends with 78" is "$(show ExecMainStatus)" 78
expect "and is not tried again" is "$(show ActiveState) $(show NRestarts)" "failed 0"
settings lab lab >/etc/rewatchd/rewatchd.yaml
systemctl reset-failed rewatchd

# Sockets.
expect "systemd listens in its place" systemctl start rewatchd.socket
expect "while it does not run" is "$(show ActiveState)" inactive
expect "the first request starts it, and is answered" scrape "$url/-/healthy"
expect "it runs" until_true eval '[ "$(show ActiveState)" = active ]'
pid=$(show MainPID)
expect "it says which socket it serves" until_true logged 'serves http://127.0.0.1:19443'
# 52 and 56: cut off by the one that ends, which had accepted it; 7 would be refused.
ask() {
    scrape "$url/-/healthy"
    case $? in 0 | 52 | 56) ;; *) return 1 ;; esac
}
expect "connections wait while it restarts, and none is refused" eval '
    systemctl restart --no-block rewatchd
    for _ in 1 2 3 4 5 6 7 8 9 10; do ask || exit 1; done
    scrape $url/-/healthy'
mkdir -p /etc/systemd/system/rewatchd.socket.d
printf '[Socket]\nListenStream=\nListenStream=[::1]:443\nListenStream=/run/rewatchd.sock\n' \
    >/etc/systemd/system/rewatchd.socket.d/lab.conf
systemctl daemon-reload
systemctl stop rewatchd.socket rewatchd
systemctl start rewatchd.socket
expect "a port below 1024 of IPv6 is served without a capability" \
    scrape -g 'http://[::1]:443/-/healthy'
expect "and a unix socket" scrape --unix-socket /run/rewatchd.sock http://lab/-/healthy
rm -r /etc/systemd/system/rewatchd.socket.d
systemctl daemon-reload
systemctl stop rewatchd.socket rewatchd
expect "the passed socket stays systemd's to remove" lacks curl -s --unix-socket \
    /run/rewatchd.sock http://lab/

# A watcher that is stuck.
drop_in hang <<'CONF'
[Service]
ExecStart=
ExecStart=/usr/bin/rewatchd run --test-hang-after 60
WatchdogSec=4s
RestartSec=100ms
CONF
systemctl start rewatchd
pid=$(show MainPID)
expect "a watcher that is stuck is noticed" until_true logged 'lab: the watcher is stuck'
expect "and the watchdog ends the service, which is started again" \
    until_true eval '[ $(show NRestarts) -ge 1 ]'
expect "for that reason" until_true eval \
    "journalctl --sync; journalctl --no-pager -u rewatchd -o cat | grep -q \"result 'watchdog'\""
expect "no core is left of it" is \
    "$(find / -xdev \( -name 'core' -o -name 'core.*' \) -type f -newer /lab/password \
        -not -path '/proc/*' 2>/dev/null)" ""
rm /etc/systemd/system/rewatchd.service.d/hang.conf
systemctl daemon-reload
systemctl restart rewatchd
expect "without the fault it watches" until_true sees

# The network.
install -m 644 /in/units/network.conf /etc/systemd/system/rewatchd.service.d/network.conf
systemctl daemon-reload
systemctl restart rewatchd
expect "with the example of IPAddressDeny it watches what is allowed" until_true sees
sed -i '/=localhost/d' /etc/systemd/system/rewatchd.service.d/network.conf
systemctl daemon-reload
systemctl restart --no-block rewatchd
expect "and cannot reach anything else" \
    until_true eval "[ \"\$(show StatusText)\" ] && show StatusText | grep -q '^0 of 1'"
rm -r /etc/systemd/system/rewatchd.service.d
systemctl daemon-reload
systemctl restart rewatchd
expect "without it, it watches again" until_true sees
expect "of link-local and multicast addresses it can reach none anyway" \
    lacks grep -E '(^| )(169\.254|2(2[4-9]|[345][0-9])\.|fe80|ff0)' <(show IPAddressAllow)

# Exposure, as systemd sees it with the service running.
systemd-analyze security --no-pager rewatchd >/lab/exposure
echo "systemd: what is left of the exposure of rewatchd.service:"
sed -n 's/^- /systemd:     /p' /lab/exposure
level=$(sed -n 's/^.*Overall exposure level for rewatchd.service: \([0-9.]*\) .*$/\1/p' \
    /lab/exposure)
expect "the exposure of the running service is $level, at most 1.0" \
    systemd-analyze security --no-pager --threshold=10 rewatchd

# An instance.
settings site lab | sed 's/$//' >/etc/rewatchd/site.yaml
echo 'web: {listen: "127.0.0.1:19444"}' >>/etc/rewatchd/site.yaml
mkdir -m 700 /etc/rewatchd/site.credentials
(umask 077 && printf %s $sentinel >/etc/rewatchd/site.credentials/lab)
expect "an instance starts beside it" systemctl start rewatchd@site
expect "and watches its own site" until_true eval \
    "scrape http://127.0.0.1:19444/metrics | grep -q '^redis_enterprise_up{cluster=\"site\"} 1'"
expect "and keeps a state of its own" test -s /var/lib/rewatchd-site/rewatchd.sqlite
systemctl stop rewatchd@site

# The end.
begin=$(date +%s%N)
expect "it stops" systemctl stop rewatchd
took=$((($(date +%s%N) - begin) / 1000000))
expect "in less than five seconds ($took ms)" test $took -lt 5000
expect "and well" is "$(show Result) $(show ExecMainStatus)" "success 0"
expect "its state stays" test -s /var/lib/rewatchd/rewatchd.sqlite
uid_files() {
    find / /run /tmp /dev/shm -xdev \( -path /proc -o -path /sys -o -path /run/credentials \) \
        -prune -o -newer /lab/password \( -uid +61183 -a -uid -65520 \) -print 2>/dev/null |
        grep -v -E '^/var/lib/private/rewatchd(-site)?(/|$)'
}
expect "nothing else was written by it" is "$(uid_files)" ""

# The password: in no output there is.
expect "the password is in no log" lacks eval 'log | grep -q $sentinel'
expect "and in no entry's other fields" lacks eval 'log -o export -a | grep -aq $sentinel'
expect "and in no file but those that hold it" is \
    "$(grep -rlas $sentinel /var/lib/private /run/systemd /tmp /var/tmp /var/log 2>/dev/null)" ""
echo "systemd: all $held hold"
