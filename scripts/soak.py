"""Watches the daemon from outside while clusters misbehave and clients ask too much.

soak.sh says how it is run. Bounds are about what leaks or stands still, and far from what a machine
under load makes of them; times are printed, and only those that mean a stall are bounded.
"""

import collections, re, resource, select, socket, sys, tempfile, threading, time, zlib

from lab import INTERVAL, Cluster, Daemon, quantile, scrape

failures = []


def check(holds, words):
    """Notes a broken bound; the run goes on, so that all of them are told."""
    if not holds:
        failures.append(words)
        print(f"  BROKEN     {words}", flush=True)


def value(text, name):
    found = re.search(rb"^" + name + rb"\{[^}]*\} (\S+)", text, re.M)
    return float(found.group(1)) if found else None


# What is broken, each for a while: parts of the cluster, and answers other than its three lists.
FAULTS = [
    ("node-down", {"node": 2}), ("shard-inactive", {"shard": 7}),
    ("slow", {"path": "/v1/shards/stats/last", "milliseconds": 1500, "variant": "delay"}),
    ("failover", {"shard": 11}), ("truncate", {"path": "/v1/bdbs/stats/last", "at": 100_000}),
    ("database-recovery", {"database": 3}), ("html", {"path": "/v1/bdbs/alerts"}),
    ("hang", {"path": "/v1/license"}), ("wrong-type", {"path": "/v1/bdbs", "field": "status"}),
    ("reset", {"path": "/v1/shards/stats/last", "after_bytes": 50_000}),
    ("maintenance", {"node": 3}), ("unavailable", {"path": "/v1/nodes/alerts"}),
    ("backup-failed", {"database": 5}), ("oversize", {"path": "/v1/nodes/alerts", "bytes": 60_000_000}),
    ("license-expired", {}), ("forbidden", {"path": "/v1/shards"}),
]


class Faults(threading.Thread):
    """Switches one fault on after the other."""

    def __init__(self, cluster, end):
        super().__init__(daemon=True)
        self.cluster, self.end, self.count, self.error = cluster, end, 0, None

    def run(self):
        try:
            while time.monotonic() < self.end - 15:
                name, parameters = FAULTS[self.count % len(FAULTS)]
                self.cluster.fault(name, parameters, True)
                time.sleep(12)
                self.cluster.fault(name, parameters, False)
                self.count += 1
        except Exception as error:  # Told by the main thread, whatever it is.
            self.error = f"{name}: {error}"


class Scraper(threading.Thread):
    """Scrapes five times a second, and notes when and how long."""

    def __init__(self, address, end):
        super().__init__(daemon=True)
        self.address, self.end, self.times, self.error = address, end, [], None

    def run(self):
        try:
            while time.monotonic() < self.end:
                wall = time.time()
                seconds, _ = scrape(self.address)
                self.times.append((wall, seconds))
                time.sleep(max(0.0, 0.2 - seconds))
        except OSError as error:
            self.error = error


def slope(points):
    """Kilobytes an hour, by least squares over (seconds, kilobytes)."""
    count = len(points)
    mean_x = sum(x for x, _ in points) / count
    mean_y = sum(y for _, y in points) / count
    spread = sum((x - mean_x) ** 2 for x, _ in points)
    return sum((x - mean_x) * (y - mean_y) for x, y in points) / spread * 3600 if spread else 0.0


def large(folder, minutes):
    """The large cluster: cycles, memory, descriptors, threads, scrapes."""
    print(f"5 nodes, 1,000 databases, 4,000 shards, every {INTERVAL} s for {minutes:g} min, faults in turn")
    cluster = Cluster(folder, "large", 5, 1000)
    daemon = Daemon(folder, [cluster])
    # The first cycle makes the memory that the others use again.
    time.sleep(2 * INTERVAL)
    begin = time.monotonic()
    end = begin + minutes * 60
    processor = daemon.processor()
    faults = Faults(cluster, end)
    faults.start()
    scraper = Scraper(daemon.address, end)
    scraper.start()
    samples, cycles, series = [], {}, 0
    while time.monotonic() < end:
        samples.append((time.monotonic() - begin, daemon.figures()))
        text = zlib.decompress(scrape(daemon.address)[1], 31)
        success = value(text, rb"redis_enterprise_last_success_timestamp_seconds")
        duration = value(text, rb"rewatchd_cycle_duration_seconds")
        check(value(text, rb"redis_enterprise_up") == 1, "redis_enterprise_up is not 1")
        if success is not None:
            cycles.setdefault(success, duration or 0)
        if not series:
            series = text.count(b"\n") - text.count(b"\n#")
        # Twice in each interval at least, so that no cycle is overlooked.
        time.sleep(2)
    for thread in (faults, scraper):
        thread.join(90)
        check(thread.error is None, f"{type(thread).__name__} stopped: {thread.error}")
    print(f"  faults     {faults.count} one after the other; {series} series")
    tell_large(daemon, begin, processor, samples, scraper.times, cycles)
    daemon.stop()
    cluster.stop()


