import Testing
import Watching

@Suite struct EndpointRingTests {
    private static func endpoint(_ number: Int) -> Endpoint {
        Endpoint(host: "n\(number).example", port: 9443)
    }

    private func ring(_ count: Int) -> EndpointRing {
        EndpointRing((1...count).map(Self.endpoint))
    }

    /// Plays a line: s succeeded, f failed, r redirected to the primary; says who is asked next.
    private func play(_ line: String, _ ring: inout EndpointRing) -> String {
        line.map { step in
            var mark = ""
            switch step {
            case "s": ring.succeeded()
            case "r": ring.redirected(to: Self.endpoint(9))
            case _: mark = ring.failed() ? "" : "~"
            }
            return String(ring.target.host.dropFirst().prefix(1)) + mark
        }.joined(separator: " ")
    }

    @Test(
        arguments: [
            // endpoints, what happens, who is asked next (~: only after a wait)
            (1, "sss", "1 1 1"),
            (1, "ff", "1~ 1~"),
            (1, "fsf", "1~ 1 1~"),
            (2, "f", "2"),
            (2, "ff", "2 1~"),
            (2, "fff", "2 1~ 2~"),
            (2, "fsf", "2 2 1"),
            (3, "fff", "2 3 1~"),
            (3, "ffff", "2 3 1~ 2~"),
            (3, "ffsfff", "2 3 3 1 2 3~"),
            // The node that the endpoint led to is gone: the endpoint itself is asked again.
            (1, "rsf", "9 9 1"),
            (1, "rsff", "9 9 1 1~"),
            (3, "rsffff", "9 9 1 2 3 1~"),
            // It leads to a node that does not answer: the next endpoint is asked.
            (2, "rfrf", "9 2 9 1~"),
            (3, "srfrfrf", "1 9 1 9 2 9 3"),
            (1, "rf", "9 1~"),
        ]
    )
    func `keeps the working endpoint and tries each other one once before a wait`(
        _ count: Int,
        _ line: String,
        _ expected: String
    ) {
        var ring = ring(count)
        #expect(play(line, &ring) == expected, "\(line)")
    }

    @Test func `an endpoint that leads to a dead node does not hide the others`() {
        var ring = ring(2)
        var asked: Set<String> = []
        for _ in 0..<10 {
            asked.insert(ring.current.host)
            // The first endpoint is stale and always redirects; the second would answer.
            if ring.current == Self.endpoint(1) { ring.redirected(to: Self.endpoint(9)) }
            _ = ring.failed()
        }
        #expect(asked.contains("n2.example"))
    }

    @Test func `says whether the endpoint in use answered, and counts the changes`() {
        var ring = ring(2)
        #expect(!ring.isWorking)
        ring.succeeded()
        #expect(ring.isWorking)
        _ = ring.failed()
        #expect(!ring.isWorking)
        #expect(ring.failovers == 1)
        #expect(ring.current == Self.endpoint(2))
        _ = play("srsf", &ring)
        #expect(ring.failovers == 1, "the endpoint is the same, only its primary is gone")
    }

    @Test func `a redirect to itself is none`() {
        var ring = ring(1)
        ring.redirected(to: Self.endpoint(9))
        ring.redirected(to: Self.endpoint(1))
        #expect(ring.target == Self.endpoint(1))
        ring.succeeded()
        #expect(ring.failed() == false)
    }

    @Test(
        arguments: [
            ("n1.example", "https://n1.example:9443", false),
            ("10.0.0.1", "https://10.0.0.1:9443", true),
            ("2001:db8::1", "https://[2001:db8::1]:9443", true),
            ("1.example", "https://1.example:9443", false),
        ]
    )
    func `an endpoint is written as a URL`(_ host: String, _ text: String, _ isAddress: Bool) {
        let endpoint = Endpoint(host: host, port: 9443)
        #expect(endpoint.description == text)
        #expect(endpoint.isAddress == isAddress)
    }
}
