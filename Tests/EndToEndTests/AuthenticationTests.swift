import TestSupport
import Testing

/// The real programs with the logins that are not HTTP Basic.
@Suite(.serialized) struct AuthenticationTests {
    private static let sentinel = "sentinel-of-the-token-test"
    private static let json = "log: {format: json, level: debug}"
    private static let up = "redis_enterprise_up{cluster=\"sim\"}"

    private func settings(_ site: SimulatedSite, _ changes: (String, String)...) throws -> String {
        var text = try Files.text(try site.settings(extra: Self.json))
        for (old, new) in changes {
            #expect(text.contains(old))
            text = text.replacing(old, with: new)
        }
        return try site.folder.write(text, to: "rewatchd.yaml")
    }

    @Test func tokensOutliveRevocationAndTheEndOfBasic() async throws {
        let site = try await SimulatedSite(["--cluster-version", "8.2"])
        let path = try settings(
            site,
            ("password_file: password", "password_file: password\n    authentication: jwt")
        )
        let daemon = try await RunningDaemon(path)
        #expect(try await daemon.value(Self.up) == 1)
        try await site.switchOn("basic-off")
        try await site.switchOn("token-revoked")
        try await waitSomeCycles(site)
        #expect(try await daemon.value(Self.up) == 1)
        #expect(try await site.failedLogins() == 0)
        // The first token; the refusal without HTTP Basic; the second token.
        #expect(try await requests(to: "users/authorize", site) == 3)
        #expect(try await daemon.stop() == .code(0))
    }

    @Test func aWrongPasswordCostsOneExchangeAndIsNowhereToBeRead() async throws {
        let site = try await SimulatedSite()
        try site.folder.write(Self.sentinel, to: "password", mode: 0o600)
        let path = try settings(
            site,
            ("password_file: password", "password_file: password\n    authentication: jwt")
        )
        let daemon = try await RunningDaemon(path)
        let fired = try await daemon.entry("authentication_rejected", "firing", "cluster")
        #expect(try await site.failedLogins() == 1)
        try site.folder.write("simulated", to: "password", mode: 0o600)
        _ = try await daemon.entry("authentication_rejected", "resolved", "cluster", after: fired)
        #expect(try await site.failedLogins() == 1)
        let said = daemon.process.standardOutput + daemon.process.standardError
        let shown = try await daemon.scrape()
        for secret in [Self.sentinel, SimulatedSite.tokenBeginning] {
            #expect(!said.contains(secret) && !shown.contains(secret), "\(secret)")
        }
        #expect(try await daemon.stop() == .code(0))
    }

    @Test func aCertificateLogsInAndIsReadAnewWhenItChanges() async throws {
        let folder = try TemporaryDirectory()
        try await makeCertificates(in: folder)
        let site = try await SimulatedSite(["--client-ca", folder.file("authority.pem")])
        for name in ["client.pem", "client.key"] {
            try site.folder.write(
                try Files.text(folder.file("good.\(name)")),
                to: name,
                mode: 0o600
            )
        }
        let path = try settings(
            site,
            ("    username: rewatchd@example.com\n", ""),
            ("password_file: password", "authentication: certificate"),
            (
                "{ca_file: ca.pem}",
                "{ca_file: ca.pem, client_certificate_file: client.pem, "
                    + "client_key_file: client.key}"
            )
        )
        let daemon = try await RunningDaemon(path)
        #expect(try await daemon.value(Self.up) == 1)
        for name in ["client.pem", "client.key"] {
            try site.folder.write(
                try Files.text(folder.file("other.\(name)")),
                to: name,
                mode: 0o600
            )
        }
        let fired = try await daemon.entry("authentication_rejected", "firing", "cluster")
        for name in ["client.pem", "client.key"] {
            try site.folder.write(
                try Files.text(folder.file("good.\(name)")),
                to: name,
                mode: 0o600
            )
        }
        _ = try await daemon.entry("authentication_rejected", "resolved", "cluster", after: fired)
        #expect(try await daemon.value(Self.up) == 1)
        #expect(try await site.failedLogins() == 0)
        #expect(try await daemon.stop() == .code(0))
    }

    /// Makes an authority, a certificate of it for the user, and one for somebody unknown.
    private func makeCertificates(in folder: TemporaryDirectory) async throws {
        let script = """
            cd '\(folder.path)' && new="-newkey ec -pkeyopt ec_paramgen_curve:P-256 -nodes" &&
            openssl req -x509 $new -days 2 -subj /CN=authority -keyout a.key -out authority.pem &&
            for pair in good:rewatchd@example.com other:nobody; do
              name="${pair%%:*}"
              openssl req $new -subj "/CN=${pair#*:}" -keyout $name.client.key -out request &&
              openssl x509 -req -in request -CA authority.pem -CAkey a.key -days 2 \
                -out $name.client.pem || exit 1
            done
            """
        _ = try await ChildProcess.run("sh", ["-c", script]).output()
    }

    /// Waits until the cluster was asked for itself three times more.
    private func waitSomeCycles(_ site: SimulatedSite) async throws {
        let start = try await requests(to: "cluster", site)
        // Some thousands of reports take a good while longer than three seconds.
        for _ in 0..<20_000 where try await requests(to: "cluster", site) >= start + 3 { return }
        Issue.record("the cluster is not read any more")
    }

    private func requests(to path: String, _ site: SimulatedSite) async throws -> Int {
        let pattern = try Regex("\"/v1/\(path)\":\\s*(\\d+)", as: (Substring, Substring).self)
        return try await site.report().firstMatch(of: pattern).flatMap { Int($0.1) } ?? 0
    }
}