def tell_large(daemon, begin, processor, samples, scrapes, cycles):
    elapsed = time.monotonic() - begin
    used = daemon.processor() - processor
    times = sorted(cycles)
    gaps = [later - sooner for sooner, later in zip(times, times[1:])]
    wanted = int(elapsed / INTERVAL) - 1
    print(f"  cycles     {len(times)} in {elapsed:.0f} s, longest distance {max(gaps, default=0):.1f} s")
    check(len(times) >= wanted, f"{len(times)} cycles instead of {wanted} at least: some were missed")
    print(f"  cycle      median {quantile(cycles.values(), 0.5):.2f} s, max {max(cycles.values()):.2f} s;"
          f" processor {used / max(1, len(times)):.3f} s a cycle, scrapes included")
    during = [seconds for wall, seconds in scrapes
              if any(wall < at and wall + seconds > at - took for at, took in cycles.items())]
    everything = [seconds for _, seconds in scrapes]
    for name, values in (("scrape", everything), ("in a poll", during)):
        print(f"  {name:10} {len(values)}: median {quantile(values, 0.5) * 1000:.0f} ms,"
              f" p99 {quantile(values, 0.99) * 1000:.0f} ms, max {max(values, default=0) * 1000:.0f} ms")
    check(quantile(everything, 0.99) < 5, "the 99th percentile of scrapes is 5 s or more: a stall")
    half = [point for point in samples if point[0] >= samples[-1][0] / 2]
    for key, name in (("VmRSS", "resident"), ("RssAnon", "anonymous")):
        points = [(at, figures[key]) for at, figures in half]
        values = [kilobytes for _, kilobytes in points]
        quarter = len(values) // 2
        first, last = quantile(values[:quarter], 0.5), quantile(values[quarter:], 0.5)
        most = max(figures[key] for _, figures in samples)
        print(f"  {name:10} median {quantile(values, 0.5) / 1024:.1f} MB, max {most / 1024:.1f} MB,"
              f" slope of the second half {slope(points) / 1024:+.1f} MB/h")
        # The buffer and what is asked seldom fill memory for some minutes.
        allowed = 1.05 if samples[-1][0] > 600 else 1.3
        check(last < first * allowed, f"{name} memory grows: {first} kB, then {last} kB")
    for key in ("fds", "Threads"):
        values = [figures[key] for _, figures in samples]
        half = len(values) // 2
        print(f"  {key.lower():10} {min(values)} to {max(values)}, at the end {values[-1]}")
        check(max(values[half:]) <= max(values[:half]) + 3, f"{key} grow: {values[0]} to {values[-1]}")


def many(folder):
    """Ten clusters, then a thousand scrapes at once, then clients that never end a request."""
    print("10 clusters of 3 nodes with 10 databases, every 10 s")
    clusters = [Cluster(folder, f"small{number}", 3, 10) for number in range(10)]
    daemon = Daemon(folder, clusters)
    time.sleep(3 * INTERVAL)
    _, body = scrape(daemon.address)
    text = zlib.decompress(body, 31)
    up = len(re.findall(rb"^redis_enterprise_up\{[^}]*\} 1$", text, re.M))
    figures = daemon.figures()
    print(f"  up         {up} of 10; resident {figures['VmRSS'] / 1024:.1f} MB, {figures['fds']} fds,"
          f" {figures['Threads']} threads, scrape {len(text)} bytes, {len(body)} gzipped")
    check(up == 10, f"{up} of 10 clusters are up")
    thousand(daemon)
    slow(daemon)
    settled(daemon, figures)


