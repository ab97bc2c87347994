import CurlTransport
import TestSupport
import Testing
import Watching

/// What happens before TLS: names, addresses, ports, silence.
@Suite(.timeLimit(.minutes(1)))
struct ConnectionTests {
    private let bench = Bench()

    @Test
    func `a name without an address`() async {
        let request = Bench.request(host: "nowhere.invalid", port: 9443)
        #expect(await bench.error(of: request) == .nameNotResolved(request.endpoint))
    }

    @Test
    func `a port where nobody listens`() async throws {
        let port = try RawListener().port
        let request = Bench.request(port: port)
        #expect(await bench.error(of: request) == .connectionRefused(request.endpoint))
    }

    @Test
    func `an address that cannot be reached`() async {
        let request = Bench.request(host: "255.255.255.255", port: 9443)
        guard case .unreachable(request.endpoint, let reason) = await bench.error(of: request)
        else {
            Issue.record("not unreachable")
            return
        }
        #expect(["Network is unreachable", "Permission denied"].contains(reason))
    }

    @Test(arguments: ["a b", "a/b", "u@h", "a?b", "a#b", "", "ä.example", "a\u{0}b"])
    func `a host that would end up elsewhere in the URL`(host: String) async {
        let request = Bench.request(host: host, port: 9443)
        #expect(await bench.error(of: request) == .nameNotResolved(request.endpoint))
    }

    @Test(arguments: ["", "v1/cluster", "@other.example/v1", "/v1 cluster", "/v1\r\nX-Y: z", "/ä"])
    func `a path that would end up elsewhere in the request`(path: String) async {
        let request = Bench.request(path, port: 1)
        #expect(await bench.error(of: request)?.label == "malformed")
    }

    @Test
    func `a server that accepts and says nothing`() async throws {
        let listener = try RawListener()
        let limit = Duration.seconds(3)
        let request = Bench.request(port: listener.port, timeout: limit)
        let expected = TransportError.timedOut(request.endpoint, after: limit, .securing)
        #expect(await bench.error(of: request) == expected)
    }

    /// With a backlog of 0 Linux queues one connection and drops the packets of the next ones.
    @Test
    func `a host that does not even accept`() async throws {
        let listener = try RawListener(backlog: 0)
        let queued = try (1...3).map { _ in
            try RawConnection(to: listener.port, isBlocking: false)
        }
        let limit = Duration.milliseconds(300)
        let request = Bench.request(port: listener.port, timeout: limit)
        let expected = TransportError.timedOut(request.endpoint, after: limit, .connecting)
        #expect(await bench.error(of: request) == expected)
        withExtendedLifetime(queued) {}
    }

    @Test(arguments: [Duration.zero, .seconds(-1)])
    func `a deadline that has passed already`(limit: Duration) async throws {
        let listener = try RawListener()
        let request = Bench.request(port: listener.port, timeout: limit)
        #expect(await bench.error(of: request)?.label == "timeout")
    }

    @Test
    func `a server that speaks no TLS`() async throws {
        let listener = try RawListener()
        let request = Bench.request(port: listener.port, timeout: .seconds(60))
        async let error = bench.error(of: request)
        try await listener.accept { connection in
            connection.write("HTTP/1.1 400 Bad Request\r\n\r\n".utf8)
            while !connection.read().isEmpty {}
        }
        let reason = "its port answers, but not in TLS; plain HTTP?"
        #expect(await error == .unreachable(request.endpoint, reason: reason))
    }

    @Test(arguments: [true, false])
    func `a server that hangs up in the handshake`(byReset: Bool) async throws {
        let listener = try RawListener()
        let request = Bench.request(port: listener.port, timeout: .seconds(60))
        async let error = bench.error(of: request)
        try await listener.accept { connection in
            if byReset { connection.resetWhenClosed() } else { _ = connection.read() }
        }
        #expect(await error == .connectionReset(request.endpoint))
    }
}
