"""An exporter as one would write it in an afternoon: the same poll with requests and prometheus-client.

    bench-exporter.py URL PORT CA     polls every 10 s, and says READY after the first poll
"""

import sys, time

import requests
from prometheus_client import Gauge, start_http_server

LISTS = ["/v1/cluster", "/v1/nodes", "/v1/bdbs", "/v1/shards", "/v1/license"]
STATISTICS = {"cluster": "/v1/cluster/stats/last", "node": "/v1/nodes/stats/last",
              "database": "/v1/bdbs/stats/last", "shard": "/v1/shards/stats/last"}
gauges = {}


def gauge(kind, field):
    key = (kind, field)
    if key not in gauges:
        labels = [] if kind == "cluster" else [kind]
        gauges[key] = Gauge(f"redis_enterprise_{kind}_{field}", field, labels)
    return gauges[key]


def record(kind, uid, sample):
    for field, number in sample.items():
        if not isinstance(number, (int, float)) or not field.isidentifier():
            continue
        target = gauge(kind, field)
        (target if kind == "cluster" else target.labels(uid)).set(number)


def poll(session, url):
    for path in LISTS:
        answer = session.get(url + path, timeout=5)
        answer.raise_for_status()
        body = answer.json()
        for item in body if isinstance(body, list) else [body]:
            gauge("cluster", "objects_read").set(len(item))
    for kind, path in STATISTICS.items():
        answer = session.get(url + path, timeout=5)
        answer.raise_for_status()
        body = answer.json()
        if kind == "cluster":
            record(kind, "", body)
            continue
        for uid, sample in body.items():
            record(kind, uid, sample)


def main():
    session = requests.Session()
    session.auth = ("rewatchd@example.com", "simulated")
    session.verify, session.trust_env = sys.argv[3], False
    start_http_server(int(sys.argv[2]), addr="127.0.0.1")
    is_first = True
    while True:
        poll(session, sys.argv[1])
        if is_first:
            print(f"READY 127.0.0.1:{sys.argv[2]}", flush=True)
            is_first = False
        time.sleep(10)


main()
