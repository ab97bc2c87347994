"""The daemon beside the field; bench-field.sh says how it is run."""

import gzip, os, re, socket, statistics, subprocess, sys, tempfile, time, urllib.request

from lab import Cluster, Daemon, Program, scrape

FIELD, ROUNDS = sys.argv[1], int(sys.argv[2])
LIBRARIES = f"{FIELD}/usr/lib/x86_64-linux-gnu:{FIELD}/lib/x86_64-linux-gnu"
WRK = os.path.join(FIELD, "usr/bin/wrk")
SECONDS = 4


def free_port():
    with socket.socket() as listener:
        listener.bind(("127.0.0.1", 0))
        return listener.getsockname()[1]


class Server:
    """A process whose page is fetched again and again."""

    def __init__(self, name, process, url, binary, start, encoding=None):
        self.name, self.process, self.url, self.start = name, process, url, start
        self.binary = os.path.getsize(binary) / 1e6 if binary else None
        self.encoding = encoding
        self.rates, self.costs, self.tails, self.most = [], [], [], 0

    def processes(self):
        """The process and its children: nginx serves from one of those."""
        found = [self.process]
        for task in os.listdir("/proc"):
            if task.isdigit():
                try:
                    with open(f"/proc/{task}/stat") as stat:
                        if int(stat.read().rpartition(")")[2].split()[1]) == self.process:
                            found.append(int(task))
                except OSError:
                    pass
        return found

    def processor(self):
        total = 0
        for process in self.processes():
            with open(f"/proc/{process}/stat") as stat:
                fields = stat.read().rpartition(")")[2].split()
            total += int(fields[11]) + int(fields[12])
        return total / os.sysconf("SC_CLK_TCK")

    def memory(self, key="VmRSS"):
        total = 0
        for process in self.processes():
            with open(f"/proc/{process}/status") as status:
                total += sum(int(line.split()[1]) for line in status if line.startswith(key + ":"))
        return total / 1024

    def size(self):
        headers = {"Accept-Encoding": self.encoding} if self.encoding else {}
        with urllib.request.urlopen(urllib.request.Request(self.url, headers=headers)) as answer:
            return len(answer.read())

    def load(self):
        command = [WRK, "-t1", "-c8", f"-d{SECONDS}s", "--latency"]
        if self.encoding:
            command += ["-H", f"Accept-Encoding: {self.encoding}"]
        before = self.processor()
        text = subprocess.run(command + [self.url], capture_output=True, text=True, check=True,
                              env={**os.environ, "LD_LIBRARY_PATH": LIBRARIES}).stdout
        used = self.processor() - before
        count = int(re.search(r"(\d+) requests in", text).group(1))
        if "Non-2xx" in text or "Socket errors" in text:
            print(f"  {self.name}: {text.splitlines()[-1]}")
        self.rates.append(float(re.search(r"Requests/sec: +([0-9.]+)", text).group(1)))
        self.costs.append(used / count * 1000)
        self.tails.append(milliseconds(re.search(r"99% +(\S+)", text).group(1)))
        self.most = max(self.most, self.memory())


def milliseconds(text):
    number, unit = re.match(r"([0-9.]+)(us|ms|s)", text).groups()
    return float(number) * {"us": 0.001, "ms": 1, "s": 1000}[unit]


def launch(name, arguments, url, binary, folder):
    """Starts a program of the field; the time ends with its first answer."""
    log = open(os.path.join(folder, name.replace(" ", "-") + ".log"), "w")
    begin = time.monotonic()
    child = subprocess.Popen(arguments, cwd=folder, stdout=log, stderr=log,
                             env={**os.environ, "LD_LIBRARY_PATH": LIBRARIES})
    children.append(child)
    while time.monotonic() < begin + 60:
        try:
            urllib.request.urlopen(url, timeout=5).read()
            return Server(name, child.pid, url, binary, (time.monotonic() - begin) * 1000)
        except OSError:
            time.sleep(0.002)
    sys.exit(f"bench: {name} does not answer, see {log.name}")


def nginx(folder):
    port = free_port()
    with open(os.path.join(folder, "nginx.conf"), "w") as file:
        file.write(f"""
            worker_processes 1; daemon off; pid nginx.pid; error_log stderr;
            events {{ worker_connections 1024; }}
            http {{
                access_log off; sendfile on; keepalive_requests 1000000;
                types {{ text/plain txt gz; }}
                client_body_temp_path t; proxy_temp_path t; fastcgi_temp_path t;
                uwsgi_temp_path t; scgi_temp_path t;
                server {{ listen 127.0.0.1:{port}; root {folder}/pages; }}
            }}""")
    binary = os.path.join(FIELD, "usr/sbin/nginx")
    arguments = [binary, "-p", folder, "-c", "nginx.conf", "-g", "user root;"]
    if os.getuid():
        arguments = arguments[:-2]
    return launch("nginx", arguments, f"http://127.0.0.1:{port}/plain.txt", binary, folder)


