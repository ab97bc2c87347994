"""The cost of cycles and scrapes by the size of the cluster; bench-curve.sh says how it is run."""

import socket, statistics, sys, tempfile, time, zlib

from lab import INTERVAL, Cluster, Daemon, scrape

SECONDS = int(sys.argv[1])
SCRAPES = 20


def plain(address):
    """Fetches a scrape that is not compressed, and leaves it unread by Python."""
    count, part = 0, b""
    with socket.create_connection(address) as client:
        client.sendall(b"GET /metrics HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n")
        while part := client.recv(1 << 20):
            count += len(part)
    return count


def cost(daemon, work):
    """Processor time of one, the cycles in between not counted: the least of five turns."""
    turns = []
    for _ in range(5):
        before = daemon.processor()
        for _ in range(SCRAPES):
            work()
        turns.append((daemon.processor() - before) / SCRAPES)
    return min(turns)


def measure(databases):
    with tempfile.TemporaryDirectory() as folder:
        cluster = Cluster(folder, "cluster", 5, databases)
        daemon = Daemon(folder, [cluster])
        time.sleep(2 * INTERVAL)
        per_cycle = []
        for _ in range(SECONDS // INTERVAL):
            before = daemon.processor()
            time.sleep(INTERVAL)
            per_cycle.append(daemon.processor() - before)
        text = zlib.decompress(scrape(daemon.address)[1], 31)
        series = text.count(b"\n") - text.count(b"\n#")
        packed = cost(daemon, lambda: scrape(daemon.address))
        whole = cost(daemon, lambda: plain(daemon.address))
        resident = daemon.figures()["VmRSS"] / 1024
        daemon.stop()
        cluster.stop()
    middle = statistics.median(per_cycle)
    print(f"  {databases:9} {series:8} {middle * 1000:9.1f} ({min(per_cycle) * 1000:.1f}-"
          f"{max(per_cycle) * 1000:.1f}){middle * 1e6 / series:11.2f} {packed * 1000:11.2f}"
          f" {whole * 1000:11.2f} {resident:10.1f}", flush=True)


print(f"watched every {INTERVAL} s for {SECONDS} s each, ms of processor; cycle: median (least-most)")
print("  databases   series     a cycle     us a series   gzip scrape  plain scrape  resident MB")
for databases in (1, 10, 100, 1000):
    measure(databases)
