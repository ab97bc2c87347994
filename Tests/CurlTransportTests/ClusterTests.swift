import CurlTransport
import Glibc
import SimulatedCluster
import SimulatedClusterServer
import TestSupport
import Testing
import Watching

extension SimulatedClusterServer: FaultyCluster {}

/// libcurl against the simulated cluster over real TLS: the contract, and the connections.
@Suite(.timeLimit(.minutes(2)))
struct ClusterTests {
    private static let name = "simulated.example.com"

    private let folder: TemporaryDirectory
    private let server: SimulatedClusterServer
    private let policy: TLSPolicy

    init() throws {
        folder = try TemporaryDirectory()
        server = try SimulatedClusterServer()
        let file = try folder.write(server.certificateAuthority, to: "ca.pem")
        policy = TLSPolicy(authorityFile: file, serverName: Self.name)
    }

    /// Serves for the length of the body.
    private func serving(_ body: (Int) async throws -> Void) async throws {
        try await withThrowingTaskGroup(of: Void.self) { group in
            group.addTask { [server] in try await server.run() }
            defer { group.cancelAll() }
            try await body(try await server.waitUntilListening())
        }
    }

    private func login(_ path: String, port: Int) -> Request {
        var request = Bench.request(path, port: port)
        let user = Credential(
            username: server.configuration.cluster.userName,
            password: Secret(server.configuration.cluster.password)
        )
        request.login = .credential(user)
        return request
    }

    @Test
    func `the contract`() async throws {
        try await serving { port in
            let contract = TransportContract(
                transport: Bench(policy).transport,
                endpoint: Endpoint(host: "127.0.0.1", port: port),
                cluster: server
            )
            try await withEvery("case", in: TransportContract.cases) { item in
                let outcome = try await contract.outcome(of: item)
                #expect(outcome == item.outcome, "\(item.what)")
            }
        }
    }

    @Test
    func `a request that hangs is cancelled`() async throws {
        try await serving { port in
            let contract = TransportContract(
                transport: Bench(policy).transport,
                endpoint: Endpoint(host: "127.0.0.1", port: port),
                cluster: server
            )
            let outcome = try await contract.outcomeOfCancelling {
                // The cluster notes a request before it begins not to answer it.
                while !requestLog().contains("/v1/cluster") { await Task.yield() }
            }
            #expect(outcome == "cancelled")
        }
    }

    private func requestLog() -> String {
        let now = server.configuration.wallClock()
        return server.withCluster { $0.respond(to: SimulatedRequest("/_resim"), at: now).text }
    }

    @Test
    func `one connection serves many requests`() async throws {
        try await serving { port in
            let relay = try Relay(to: port)
            let bench = Bench(policy)
            for path in ["/v1/cluster", "/v1/nodes", "/v1/bdbs", "/v1/nothing", "/v1/shards"] {
                _ = try await bench.transport.send(login(path, port: relay.port))
            }
            #expect(relay.connections == 1)
        }
    }

    @Test
    func `a hundred requests at once go through three connections`() async throws {
        try await serving { port in
            let relay = try Relay(to: port)
            let bench = Bench(policy)
            let request = login("/v1/cluster", port: relay.port)
            let outcomes = await withTaskGroup { group in
                for _ in 1...100 {
                    group.addTask { try? await bench.result(of: request).get().status }
                }
                return await group.reduce(into: []) { $0.append($1) }
            }
            #expect(outcomes == Array(repeating: 200, count: 100))
            #expect((1...3).contains(relay.connections))
        }
    }

    @Test
    func `a deadline on an open connection counts as connected`() async throws {
        try await serving { port in
            let bench = Bench(policy)
            var request = login("/v1/cluster", port: port)
            _ = try await bench.transport.send(request)
            try server.switchOn(.hang(paths: []))
            request.timeout = .seconds(3)
            let expected = TransportError.timedOut(
                request.endpoint,
                after: request.timeout,
                .waiting
            )
            #expect(await bench.error(of: request) == expected)
        }
    }

    /// Each repetition would be one more login that nobody counts.
    @Test
    func `a request on a connection that dies is not repeated on another one`() async throws {
        try await serving { port in
            let bench = Bench(policy)
            let request = login("/v1/cluster", port: port)
            await withTaskGroup { group in
                for _ in 1...4 { group.addTask { _ = await bench.result(of: request) } }
            }
            try server.switchOn(.reset(paths: [], afterBytes: nil))
            let before = server.withCluster { $0.requestCounts["/v1/cluster"] ?? 0 }
            #expect(await bench.error(of: request) == .connectionReset(request.endpoint))
            #expect(server.withCluster { $0.requestCounts["/v1/cluster"] ?? 0 } - before == 1)
        }
    }

    /// An engine is shared, so a connection made under one policy must not serve another.
    @Test
    func `an open connection does not bypass a stricter policy`() async throws {
        try await serving { port in
            let lax = Bench(TLSPolicy(serverName: Self.name, skipsVerification: true))
            let request = login("/v1/cluster", port: port)
            #expect(await status(lax, request) == 200)
            let strict = Bench(TLSPolicy(serverName: Self.name), engine: lax.engine)
            #expect(await tlsFailure(strict, request) == .untrusted)
            let pin = "sha256//AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA="
            let pinned = Bench(
                TLSPolicy(pinnedPublicKeys: pin, serverName: Self.name),
                engine: lax.engine
            )
            #expect(await tlsFailure(pinned, request) == .pinMismatch)
            let right = Bench(policy, engine: lax.engine)
            #expect(await status(right, request) == 200)
        }
    }

    @Test
    func `an exchanged authority file holds from the next request on`() async throws {
        try await serving { port in
            let bench = Bench(policy)
            let request = login("/v1/cluster", port: port)
            #expect(await status(bench, request) == 200)
            let other = try await TestAuthority(in: folder, called: "other")
            try folder.write(try Files.text(other.file), to: "ca.pem")
            #expect(await tlsFailure(bench, request) == .untrusted)
            try folder.write(server.certificateAuthority, to: "ca.pem")
            #expect(await status(bench, request) == 200)
        }
    }

    @Test
    func `a certificate that is exchanged is noticed`() async throws {
        try await serving { port in
            let bench = Bench(policy)
            let request = login("/v1/cluster", port: port)
            #expect(await status(bench, request) == 200)
            try server.switchOn(.certificateSwap)
            // The first failure comes by way of the open connection, which was found dead.
            for _ in 0..<2 {
                let reason = "self-signed, and not among the authorities"
                let error = await bench.error(of: request)
                #expect(error == .tls(request.endpoint, .untrusted, reason: reason))
            }
            try server.switchOff(.certificateSwap)
            #expect(await status(bench, request) == 200)
        }
    }

    private func status(_ bench: Bench, _ request: Request) async -> Int? {
        try? await bench.result(of: request).get().status
    }

    private func tlsFailure(_ bench: Bench, _ request: Request) async -> TLSFailure? {
        guard case .tls(_, let failure, _) = await bench.error(of: request) else { return nil }
        return failure
    }

    /// In a process of its own, since the environment belongs to all tests.
    @Test
    func `no proxy is taken from the environment`() async throws {
        await #expect(processExitsWith: .success) {
            for name in ["https_proxy", "HTTPS_PROXY", "ALL_PROXY"] {
                unsafe setenv(name, "http://127.0.0.1:1", 1)
            }
            let suite = try ClusterTests()
            try await suite.serving { port in
                let response = try await Bench(suite.policy).transport.send(
                    suite.login("/v1/cluster", port: port)
                )
                #expect(response.status == 200)
            }
        }
    }
}
