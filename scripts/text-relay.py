"""Passes scrapes on without what the scraper says about formats, so that it is given plain text.

Usage: text-relay.py URL
For a Prometheus that cannot be told which format to ask for. Prints its own address first.
"""

import http.server
import sys
import urllib.request


class Relay(http.server.BaseHTTPRequestHandler):
    def do_GET(self):
        with urllib.request.urlopen(sys.argv[1]) as answer:
            body = answer.read()
            self.send_response(200)
            self.send_header("Content-Type", answer.headers["Content-Type"])
            self.send_header("Content-Length", str(len(body)))
            self.end_headers()
            self.wfile.write(body)

    def log_message(self, *arguments):
        pass


server = http.server.ThreadingHTTPServer(("127.0.0.1", 0), Relay)
print(f"127.0.0.1:{server.server_port}", flush=True)
server.serve_forever()
