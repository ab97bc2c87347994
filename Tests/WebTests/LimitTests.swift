import TestSupport
import Testing
import Web

/// Time bounds are shortened, but leave a busy machine time for a whole request; that a connection
/// ends is the event each test waits for.
@Suite struct LimitTests {
    private static func limits(_ change: (inout WebLimits) -> Void) -> WebLimits {
        var limits = WebLimits()
        change(&limits)
        return limits
    }

    @Test func `the product's limits are those of the contract`() {
        let limits = WebLimits()
        #expect(limits.headerBytesMax == 65_536)
        #expect(limits.requestTimeout == .seconds(10))
        #expect(limits.idleTimeout == .seconds(60))
        #expect(limits.connectionsMax == 2_000)
    }

    @Test(arguments: [
        "G", "GET / HTTP/1.1\r\nX: ", "POST /-/reload HTTP/1.1\r\nContent-Length: 9\r\n\r\n",
    ])
    func `a request that never ends is cut off`(_ start: String) async throws {
        let limits = Self.limits { $0.requestTimeout = .seconds(2) }
        try await withServer(limits: limits) { addresses in
            let connection = try RawConnection(to: addresses[0])
            connection.send(start)
            try await connection.untilClosed()
        }
    }

    @Test func `a request that trickles is cut off although bytes keep coming`() async throws {
        let limits = Self.limits { $0.requestTimeout = .milliseconds(300) }
        try await withServer(limits: limits) { addresses in
            let connection = try RawConnection(to: addresses[0])
            connection.send("GET / HTTP/1.1\r\nX: ")
            let ended = try await connection.trickle(
                UInt8(ascii: "x"),
                every: .milliseconds(20),
                atMost: 300
            )
            #expect(ended)
        }
    }

    @Test func `a request that has ended runs out of no time`() async throws {
        let limits = Self.limits { $0.requestTimeout = .seconds(2) }
        try await withServer(limits: limits) { addresses in
            let connection = try RawConnection(to: addresses[0])
            #expect(try await connection.request("GET", "/-/healthy")?.status == 200)
            // Started later, so its end says that the first one's time is over too.
            let other = try RawConnection(to: addresses[0])
            other.send("G")
            try await other.untilClosed()
            #expect(try await connection.request("GET", "/-/healthy")?.status == 200)
        }
    }

    @Test func `a second request has its time for itself`() async throws {
        let limits = Self.limits { $0.requestTimeout = .seconds(2) }
        try await withServer(limits: limits) { addresses in
            let connection = try RawConnection(to: addresses[0])
            #expect(try await connection.request("GET", "/-/healthy")?.status == 200)
            connection.send("GET / HTTP/1.1\r\nX: ")
            try await connection.untilClosed()
        }
    }

    @Test(arguments: [false, true])
    func `an idle connection is closed`(_ hasAsked: Bool) async throws {
        let limits = Self.limits { $0.idleTimeout = .seconds(2) }
        try await withServer(limits: limits) { addresses in
            let connection = try RawConnection(to: addresses[0])
            if hasAsked {
                #expect(try await connection.request("GET", "/-/healthy")?.status == 200)
            }
            #expect(try await connection.untilClosed().isEmpty)
        }
    }

    @Test func `a connection without a first byte is cut off`() async throws {
        let limits = Self.limits { $0.requestTimeout = .seconds(2) }
        try await withServer(limits: limits) { addresses in
            let silent = try RawConnection(to: addresses[0])
            #expect(try await silent.untilClosed().isEmpty)
        }
    }

    @Test func `beyond the limit the silent give way first, then those that rest`() async throws {
        let limits = Self.limits { $0.connectionsMax = 3 }
        try await withServer(limits: limits) { addresses in
            let resting = try RawConnection(to: addresses[0])
            #expect(try await resting.request("GET", "/-/healthy")?.status == 200)
            let silent = try RawConnection(to: addresses[0])
            let halfway = try RawConnection(to: addresses[0])
            halfway.send("GET / HTTP/1.1\r\nX: ")
            var kept: [RawConnection] = []
            for ended in [silent, halfway, resting] {
                let next = try RawConnection(to: addresses[0])
                #expect(try await next.request("GET", "/-/healthy")?.status == 200)
                #expect(try await ended.untilClosed().isEmpty)
                kept.append(next)
            }
        }
    }

    @Test func `thousands of silent connections keep nobody out`() async throws {
        let limits = Self.limits { $0.connectionsMax = 50 }
        try await withServer(limits: limits) { addresses in
            let crowd = try (0..<200).map { _ in try RawConnection(to: addresses[0]) }
            let answered = try await status(of: "/-/healthy", at: addresses[0])
            #expect(answered == 200)
            try await crowd[0].untilClosed()
        }
    }

    @Test func `a client that does not take its answer is cut off`() async throws {
        let limits = Self.limits {
            $0.connectionsMax = 1
            $0.responseTimeout = .milliseconds(300)
        }
        let body = String(repeating: "x 1\n", count: 8_000_000)
        try await withServer(FakeSource([body]), limits: limits) { addresses in
            let greedy = try RawConnection(to: addresses[0])
            greedy.send("GET /metrics HTTP/1.1\r\nHost: x\r\n\r\n")
            #expect(try await greedy.response(hasBody: false)?.status == 200)
            // Who is being answered does not give way: there is a place when it is cut off.
            let end = ContinuousClock.now + .seconds(60)
            var code: Int?
            while code != 200, ContinuousClock.now < end {
                code = try await status(of: "/-/healthy", at: addresses[0])
            }
            #expect(code == 200)
            #expect(try await greedy.untilClosed().count < body.utf8.count)
        }
    }
}
