import CurlTransport
import SimulatedCluster
import SimulatedClusterServer
import TestSupport
import Testing
import Watching

/// Tokens and client certificates over real TLS, against the simulated cluster.
@Suite(.timeLimit(.minutes(2)))
struct LoginTests {
    private static let user = "rewatchd@example.com"

    /// Serves a cluster that takes certificates of an authority, for the length of the body.
    private func serving(
        _ version: SimulatedVersion = .v8_2,
        password: String = "simulated",
        clientAuthority: String? = nil,
        _ body: @Sendable (SimulatedClusterServer, Bench, Int) async throws -> Void
    ) async throws {
        var cluster = SimulatedClusterConfiguration(version: version)
        cluster.password = password
        var configuration = SimulatedClusterServerConfiguration(cluster: cluster)
        configuration.clientAuthority = clientAuthority
        let folder = try TemporaryDirectory()
        try await SimulatedClusterServer.serving(configuration) { server, port in
            let file = try folder.write(server.certificateAuthority, to: "ca.pem")
            let policy = TLSPolicy(authorityFile: file, serverName: "simulated.example.com")
            try await body(server, Bench(policy), port)
        }
    }

    private func request(_ path: String, _ login: Login?, _ port: Int) -> Request {
        var request = Bench.request(path, port: port)
        request.login = login
        return request
    }

    /// Passwords that JSON must escape, and the releases that read them from the body.
    @Test(arguments: ["simulated", "a\"b\\c", "päß\u{1}\t\u{1F}wörd\u{1F511}", "{}", ""])
    func `a token is issued, used and taken`(_ password: String) async throws {
        for version in [SimulatedVersion.v6_2, .v8_0] {
            try await serving(version, password: password) { _, bench, port in
                let user = Credential(username: Self.user, password: Secret(password))
                let exchange = request(ExchangeAnswer.path, .exchange(user, .headerAndBody), port)
                let answer = try await bench.result(of: exchange).get()
                let text = String(decoding: answer.body, as: UTF8.self)
                let token = try String(#require(text.firstMatch(of: /[\w-]+\.[\w-]+\.[\w-]+/)).0)
                let login = Login.token(Token(Secret(token), scheme: .jwt))
                let status = try await bench.result(of: request("/v1/bdbs", login, port)).get()
                    .status
                #expect(status == 200)
                let other = Login.token(Token(Secret("\(token)x"), scheme: .jwt))
                let refusal = try await bench.result(of: request("/v1/bdbs", other, port)).get()
                #expect(refusal.status == 401)
                #expect(refusal.challenge == "Basic realm=\"Redis Enterprise\"")
            }
        }
    }

    private static func login(_ issued: TestAuthority.Issued) throws -> Login {
        let chain = try Files.bytes(issued.certificate)
        let key = Secret(try Files.text(issued.key))
        return .credential(.certificate(ClientCertificate(chain: chain, key: key)))
    }

    @Test func `a client certificate is a login, and only its own authority's`() async throws {
        let folder = try TemporaryDirectory()
        let authority = try await TestAuthority(in: folder)
        let other = try await TestAuthority(in: folder, called: "other")
        let good = try Self.login(try await authority.issue(for: Self.user))
        let unknown = try Self.login(try await authority.issue(for: "nobody.example"))
        let foreign = try Self.login(try await other.issue(for: Self.user))
        let text = try Files.text(authority.file)
        try await serving(clientAuthority: text) { server, bench, port in
            func status(_ login: Login?) async -> Int? {
                let result = await bench.result(of: request("/v1/nodes", login, port))
                return try? result.get().status
            }
            // With each other certificate, no open connection of another is used.
            #expect(await status(nil) == 401)
            #expect(await status(good) == 200)
            #expect(await status(unknown) == 401)
            #expect(await status(good) == 200)
            #expect(await status(nil) == 401)
            let error = await bench.error(of: request("/v1/nodes", foreign, port))
            guard case .tls(_, .clientRefused, let reason) = error else {
                Issue.record("\(error as Any)")
                return
            }
            #expect(reason.contains("unknown ca"), "\(reason)")
            let failed = server.withCluster { $0.failedLogins }
            #expect(failed == 0)
        }
    }

    @Test func `a certificate that does not fit its key is named`() async throws {
        let folder = try TemporaryDirectory()
        let authority = try await TestAuthority(in: folder)
        let (one, two) = (try await authority.issue(), try await authority.issue(for: "other"))
        let mixed = ClientCertificate(
            chain: try Files.bytes(one.certificate),
            key: Secret(try Files.text(two.key))
        )
        try await serving { _, bench, port in
            let login = Login.credential(.certificate(mixed))
            let error = await bench.error(of: request("/v1/nodes", login, port))
            guard case .tls(_, .badFile, _) = error else {
                Issue.record("\(error as Any)")
                return
            }
        }
    }
}
