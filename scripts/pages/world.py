"""Simulated clusters and the daemon that watches them, for the tests of its pages."""

import json
import os
import shutil
import ssl
import subprocess
import tempfile
import time
import urllib.error
import urllib.request
from pathlib import Path

PATIENCE = 90.0


def wait_for(what, condition, patience=PATIENCE):
    """Waits until a condition gives something true, and returns that."""
    end = time.monotonic() + patience
    while time.monotonic() < end:
        found = condition()
        if found:
            return found
        time.sleep(0.1)
    raise AssertionError(f"not within {patience:.0f} s: {what}")


class Program:
    """A running program whose output goes into a file."""

    def __init__(self, arguments, log):
        self.log = Path(log)
        with open(log, "w") as output:
            self.process = subprocess.Popen(
                [str(part) for part in arguments],
                stdout=output,
                stderr=subprocess.STDOUT,
                env={k: v for k, v in os.environ.items() if k != "NOTIFY_SOCKET"},
            )

    def said(self, mark):
        """What follows a mark in the output, up to the next space or comma."""

        def look():
            if self.process.poll() is not None:
                raise AssertionError(f"it ended: {self.log.read_text()[-2000:]}")
            text = self.log.read_text()
            place = text.find(mark)
            return place >= 0 and text[place:].split()[0].rstrip(",")

        return wait_for(mark, look)

    def stop(self):
        self.process.terminate()
        try:
            self.process.wait(20)
        except subprocess.TimeoutExpired:
            self.process.kill()


class Cluster:
    """A simulated cluster with a password file for who watches it."""

    def __init__(self, programs, folder, name, arguments=()):
        self.name = name
        self.folder = Path(folder)
        self.folder.mkdir()
        self.authority = self.folder / "ca.pem"
        self.program = Program(
            [
                programs / "resim", "--listen", "127.0.0.1:0", "--write-ca", self.authority,
                *arguments,
            ],
            self.folder / "log",
        )
        self.store_password("simulated")
        self.url = self.program.said("https://")

    def control(self, method, path, body=None):
        context = ssl.create_default_context(cafile=str(self.authority))
        request = urllib.request.Request(
            f"{self.url}/_resim/{path}",
            method=method,
            data=None if body is None else json.dumps(body).encode(),
        )
        with urllib.request.urlopen(request, context=context, timeout=30) as answer:
            return answer.read()

    def switch_on(self, fault, **parameters):
        self.control("PUT", f"faults/{fault}", parameters)

    def switch_off(self, fault):
        self.control("DELETE", f"faults/{fault}")

    def rotate(self, password):
        self.control("PUT", "credentials", {"password": password})

    def store_password(self, password):
        path = self.folder / "password.new"
        path.touch(0o600)
        path.write_text(password)
        path.rename(self.folder / "password")

    def settings(self, extra=""):
        return f"""
  - name: {json.dumps(self.name)}
    endpoints: ["{self.url}"]
    username: rewatchd@example.com
    password_file: {self.folder}/password
    tls: {{ca_file: {self.authority}}}
    poll: {{interval: 1s, slow_interval: 5s, timeout: 2s}}
{extra}"""


class World:
    """Clusters, and a daemon at an address of its own."""

    def __init__(self, programs):
        self.programs = Path(programs).resolve()
        self.folder = Path(tempfile.mkdtemp(prefix="pages-"))
        self.clusters = []
        self.daemons = []

    def __enter__(self):
        return self

    def __exit__(self, *_):
        for program in self.daemons + [cluster.program for cluster in self.clusters]:
            program.stop()
        shutil.rmtree(self.folder, ignore_errors=True)

    def cluster(self, name, *arguments):
        folder = self.folder / f"cluster{len(self.clusters)}"
        self.clusters.append(Cluster(self.programs, folder, name, arguments))
        return self.clusters[-1]

    def daemon(self, clusters, extra="", keeps=True):
        """Starts a daemon, waits for the first cycle of all clusters, and returns its address."""
        number = len(self.daemons)
        settings = self.folder / f"rewatchd{number}.yaml"
        past = f'buffer: {{path: "{self.folder}/past{number}.sqlite"}}' if keeps else ""
        settings.write_text(
            "clusters:"
            + "".join(cluster.settings(extra) for cluster in clusters)
            + f"""
web: {{listen: "127.0.0.1:0"}}
{past}
log: {{format: logfmt}}
alerts:
  defaults: {{hold: 2s, clear: 2s}}
  database_change_stuck: {{hold: 10m}}
"""
        )
        program = Program(
            [self.programs / "rewatchd", "run", "--config", settings],
            self.folder / f"daemon{number}.log",
        )
        self.daemons.append(program)
        address = program.said("http://").rstrip('"')
        wait_for("the first cycle", lambda: fetch(f"{address}/-/ready")[0] == 200)
        return address


def fetch(url):
    """The status and the text of an answer, whatever the status."""
    try:
        with urllib.request.urlopen(url, timeout=30) as answer:
            return answer.status, answer.read().decode()
    except urllib.error.HTTPError as error:
        return error.code, error.read().decode()
