import Glibc
import TestSupport
import Testing
import Web

@Suite struct ConnectionTests {
    @Test func `a request may come byte by byte and split anywhere`() async throws {
        let request = Array("GET /metrics?cluster=c HTTP/1.1\r\nHost: x\r\n\r\n".utf8)
        try await withServer(FakeSource(clusters: ["c": "c 1\n"])) { addresses in
            let connection = try RawConnection(to: addresses[0])
            for split in 1..<request.count {
                connection.send(Array(request[..<split]))
                connection.send(Array(request[split...]))
                #expect(try await connection.response()?.text == "c 1\n")
            }
            for byte in request { connection.send([byte]) }
            #expect(try await connection.response()?.text == "c 1\n")
        }
    }

    @Test func `requests sent ahead are answered in order`() async throws {
        try await withServer { addresses in
            let connection = try RawConnection(to: addresses[0])
            let targets = ["/metrics", "/-/healthy", "/none", "/-/ready"]
            connection.send(
                targets.map { "GET \($0) HTTP/1.1\r\nHost: x\r\n\r\n" }.joined()
            )
            for status in [200, 200, 404, 503] {
                #expect(try await connection.response()?.status == status)
            }
        }
    }

    @Test func `a client that closes its half still gets its answer`() async throws {
        try await withServer { addresses in
            let connection = try RawConnection(to: addresses[0])
            connection.send("GET /metrics HTTP/1.1\r\nHost: x\r\n\r\n")
            connection.finishSending()
            #expect(try await connection.response()?.text == "a 1\nb 2\n")
            try await connection.untilClosed()
        }
    }

    @Test func `Connection close is obeyed and answered`() async throws {
        try await withServer { addresses in
            let connection = try RawConnection(to: addresses[0])
            let response = try await connection.request("GET", "/metrics", "Connection: close")
            #expect(response?.field("connection") == "close")
            #expect(try await connection.untilClosed().isEmpty)
        }
    }

    @Test(arguments: [
        "GET /metrics\r\n\r\n", "BREW / HTTP/1.1\r\nHost: x\r\n\r\n",
        "\u{16}\u{3}\u{1}\u{2}\u{0}\u{1}", "GET / HTTP/1.1\r\n: x\r\n\r\n",
        "GET / HTTP/1.1\r\nHost x\r\n\r\n", "GET / HTTP/9.9\r\nHost: x\r\n\r\n",
    ])
    func `what is no HTTP ends the connection, not the server`(_ text: String) async throws {
        try await withServer { addresses in
            let connection = try RawConnection(to: addresses[0])
            connection.send(text)
            connection.finishSending()
            let answer = String(decoding: try await connection.untilClosed(), as: UTF8.self)
            #expect(answer.isEmpty || answer.hasPrefix("HTTP/1.1 400 "), "\(answer)")
            #expect(
                try await RawConnection(to: addresses[0]).request("GET", "/-/healthy")?.status
                    == 200
            )
        }
    }

    @Test(arguments: [
        ("GET / HTTP/1.1\r\nX: " + String(repeating: "x", count: 70_000), "one field"),
        (
            "GET / HTTP/1.1\r\n"
                + (0..<700).map { "X\($0): \(String(repeating: "x", count: 100))\r\n" }
                .joined(), "many fields"
        ),
        ("GET /" + String(repeating: "x", count: 300_000), "the line"),
    ])
    func `a head beyond the limit ends the connection`(_ text: String, _: String) async throws {
        // Longer than a read may take, so that nothing but the size can end the connection.
        var limits = WebLimits()
        limits.requestTimeout = .seconds(60)
        try await withServer(limits: limits) { addresses in
            let connection = try RawConnection(to: addresses[0])
            connection.send(text)
            let answer = String(decoding: try await connection.untilClosed(), as: UTF8.self)
            #expect(answer.isEmpty || answer.hasPrefix("HTTP/1.1 400 "), "\(answer)")
        }
    }

    @Test func `a head just below the limit is read`() async throws {
        try await withServer { addresses in
            let field = "X: " + String(repeating: "x", count: 60_000)
            let response = try await RawConnection(to: addresses[0])
                .request("GET", "/-/healthy", field)
            #expect(response?.status == 200)
        }
    }
}
