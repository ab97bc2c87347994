import SimulatedCluster
import SimulatedClusterServer
import TestSupport
import Testing

/// The server over real TLS, seen by openssl.
@Suite(.timeLimit(.minutes(2)))
struct ServingTests {
    private var loopback: SimulatedClusterServerConfiguration {
        SimulatedClusterServerConfiguration(certificateNames: ["127.0.0.1", "localhost"])
    }

    @Test(arguments: [
        ("/v1/nodes", "simulated", 200), ("/v1/nodes", "wrong", 401),
        ("/v1/users", "simulated", 403),
        ("/v1/nothing", "simulated", 404),
    ])
    func `answers come over TLS`(_ target: String, _ password: String, _ code: Int) async throws {
        try await SimulatedClusterServer.serving(loopback) { server, port in
            var client = RawClient(server: server, port: port)
            client.password = password
            let answer = try await client.get(target)
            #expect(answer.code == code)
            #expect(answer.header("server") == "envoy")
            #expect(answer.header("content-length") == "\(answer.body.utf8.count)")
        }
    }

    @Test(arguments: [
        (["127.0.0.1"], ["-verify_ip", "127.0.0.1"], true),
        ([], ["-verify_ip", "127.0.0.1"], false),
        ([], ["-verify_hostname", "simulated.example.com"], true),
        ([], ["-verify_hostname", "node1.simulated.example.com"], true),
        ([], ["-verify_hostname", "localhost"], false),
        (["localhost"], ["-verify_hostname", "localhost"], true),
    ])
    func `the certificate carries the names it should`(
        _ names: [String],
        _ checks: [String],
        _ isGood: Bool
    ) async throws {
        let configuration = SimulatedClusterServerConfiguration(certificateNames: names)
        try await SimulatedClusterServer.serving(configuration) { server, port in
            var client = RawClient(server: server, port: port)
            client.checks = checks
            let answer = try await client.get("/v1/nodes")
            #expect((answer.code == 200) == isGood)
        }
    }

    @Test func `a broken delivery is seen on the wire`() async throws {
        try await SimulatedClusterServer.serving(loopback) { server, port in
            let client = RawClient(server: server, port: port)
            let whole = try await client.get("/v1/nodes")

            try server.switchOn(.truncate(paths: [], at: 100, keepsConnection: false))
            let truncated = try await client.get("/v1/nodes")
            #expect(truncated.header("content-length") == whole.header("content-length"))
            #expect(truncated.body.utf8.count == 100)
            try server.switchOff(.truncate)

            try server.switchOn(.reset(paths: [], afterBytes: nil))
            let reset = try await client.get("/v1/nodes")
            #expect(reset.text.isEmpty)
            #expect(reset.status != .code(0))
            try server.switchOff(.reset)

            try server.switchOn(.oversize(paths: [], bytes: 3_000_000))
            #expect(try await client.get("/v1/nodes").body.utf8.count == 3_000_000)
            try server.switchOff(.oversize)

            for isDribbled in [true, false] {
                try server.switchOn(.slow(paths: [], milliseconds: 50, isDribbled: isDribbled))
                #expect(try await client.get("/v1/nodes").body.utf8.count == whole.body.utf8.count)
            }
        }
    }

    @Test func `a hanging request does not keep the server`() async throws {
        let directory = try TemporaryDirectory()
        let client = try await SimulatedClusterServer.serving(loopback) { server, port in
            try server.switchOn(.hang(paths: []))
            let child = try RawClient(server: server, port: port).open("/v1/nodes", in: directory)
            while server.withCluster({ $0.requestCounts["/v1/nodes"] }) == nil {
                await Task.yield()
            }
            #expect(child.standardOutput.isEmpty)
            return child
        }
        try await client.exit()
    }

    @Test func `a swapped certificate ends connections and is not trusted`() async throws {
        let directory = try TemporaryDirectory()
        try await SimulatedClusterServer.serving(loopback) { server, port in
            let client = RawClient(server: server, port: port)
            let idle = try client.open("/v1/nodes", in: directory)
            _ = try await idle.line { $0.hasPrefix("HTTP/1.1 200") }
            try server.switchOn(.certificateSwap)
            try await idle.exit()
            let untrusted = try await client.get("/v1/nodes")
            #expect(untrusted.code == nil)
            #expect(untrusted.errors.contains("verify"))
            try server.switchOff(.certificateSwap)
            #expect(try await client.get("/v1/nodes").code == 200)
        }
    }

    @Test func `every node listens on its own address`() async throws {
        var configuration = SimulatedClusterServerConfiguration()
        configuration.hasListenerPerNode = true
        #expect(configuration.hosts == ["127.0.0.1", "127.0.0.2", "127.0.0.3"])
        try await SimulatedClusterServer.serving(configuration) { server, port in
            var client = RawClient(server: server, port: port)
            #expect(try await client.get("/v1/nodes").code == 200)
            client.host = "127.0.0.3"
            let redirect = try await client.get("/v1/nodes")
            #expect(redirect.code == 307)
            #expect(redirect.header("location") == "https://127.0.0.1:\(port)/v1/nodes")
            try server.switchOn(.nodeDown(nodes: [1]))
            let moved = try await client.get("/v1/nodes")
            #expect(moved.header("location") == "https://127.0.0.2:\(port)/v1/nodes")
        }
    }

    @Test func `a taken port is an error that names it`() async throws {
        try await SimulatedClusterServer.serving(loopback) { _, port in
            var taken = loopback
            taken.port = port
            let second = try SimulatedClusterServer(taken)
            let reason = SimulatedClusterServerError.cannotListen(
                address: "127.0.0.1:\(port)",
                reason: "address already in use"
            )
            await #expect(throws: reason) { try await second.run() }
            await #expect(throws: reason) { try await second.waitUntilListening() }
        }
    }

    @Test(arguments: [
        ("/v1/bdbs/stats/last", 200, #"{"1":{}}"#), ("/v1/nodes", 404, ""),
        ("/v1/../v1/bdbs/stats/last", 404, ""),
    ])
    func `recorded bodies are replayed`(
        _ target: String,
        _ code: Int,
        _ body: String
    ) async throws {
        let directory = try TemporaryDirectory()
        try Files.makeFolder(directory.file("v1"))
        try Files.makeFolder(directory.file("v1/bdbs"))
        try Files.makeFolder(directory.file("v1/bdbs/stats"))
        try directory.write(#"{"1":{}}"#, to: "v1/bdbs/stats/last.json")
        var configuration = loopback
        configuration.replayDirectory = directory.path
        try await SimulatedClusterServer.serving(configuration) { server, port in
            let answer = try await RawClient(server: server, port: port).get(target)
            #expect(answer.code == code)
            #expect(answer.body == body)
        }
    }
}
