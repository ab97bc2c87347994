import TestSupport
import Testing

/// TLS and logins of the endpoint, and how they change without a restart.
@Suite(.serialized) struct WebAccessTests {
    private static let json = "log: {format: json}"
    private static let sentinel = "sentinel-of-the-web-test"

    /// A site whose daemon has a certificate and a user `ann` with the sentinel as password.
    private func start() async throws -> (SimulatedSite, RunningDaemon) {
        let site = try await SimulatedSite()
        try await makeCertificate(in: site, subject: "one")
        try await writeFile(in: site, password: Self.sentinel)
        let settings = try Files.text(site.settings(extra: Self.json)).replacing(
            "web: {listen: \"127.0.0.1:0\"}",
            with: "web: {listen: \"127.0.0.1:0\", config_file: web.yml}"
        )
        let path = try site.folder.write(settings, to: "rewatchd.yaml")
        return (site, try await RunningDaemon(path))
    }

    private func makeCertificate(in site: SimulatedSite, subject: String) async throws {
        _ = try await ChildProcess.run(
            "openssl",
            [
                "req", "-x509", "-newkey", "ec", "-pkeyopt", "ec_paramgen_curve:prime256v1",
                "-nodes", "-days", "2", "-subj", "/CN=\(subject)", "-keyout",
                site.folder.file("new.key"), "-out", site.folder.file("new.pem"),
            ]
        ).output()
        for end in ["key", "pem"] {
            try Files.write(
                Files.text(site.folder.file("new.\(end)")),
                to: site.folder.file("web.\(end)")
            )
            try Files.setMode(0o600, of: site.folder.file("web.\(end)"))
        }
    }

    private func writeFile(in site: SimulatedSite, password: String) async throws {
        let hash = try await ChildProcess.run(
            "perl",
            ["-e", "print crypt($ARGV[0], '$2b$05$abcdefghijklmnopqrstuu')", password]
        ).output()
        _ = try site.folder.write(
            """
            tls_server_config: {cert_file: web.pem, key_file: web.key}
            http_server_config: {headers: {X-Content-Type-Options: nosniff}}
            basic_auth_users: {ann: \(hash)}
            """,
            to: "web.yml"
        )
    }

    /// Scrapes as a user; the status and the body.
    private func scrape(
        _ daemon: RunningDaemon,
        _ password: String?
    ) async throws -> (status: Int, body: String) {
        let login = password.map { ["--user", "ann:\($0)"] } ?? []
        let output = try await ChildProcess.run(
            "curl",
            ["-sk", "--max-time", "20", "-w", "%{http_code}", "\(daemon.address)/metrics"] + login
        ).standardOutput
        return (Int(output.suffix(3)) ?? 0, String(output.dropLast(3)))
    }

    private func subject(_ daemon: RunningDaemon) async throws -> String {
        let place = String(daemon.address.dropFirst("https://".count))
        let text = try await ChildProcess.run("openssl", ["s_client", "-connect", place])
            .standardOutput
        return text.firstMatch(of: /subject=CN = (\w+)/).map { String($0.1) } ?? ""
    }

    /// Asks until the answer is the one that is waited for, a minute at most.
    private func wait(_ condition: () async throws -> Bool) async throws -> Bool {
        let end = ContinuousClock.now + .seconds(60)
        while ContinuousClock.now < end {
            if try await condition() { return true }
        }
        return false
    }

    private static let current = "rewatchd_web_config_last_reload_successful "

    @Test func whoMayAskChangesWithTheFileAndNeverForTheWorse() async throws {
        let (site, daemon) = try await start()
        #expect(daemon.address.hasPrefix("https://"))
        #expect(try await scrape(daemon, nil).status == 401)
        #expect(try await scrape(daemon, "wrong").status == 401)
        let first = try await scrape(daemon, Self.sentinel)
        #expect(first.status == 200)
        #expect(first.body.contains(Self.current + "1\n"))

        // What cannot be used changes nothing, and is said.
        _ = try site.folder.write("basic_auth_users: {ann: \(Self.sentinel)}\n", to: "web.yml")
        let refused = try await daemon.process.line(within: .seconds(60)) {
            $0.contains("the web configuration was not changed")
        }
        let kept = try await scrape(daemon, Self.sentinel)
        #expect(kept.status == 200)
        #expect(kept.body.contains(Self.current + "0\n"))

        // An emptied file must not open the endpoint.
        _ = try site.folder.write("", to: "web.yml")
        _ = try await daemon.process.line(after: refused, within: .seconds(60)) {
            $0.contains("gives up TLS or logins")
        }
        #expect(try await scrape(daemon, nil).status == 401)

        try await writeFile(in: site, password: "another")
        #expect(try await wait { try await scrape(daemon, "another").status == 200 })
        #expect(try await scrape(daemon, Self.sentinel).status == 401)
        #expect(try await scrape(daemon, "another").body.contains(Self.current + "1\n"))
        for secret in [Self.sentinel, "$2b$", "PRIVATE KEY"] {
            #expect(!daemon.process.standardError.contains(secret))
        }
        #expect(try await daemon.stop() == .code(0))
    }

    @Test func aNewCertificateIsShownWithoutARestart() async throws {
        let (site, daemon) = try await start()
        #expect(try await subject(daemon) == "one")
        try await makeCertificate(in: site, subject: "two")
        #expect(try await wait { try await subject(daemon) == "two" })
        #expect(try await scrape(daemon, Self.sentinel).status == 200)
        #expect(try await daemon.stop() == .code(0))
    }

    @Test(arguments: [("check-config", Int32(1)), ("run", 78)])
    func aKeyOfAnotherCertificateIsSaidBeforeAnythingStarts(
        _ command: String,
        _ code: Int32
    ) async throws {
        let (site, daemon) = try await start()
        let key = try Files.text(site.folder.file("web.key"))
        try await makeCertificate(in: site, subject: "two")
        _ = try site.folder.write(key, to: "web.key", mode: 0o600)
        let result = try await ChildProcess.run(
            Program.rewatchd,
            [command, "--config", site.folder.file("rewatchd.yaml")],
            within: .seconds(60)
        )
        #expect(result.status == .code(code))
        let place = "\(site.folder.path)/web.yml:1:1: TLS cannot be offered"
        #expect(result.standardError.hasPrefix(place), "\(result.standardError)")
        _ = try await daemon.stop()
    }
}