def exporters(folder):
    redis, port = free_port(), free_port()
    # Debian's redis-server is this program by another name.
    children.append(subprocess.Popen(
        ["redis-server", "--port", str(redis), "--save", ""], cwd=folder,
        executable=f"{FIELD}/usr/bin/redis-check-rdb", stdout=subprocess.DEVNULL,
        env={**os.environ, "LD_LIBRARY_PATH": LIBRARIES}))
    binary = f"{FIELD}/usr/bin/prometheus-redis-exporter"
    yield launch("redis_exporter", [binary, "-redis.addr", f"redis://127.0.0.1:{redis}",
                                    "-web.listen-address", f"127.0.0.1:{port}"],
                 f"http://127.0.0.1:{port}/metrics", binary, folder)
    port = free_port()
    binary = f"{FIELD}/usr/bin/prometheus-node-exporter"
    yield launch("node_exporter", [binary, f"--web.listen-address=127.0.0.1:{port}"],
                 f"http://127.0.0.1:{port}/metrics", binary, folder)


def python_exporter(folder, cluster):
    port = free_port()
    begin = time.monotonic()
    os.environ["PYTHONPATH"] = f"{FIELD}/python"
    script = os.path.join(os.path.dirname(os.path.abspath(__file__)), "bench-exporter.py")
    program = Program([sys.executable, "-B", script, cluster.url, str(port),
                       cluster.authority], folder, "python",
                      r"READY ([0-9.:]+)")
    return Server("Python exporter", program.process.pid, f"http://{program.url}/metrics", None,
                  (time.monotonic() - begin) * 1000)


def middle(values, digits=1):
    return f"{statistics.median(values):.{digits}f} ({min(values):.{digits}f}-{max(values):.{digits}f})"


def table(servers):
    print(f"scrapes: wrk with 8 connections for {SECONDS} s, {ROUNDS} rounds in turns; median (least-most)")
    print(f"  {'':22} {'bytes':>8}  {'requests/s':24} {'ms of processor each':22} {'p99 ms':18}")
    for server in servers:
        print(f"  {server.name:22} {server.size():8}  {middle(server.rates, 0):24}"
              f" {middle(server.costs, 4):22} {middle(server.tails, 2):18}")


def processes(servers):
    print("processes: MB resident after the start and at most under load, the program's file, start to answer")
    for server, idle in servers:
        binary = f"{server.binary:6.1f} MB" if server.binary else "        -"
        print(f"  {server.name:22} {idle:6.1f}  {server.most:6.1f}  {binary}  {server.start:7.0f} ms")


def idle_cost(servers, seconds=40):
    """What watching costs when nobody scrapes."""
    before = [server.processor() for server in servers]
    time.sleep(seconds)
    print(f"watching 3 nodes with 10 databases every 10 s for {seconds} s, nobody scrapes")
    for server, start in zip(servers, before):
        used = server.processor() - start
        print(f"  {server.name:22} {100 * used / seconds:.2f} % of a processor, {server.memory():.1f} MB")


def start_up(folder, cluster, rounds):
    """From the start of the process to the line that says it is ready."""
    times = []
    for _ in range(rounds):
        begin = time.monotonic()
        daemon = Daemon(folder, [cluster])
        while not daemon.is_ready():
            time.sleep(0.002)
        times.append((time.monotonic() - begin) * 1000)
        daemon.stop()
    return times


def main():
    with tempfile.TemporaryDirectory() as folder:
        os.chmod(folder, 0o755)
        cluster = Cluster(folder, "cluster", 3, 10)
        times = start_up(folder, cluster, ROUNDS)
        daemon = Daemon(folder, [cluster])
        time.sleep(12)
        url = "http://%s:%d/metrics" % daemon.address
        binary = daemon.process.args[0]
        ours = Server("rewatchd", daemon.process.pid, url, binary, statistics.median(times))
        packed = Server("rewatchd, gzip", daemon.process.pid, url, binary, 0, "gzip")
        os.mkdir(f"{folder}/pages")
        compressed = scrape(daemon.address)[1]
        for name, body in (("plain.txt", gzip.decompress(compressed)), ("packed.gz", compressed)):
            with open(f"{folder}/pages/{name}", "wb") as page:
                page.write(body)
        web = nginx(folder)
        web_packed = Server("nginx, same gzip", web.process, web.url.replace("plain.txt", "packed.gz"),
                            None, 0)
        python = python_exporter(folder, cluster)
        others = list(exporters(folder))
        servers = [ours, web, packed, web_packed, python] + others
        alone = [ours, web, python] + others
        idle = [server.memory() for server in alone]
        idle_cost([ours, python])
        for _ in range(ROUNDS):
            for server in servers:
                server.load()
        table(servers)
        for mine, theirs in ((ours, web), (packed, web_packed)):
            ratio = statistics.median(a / b for a, b in zip(mine.rates, theirs.rates))
            print(f"  {mine.name}: {ratio:.2f} of nginx's rate for the same body (at least 0.5)")
        processes(list(zip(alone, idle)))
        print(f"start-up of rewatchd to READY: {middle(times, 0)} ms")
        daemon.stop()
        cluster.stop()


children = []
try:
    main()
finally:
    for child in children:
        child.terminate()
