import TestSupport
import Testing
import Web

/// The server's TLS against curl and openssl, which are not ours.
@Suite(.serialized) struct TLSTests {
    private let files: CertificateFolder

    init() async throws {
        files = try await CertificateFolder()
    }

    private func settings(
        _ name: String = "server",
        _ change: (inout ServerTLS.Settings) -> Void = { _ in }
    ) throws -> ServerTLS.Settings {
        var settings = ServerTLS.Settings(
            certificateChain: try files.bytes("\(name).pem"),
            key: try files.bytes("\(name).key")
        )
        change(&settings)
        return settings
    }

    /// Asks over HTTPS; returns the status, 0 where the handshake fails.
    private func status(_ port: Int, _ arguments: String...) async throws -> Int {
        let result = try await ChildProcess.run(
            "curl",
            [
                "-sS", "--max-time", "30", "--cacert", files.folder.file("ca.pem"), "-o",
                "/dev/null", "-w", "%{http_code}", "https://localhost:\(port)/-/healthy",
            ] + arguments
        )
        return Int(result.standardOutput) ?? -1
    }

    private func live(_ tls: ServerTLS) -> LiveAccess {
        LiveAccess(WebAccess(tls: tls), salt: [1])
    }

    private func subject(_ port: Int) async throws -> String {
        try await ChildProcess.run(
            "openssl",
            ["s_client", "-connect", "127.0.0.1:\(port)", "-servername", "localhost"]
        ).standardOutput
    }

    private func serve(
        _ access: LiveAccess,
        limits: WebLimits = WebLimits(),
        _ body: @escaping @Sendable (Int) async throws -> Void
    ) async throws {
        let configuration = WebConfiguration(addresses: [freeAddress], limits: limits)
        try await withServer(configuration, access: access) { addresses in
            guard case .tcp(_, let port) = addresses[0] else { return }
            try await body(port)
        }
    }

    @Test func `a request is answered over TLS, and in words where it comes without`()
        async throws
    {
        let access = live(try ServerTLS(settings()))
        try await serve(access) { port async throws in
            #expect(try await status(port) == 200)
            #expect(try await status(port, "--tls-max", "1.2") == 200)
            #expect(try await status(port, "--tls-max", "1.1", "--ciphers", "ALL@SECLEVEL=0") == 0)
            let plain = try RawConnection(to: .tcp(host: "127.0.0.1", port: port))
            let answer = try await plain.request("GET", "/metrics")
            #expect(answer?.status == 400)
            #expect(answer?.text == "Client sent an HTTP request to an HTTPS server.\n")
            plain.finishSending()
            try await plain.untilClosed()
        }
    }

    @Test func `a new certificate is shown to new connections at once`() async throws {
        let access = live(try ServerTLS(settings()))
        let other = try ServerTLS(settings("second"))
        try await serve(access) { port async throws in
            #expect(try await subject(port).contains("CN = one"))
            #expect(access.replace(with: WebAccess(tls: other)))
            #expect(try await subject(port).contains("CN = two"))
            #expect(try await status(port) == 200)
            #expect(!access.replace(with: WebAccess()), "TLS was given up at run time")
            #expect(try await status(port) == 200)
        }
    }

    @Test(arguments: [
        (ServerTLS.ClientPolicy.none, [200, 200, 200]), (.request, [200, 200, 200]),
        (.requireAny, [0, 200, 200]), (.verifyIfGiven, [200, 0, 200]),
        (.requireAndVerify, [0, 0, 200]),
    ])
    func `a client gets in by its certificate`(
        _ policy: ServerTLS.ClientPolicy,
        _ expected: [Int]
    ) async throws {
        let authority = try files.bytes("ca.pem")
        let settings = try settings {
            $0.clientPolicy = policy
            $0.clientAuthorities = authority
        }
        try await serve(live(try ServerTLS(settings))) { port async throws in
            var statuses = [try await status(port)]
            for name in ["stranger", "client"] {
                let (certificate, key) = (files.folder.file("\(name).pem"), "\(name).key")
                statuses.append(
                    try await status(port, "--cert", certificate, "--key", files.folder.file(key))
                )
            }
            #expect(statuses == expected)
        }
    }

    @Test(arguments: [
        ("prometheus.example", 200), ("192.0.2.7", 200), ("spiffe://a/b", 200),
        ("other.example", 0), ("scraper", 0),
    ])
    func `a client's certificate carries one of the names`(_ name: String, _ status: Int)
        async throws
    {
        let authority = try files.bytes("ca.pem")
        for policy in [ServerTLS.ClientPolicy.requireAndVerify, .requireAny] {
            let settings = try settings {
                $0.clientPolicy = policy
                $0.clientAuthorities = authority
                $0.clientNames = ["nobody", name]
            }
            try await serve(live(try ServerTLS(settings))) { port async throws in
                let certificate = files.folder.file("client.pem")
                let key = files.folder.file("client.key")
                let answer = try await self.status(port, "--cert", certificate, "--key", key)
                #expect(answer == status)
            }
        }
    }

    @Test func `versions, suites and curves are those that were chosen`() async throws {
        let suite = "TLS_ECDHE_ECDSA_WITH_AES_256_GCM_SHA384"
        let old = try settings {
            $0.versions = (.tls12, .tls12)
            $0.cipherSuites = [suite]
            $0.curves = [0x17]
        }
        try await serve(live(try ServerTLS(old))) { port async throws in
            #expect(try await status(port, "--tlsv1.3") == 0)
            #expect(try await status(port, "--ciphers", "ECDHE-ECDSA-AES128-GCM-SHA256") == 0)
            #expect(try await status(port, "--ciphers", "ECDHE-ECDSA-AES256-GCM-SHA384") == 200)
            #expect(try await status(port, "--curves", "P-384") == 0)
        }
        let new = try settings { $0.versions = (.tls13, .tls13) }
        try await serve(live(try ServerTLS(new))) { port async throws in
            #expect(try await status(port, "--tls-max", "1.2") == 0)
            #expect(try await status(port) == 200)
        }
    }

    @Test func `a key that is another's is refused in words`() throws {
        var settings = try settings()
        settings.key = try files.bytes("client.key")
        #expect(throws: WebError.self) { try ServerTLS(settings) }
        settings.key = Array("-----BEGIN PRIVATE KEY-----\nAAAA\n-----END PRIVATE KEY-----\n".utf8)
        #expect(
            throws: WebError.tlsUnusable(reason: "the private key cannot be parsed")
        ) { try ServerTLS(settings) }
    }

    @Test func `a handshake that never ends is cut off`() async throws {
        var limits = WebLimits()
        limits.requestTimeout = .milliseconds(300)
        let access = live(try ServerTLS(settings()))
        try await serve(access, limits: limits) { port async throws in
            let silent = try RawConnection(to: .tcp(host: "127.0.0.1", port: port))
            silent.send([22, 3, 1])
            try await silent.untilClosed()
        }
    }
}
