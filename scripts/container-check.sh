#!/bin/bash
# Checks the container image as far as that goes without an engine: takes the steps of the last
# stage in a clean Debian 12, then runs the program as an engine would by
#
#   run --read-only --cap-drop=all --security-opt=no-new-privileges
#
# that is as user 65532, without any capability, on a root that cannot be written to but for the
# state, in namespaces of its own.
# Exit status: 0 when it watches a simulated cluster that way.
set -eu

cd "$(dirname "$0")/.."
deb=$(ls .build/deb/rewatchd_*.deb) || { echo "container: make deb comes first" >&2; exit 1; }
file=packaging/container/Containerfile

# The last stage installs what the Debian package depends on and every Debian does not have.
packages=$(sed -n '/^FROM.*debian/,$p' "$file" |
    sed -n '/apt-get install/,/rm -rf/{/^    ca-/s/\\$//p}')
for need in $(dpkg-deb -f "$deb" Depends | tr ',' '\n' | sed 's/^ *//; s/ .*//'); do
    case " $packages libc6 libcrypt1 libgcc-s1 " in
    *" $need "*) ;;
    *) echo "container: $file lacks $need" >&2; exit 1 ;;
    esac
done
scripts/debian-root.sh "$deb" $packages

work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
scripts/install.sh "$work/image"
strip "$work/image/usr/bin/rewatchd" "$work/image/usr/bin/resim"

cat >"$work/inside" <<'INSIDE'
set -eu
work=$1 packages=$2 root=$1/layer/root
mount -t tmpfs tmpfs "$work/layer"
mkdir "$work/layer/upper" "$work/layer/work" "$root"
mount -t overlay overlay "$root" \
    -o "lowerdir=$PWD/.build/debian-root,upperdir=$work/layer/upper,workdir=$work/layer/work"
mount -t proc proc "$root/proc"
mount --bind /dev "$root/dev"
ip link set lo up 2>/dev/null || true

# Nothing of this machine's environment.
in_root=(env -i PATH=/usr/sbin:/usr/bin:/sbin:/bin DEBIAN_FRONTEND=noninteractive chroot "$root")

# The steps of the last stage.
"${in_root[@]}" apt-get install -y -q --no-install-recommends $packages >"$work/log" 2>&1 ||
    { cat "$work/log" >&2; exit 1; }
cp -r "$work/image/usr" "$root/"
install -d -o 65532 -g 65532 -m 700 "$root/var/lib/rewatchd"

# What is mounted into it: the configuration.
mkdir -p "$root/etc/rewatchd"
cd "$root/etc/rewatchd"
"${in_root[@]}" resim --listen 127.0.0.1:0 --write-ca /etc/rewatchd/ca.pem >"$work/resim.log" 2>&1 &
resim=$!
trap 'kill $resim' EXIT
until grep -q https: "$work/resim.log"; do kill -0 $resim; sleep 0.1; done
printf simulated >password
chown 65532:65532 password
chmod 400 password
cat >rewatchd.yaml <<YAML
clusters:
  - name: sim
    endpoints: ["$(grep -o 'https://[0-9.:]*' "$work/resim.log")"]
    username: rewatchd@example.com
    password_file: password
    tls: {ca_file: ca.pem}
web: {listen: "0.0.0.0:19443"}
YAML

# The volume.
mount -t tmpfs -o uid=65532,gid=65532,mode=700 state "$root/var/lib/rewatchd"
mount -o remount,ro "$root"
# Each becomes the next, so that $! is the daemon. chroot takes a capability, and comes first.
run=("${in_root[@]}" setpriv --reuid=65532 --regid=65532 --clear-groups --no-new-privs
    --inh-caps=-all --bounding-set=-all env -i STATE_DIRECTORY=/var/lib/rewatchd)
! "${run[@]}" touch /etc/rewatchd/x 2>/dev/null || { echo "container: the root can be written" >&2; exit 1; }
"${run[@]}" rewatchd --version
"${run[@]}" rewatchd run --config /etc/rewatchd/rewatchd.yaml >"$work/daemon.log" 2>&1 &
daemon=$!
tries=0
until curl -sf http://127.0.0.1:19443/metrics | grep -q '^redis_enterprise_up{cluster="sim"} 1'; do
    tries=$((tries + 1))
    [ $tries -lt 300 ] && kill -0 $daemon || { cat "$work/daemon.log" >&2; exit 1; }
    sleep 0.1
done
[ -s "$root/var/lib/rewatchd/rewatchd.sqlite" ] || { echo "container: no state" >&2; exit 1; }
kill -TERM $daemon
wait $daemon
INSIDE
mkdir "$work/layer"
unshare --mount --propagation private --pid --fork --mount-proc --net \
    bash "$work/inside" "$work" "$packages"
echo "container: as user 65532 on a read-only root it watches, keeps its state and ends"
