import TestSupport

/// A server that takes whatever it is sent and prints it: path, headers and decompressed body.
struct Listener {
    private static let server = """
        import http.server, itertools
        # https://github.com/google/snappy/blob/main/format_description.txt
        def decompressed(block):
            content, rest = bytearray(), iter(block)
            take = lambda count: bytes(itertools.islice(rest, count))
            number = lambda width: int.from_bytes(take(width), "little")
            while next(rest) >= 128: pass
            for tag in rest:
                kind, high = tag & 3, tag >> 2
                if kind == 0:
                    content += take(1 + (high if high < 60 else number(high - 59)))
                    continue
                length = 4 + (high & 7) if kind == 1 else 1 + high
                offset = (tag >> 5) * 256 + number(1) if kind == 1 else number(2 * kind - 2)
                for _ in range(length): content.append(content[-offset])
            return bytes(content)
        class Handler(http.server.BaseHTTPRequestHandler):
            protocol_version = "HTTP/1.1"
            def do_POST(self):
                body = self.rfile.read(int(self.headers["Content-Length"]))
                if self.headers["Content-Encoding"] == "snappy": body = decompressed(body)
                print("heard", self.path, repr(str(self.headers)), repr(body), flush=True)
                self.send_response(200)
                self.send_header("Content-Length", "0")
                self.end_headers()
            def log_message(self, *arguments): pass
        server = http.server.ThreadingHTTPServer(("127.0.0.1", 0), Handler)
        print("port", server.server_address[1], flush=True)
        server.serve_forever()
        """

    let port: String
    private let process: ChildProcess

    init() async throws {
        process = try ChildProcess("python3", ["-u", "-c", Self.server])
        let line = try await process.line(within: .seconds(60)) { $0.hasPrefix("port ") }
        port = String(line.text.dropFirst(5))
    }

    /// Waits until something was sent there, then returns all that was sent anywhere.
    func heard(at path: String) async throws -> String {
        _ = try await process.line(within: .seconds(90)) { $0.hasPrefix("heard \(path)") }
        return process.standardOutput
    }

    func stop() async throws {
        process.send(9)
        _ = try await process.exit()
    }
}