REQUEST = b"GET /metrics HTTP/1.1\r\nHost: x\r\nAccept-Encoding: gzip\r\nConnection: close\r\n\r\n"


def connect(address):
    client = socket.socket()
    client.setblocking(False)
    client.connect_ex(address)
    return client


def thousand(daemon, count=1000):
    """All connections are open before the first request is sent."""
    clients = {client.fileno(): client for client in (connect(daemon.address) for _ in range(count))}
    poll = select.epoll()
    for number in clients:
        poll.register(number, select.EPOLLOUT)
    answers, begin = collections.defaultdict(bytearray), time.monotonic()
    open_ones, times = set(clients), []
    while open_ones and time.monotonic() < begin + 120:
        for number, event in poll.poll(1):
            if event & select.EPOLLOUT:
                clients[number].send(REQUEST)
                poll.modify(number, select.EPOLLIN)
                continue
            try:
                part = clients[number].recv(1 << 20)
            except OSError:
                part = b""
            answers[number] += part
            if not part:
                poll.unregister(number)
                open_ones.discard(number)
                times.append(time.monotonic() - begin)
    good = sum(1 for answer in answers.values() if is_whole(bytes(answer)))
    for client in clients.values():
        client.close()
    print(f"  at once    {good} of {count} scrapes answered, the last after {max(times, default=0):.2f} s,"
          f" resident then {daemon.figures()['VmRSS'] / 1024:.1f} MB")
    check(good == count, f"{count - good} of {count} scrapes at once were not answered")


def is_whole(answer):
    head, _, body = answer.partition(b"\r\n\r\n")
    found = re.search(rb"(?i)content-length: (\d+)", head)
    return head.startswith(b"HTTP/1.1 200") and found is not None and int(found.group(1)) == len(body)


def slow(daemon, count=500):
    """Half a request and then a byte a second: others are served, and these are cut off."""
    clients = [connect(daemon.address) for _ in range(count)]
    select.select([], clients[:1], [], 10)
    times, begin, open_ones = [], time.monotonic(), set()
    for client in clients:
        try:
            client.send(b"GET /metrics HTTP/1.1\r\nHost: x\r\nX-Slow: ")
            open_ones.add(client)
        except OSError:
            pass
    while open_ones and time.monotonic() < begin + 60:
        times.append(scrape(daemon.address)[0])
        for client in list(open_ones):
            try:
                if client.recv(4096) == b"":
                    open_ones.discard(client)
            except BlockingIOError:
                try:
                    client.send(b"a")
                except OSError:
                    open_ones.discard(client)
            except OSError:
                open_ones.discard(client)
        time.sleep(1)
    print(f"  slow       {count} clients with a byte a second were cut off after"
          f" {time.monotonic() - begin:.0f} s; meanwhile scrapes took {max(times) * 1000:.0f} ms at most")
    check(not open_ones, f"{len(open_ones)} of {count} slow clients were never cut off")
    check(max(times) < 5, f"a scrape beside slow clients took {max(times):.1f} s")
    for client in clients:
        client.close()


def settled(daemon, before):
    """Descriptors and threads are given back."""
    end = time.monotonic() + 60
    while time.monotonic() < end:
        now = daemon.figures()
        if now["fds"] <= before["fds"] + 3 and now["Threads"] <= before["Threads"] + 1:
            break
        time.sleep(0.5)
    print(f"  afterwards {now['fds']} fds (before {before['fds']}), {now['Threads']} threads"
          f" (before {before['Threads']}), resident {now['VmRSS'] / 1024:.1f} MB")
    check(now["fds"] <= before["fds"] + 3, "descriptors were not given back")
    check(now["Threads"] <= before["Threads"] + 1, "threads were not given back")


def main():
    minutes = float(sys.argv[1])
    soft, hard = resource.getrlimit(resource.RLIMIT_NOFILE)
    resource.setrlimit(resource.RLIMIT_NOFILE, (hard, hard))
    with tempfile.TemporaryDirectory() as folder:
        large(folder, minutes)
    with tempfile.TemporaryDirectory() as folder:
        many(folder)
    if failures:
        sys.exit(f"soak: {len(failures)} bounds are broken, the first: {failures[0]}")
    print("soak: all bounds held")


if __name__ == "__main__":
    main()
