import TestSupport
import Testing

/// What the sender makes of each answer of a receiver, over a real socket.
@Suite(.serialized) struct ReceiverTests {
    /// A receiver that answers with these in turn, then always with 204, and prints what it did.
    private static let server = """
        import http.server, sys, time
        answers = sys.argv[1:]
        class Handler(http.server.BaseHTTPRequestHandler):
            protocol_version = "HTTP/1.1"
            def do_POST(self):
                self.rfile.read(int(self.headers["Content-Length"]))
                answer = answers.pop(0) if answers else "204"
                status, _, wait = answer.partition(":")
                self.send_response(int(status))
                if wait: self.send_header("Retry-After", wait)
                self.send_header("Content-Length", "0")
                self.end_headers()
                print("answered", status, "%.3f" % time.monotonic(), flush=True)
            def log_message(self, *arguments): pass
        server = http.server.ThreadingHTTPServer(("127.0.0.1", 0), Handler)
        print("port", server.server_address[1], flush=True)
        server.serve_forever()
        """

    private func start(_ answers: [String]) async throws -> (process: ChildProcess, port: String) {
        let process = try ChildProcess("python3", ["-u", "-c", Self.server] + answers)
        let line = try await process.line(within: .seconds(60)) { $0.hasPrefix("port ") }
        return (process, String(line.text.dropFirst(5)))
    }

    /// When each of the first answers was given, in seconds.
    private func times(_ receiver: ChildProcess, _ statuses: [String]) async throws -> [Double] {
        var times: [Double] = []
        var last: ChildLine?
        for status in statuses {
            let line = try await receiver.line(after: last, within: .seconds(90)) {
                $0.hasPrefix("answered ")
            }
            let words = line.text.split(separator: " ")
            #expect(words[1] == status)
            times.append(Double(words[2]) ?? 0)
            last = line
        }
        return times
    }

    @Test func `it waits as long as it is told, and drops only what is refused`() async throws {
        let site = try await SimulatedSite()
        let answers = ["503", "429:4", "503", "400", "204"]
        let receiver = try await start(answers)
        let settings = try site.settings(
            extra: """
                log: {format: json}
                remote_write:
                  - {name: central, url: "http://127.0.0.1:\(receiver.port)/write", timeout: 5s}
                """
        )
        let daemon = try await RunningDaemon(settings)
        let times = try await times(receiver.process, ["503", "429", "503", "400", "204"])
        // A second after the first failure, and after 429 no sooner than it says.
        #expect(times[1] - times[0] >= 0.9)
        #expect(times[2] - times[1] >= 3.9)
        let labels = "{receiver=\"central\"}"
        #expect(try await daemon.value("rewatchd_remote_write_failures_total\(labels)") == 3)
        let refused = try await daemon.value("rewatchd_remote_write_refused_samples_total\(labels)")
        #expect(refused ?? 0 > 0)
        var sent: Double?
        let end = ContinuousClock.now + .seconds(60)
        while sent ?? 0 == 0, ContinuousClock.now < end {
            sent = try await daemon.value("rewatchd_remote_write_sent_samples_total\(labels)")
        }
        #expect(sent ?? 0 > 0)
        _ = try await daemon.process.line(within: .seconds(90)) {
            $0.contains("refused") && $0.contains("400")
        }
        #expect(try await daemon.stop() == .code(0))
        receiver.process.send(9)
        _ = try await receiver.process.exit()
    }
}
