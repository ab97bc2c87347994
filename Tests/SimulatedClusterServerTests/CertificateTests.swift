import SimulatedCluster
import SimulatedClusterServer
import TestSupport
import Testing

/// The certificates in answers, read by openssl.
@Suite(.timeLimit(.minutes(2)))
struct CertificateTests {
    private func certificates(days: Int?) async throws -> [String: String] {
        var configuration = SimulatedClusterServerConfiguration(certificateNames: ["127.0.0.1"])
        configuration.cluster.version = .v8_2
        return try await SimulatedClusterServer.serving(configuration) { server, port in
            if let days {
                try server.switchOn(.certificateExpiring(certificates: ["cm"], days: days))
            }
            let answer = try await RawClient(server: server, port: port)
                .get("/v1/cluster/certificates")
            let body = SimulatedResponse(status: 200, body: Array(answer.body.utf8)).json
            var texts: [String: String] = [:]
            for name in body?.keys ?? [] { texts[name] = body?[name]?.text }
            #expect(texts["api_cert"] == server.certificateAuthority)
            return texts
        }
    }

    /// openssl fails when the end comes within so many seconds.
    @Test(arguments: [
        (nil, 40 * 86_400, true), (20, 19 * 86_400, true), (20, 21 * 86_400, false),
        (0, 0, false), (20_000, 19_000 * 86_400, true),
    ])
    func `a certificate ends when it should`(
        _ days: Int?,
        _ seconds: Int,
        _ isGood: Bool
    ) async throws {
        let pem = try #require(try await certificates(days: days)["cm_cert"])
        let check = try await ChildProcess.run(
            "openssl",
            ["x509", "-noout", "-checkend", "\(seconds)"],
            input: pem
        )
        #expect(check.status == .code(isGood ? 0 : 1), "\(check.standardError)")
    }

    @Test func `every certificate can be read`() async throws {
        let texts = try await certificates(days: nil)
        let names = texts.keys.filter { $0.hasSuffix("_cert") }
        #expect(names.count == 7)
        for name in names {
            let read = try await ChildProcess.run(
                "openssl",
                ["x509", "-noout", "-subject", "-pubkey"],
                input: texts[name] ?? ""
            )
            #expect(read.status == .code(0), "\(name): \(read.standardError)")
            #expect(read.standardOutput.contains("simulated.example.com"))
        }
    }
}
