"""Simulated clusters and the daemon over them, as children that end with the program.

For the scripts that measure the release build from outside.
"""

import atexit, json, os, re, ssl, subprocess, sys, time, urllib.request

ROOT = os.path.dirname(os.path.dirname(os.path.abspath(__file__)))
PROGRAMS = os.path.join(ROOT, ".build", "release")
INTERVAL = 10
NO_CHECK = ssl._create_unverified_context()
def quantile(values, share):
    ordered = sorted(values)
    return ordered[min(len(ordered) - 1, int(share * len(ordered)))] if ordered else float("nan")


class Program:
    """A child that says where it listens."""

    def __init__(self, arguments, folder, name, pattern):
        self.path = os.path.join(folder, name + ".log")
        self.log = open(self.path, "w+")
        self.process = subprocess.Popen(arguments, cwd=folder, stdout=self.log, stderr=self.log)
        atexit.register(self.stop)
        self.url = self.wait(pattern)

    def wait(self, pattern):
        end = time.monotonic() + 120
        while time.monotonic() < end:
            with open(self.path) as log:
                text = log.read()
            found = re.search(pattern, text)
            if found:
                return found.group(1)
            if self.process.poll() is not None:
                sys.exit(f"soak: {self.path} ended:\n{text[-2000:]}")
            time.sleep(0.1)
        sys.exit(f"soak: no {pattern} in {self.path}:\n{text[-2000:]}")

    def stop(self):
        if self.process.poll() is None:
            self.process.terminate()
            try:
                self.process.wait(30)
            except subprocess.TimeoutExpired:
                self.process.kill()


class Cluster(Program):
    """A simulated cluster whose faults can be switched."""

    def __init__(self, folder, name, nodes, databases):
        self.authority = os.path.join(folder, name + ".pem")
        super().__init__(
            [os.path.join(PROGRAMS, "resim"), "--listen", "127.0.0.1:0", "--nodes", str(nodes),
             "--databases", str(databases), "--shards-per-database", "2",
             "--write-ca", self.authority], folder, name, r"(https://[0-9.:]+)")

    def control(self, method, path, parameters=None):
        body = json.dumps(parameters or {}).encode()
        request = urllib.request.Request(self.url + path, body, method=method)
        with urllib.request.urlopen(request, context=NO_CHECK, timeout=60) as answer:
            return answer.read()

    def fault(self, name, parameters, is_on):
        self.control("PUT" if is_on else "DELETE", "/_resim/faults/" + name, parameters)


class Daemon(Program):
    """The daemon over some clusters, and what the kernel says about it."""

    def __init__(self, folder, clusters):
        with open(os.path.join(folder, "password"), "w", opener=private) as file:
            file.write("simulated")
        lines = ["clusters:"]
        for number, cluster in enumerate(clusters, 1):
            lines += [
                f"  - name: c{number}", f'    endpoints: ["{cluster.url}"]',
                "    username: rewatchd@example.com", "    password_file: password",
                f"    tls: {{ca_file: {cluster.authority}}}",
                f"    poll: {{interval: {INTERVAL}s, timeout: 5s}}"]
        # The buffer is full after minutes, so that what grows afterwards is no sample.
        lines += ['web: {listen: "127.0.0.1:0"}', "limits: {series: 1000000}",
                  "buffer: {path: state.sqlite, memory: 8MiB, file_size: 64MiB}",
                  "log: {format: logfmt}"]
        with open(os.path.join(folder, "rewatchd.yaml"), "w") as file:
            file.write("\n".join(lines) + "\n")
        self.start = time.monotonic()
        super().__init__([os.path.join(PROGRAMS, "rewatchd"), "run", "--config", "rewatchd.yaml"],
                         folder, "daemon", r"(?:http://)([0-9.]+:[0-9]+)")
        host, port = self.url.split(":")
        self.address = (host, int(port))

    def is_ready(self):
        with open(self.path) as log:
            return "ready: " in log.read()

    def figures(self):
        base = f"/proc/{self.process.pid}"
        found = {}
        with open(base + "/status") as status:
            for line in status:
                key, _, value = line.partition(":")
                if key in ("VmRSS", "RssAnon", "Threads"):
                    found[key] = int(value.split()[0])
        found["fds"] = len(os.listdir(base + "/fd"))
        return found

    def processor(self):
        """Seconds of processor to the nanosecond, which the ticks of stat are not."""
        # The clock of another process as clock_getcpuclockid(3) makes it; threads that ended count.
        return time.clock_gettime(~self.process.pid << 3 | 2)


def private(path, flags):
    return os.open(path, flags, 0o600)


def scrape(address, deadline=60):
    """Fetches a compressed scrape on a connection of its own: seconds, and the body."""
    start = time.monotonic()
    request = urllib.request.Request("http://%s:%d/metrics" % address,
                                     headers={"Accept-Encoding": "gzip"})
    with urllib.request.urlopen(request, timeout=deadline) as answer:
        body = answer.read()
    return time.monotonic() - start, body
