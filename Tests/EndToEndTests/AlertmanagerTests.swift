import TestSupport
import Testing

/// The daemon in front of a real Alertmanager.
@Suite(.serialized) struct AlertmanagerTests {
    private static func extra(_ settings: String) -> String {
        "log: {format: json}\nbuffer: {path: state.sqlite}\nalertmanager: \(settings)"
    }

    private func isActive(_ answer: String) -> Bool {
        answer.contains("\"alertname\":\"node_down\"") && answer.contains("\"state\":\"active\"")
    }

    @Test func anAlertComesThereAndEndsThereAlsoAfterARestartOfIt() async throws {
        let site = try await SimulatedSite()
        let port = try RealPrometheus.freePort()
        let url = "{url: \"http://127.0.0.1:\(port)\"}"
        // Nobody is there at first, and nothing else waits for it.
        let daemon = try await RunningDaemon(site.settings(extra: Self.extra(url)))
        try await site.switchOn("node-down", "{\"node\": 2}")
        _ = try await daemon.entry("node_down", "firing", "node:2")
        let first = try await RealAlertmanager(in: site.folder.file("first"), port: port)
        try await first.await("the alert", until: isActive)
        let answer = try await first.alerts()
        #expect(answer.contains("\"cluster\":\"sim\"") && answer.contains("\"subject\":\"node:2\""))
        #expect(answer.contains("\"severity\":\"critical\""))
        #expect(answer.contains("\"summary\":\"sim: node 2 is down"), "\(answer)")
        #expect(answer.contains("\"check\":\"Is the host up"))
        try await first.stop()
        try await site.switchOff("node-down")
        _ = try await daemon.entry("node_down", "resolved", "node:2")
        try await site.switchOn("node-down", "{\"node\": 3}")
        _ = try await daemon.entry("node_down", "firing", "node:3")
        // One that knows nothing of what was told before.
        let second = try await RealAlertmanager(in: site.folder.file("second"), port: port)
        try await second.await("the second alert") { answer in
            isActive(answer) && answer.contains("\"subject\":\"node:3\"")
        }
        try await site.switchOff("node-down")
        // Alertmanager lists what has ended no more.
        try await second.await("its end") { !$0.contains("node_down") && $0.hasPrefix("[") }
        let received = try await daemon.value("rewatchd_alertmanager_alerts_total")
        #expect((received ?? 0) >= 3)
        #expect((try await daemon.value("rewatchd_alertmanager_failures_total") ?? 0) >= 1)
        #expect(try await daemon.stop() == .code(0))
        try await second.stop()
        let log = daemon.process.standardError.split(separator: "\n")
        // Said when it begins and when it ends, not each time.
        let failures = log.count { $0.contains("the alertmanager does not take alerts") }
        let ends = log.count { $0.contains("the alertmanager takes alerts again") }
        #expect((1...2).contains(failures) && ends == failures)
    }

    @Test func itIsReachedOverTLSWithALogin() async throws {
        let site = try await SimulatedSite()
        let folder = site.folder
        let port = try RealPrometheus.freePort()
        let openssl = try await ChildProcess.run(
            "openssl",
            [
                "req", "-x509", "-newkey", "ec", "-pkeyopt", "ec_paramgen_curve:P-256", "-nodes",
                "-keyout", folder.file("am.key"), "-out", folder.file("am.pem"), "-days", "2",
                "-subj", "/CN=am", "-addext", "subjectAltName=IP:127.0.0.1",
            ],
            within: .seconds(90)
        )
        try #require(openssl.status == .code(0), "\(openssl.standardError)")
        let web = try folder.write(
            """
            tls_server_config: {cert_file: am.pem, key_file: am.key}
            basic_auth_users:
              watch: "\(Self.hash)"
            """,
            to: "web.yml"
        )
        _ = try folder.write("secret", to: "am.password", mode: 0o600)
        let manager = try await RealAlertmanager(in: folder.file("am"), port: port, web: web)
        let settings = """
            {url: "https://127.0.0.1:\(port)/", username: watch, password_file: am.password, \
            tls: {ca_file: am.pem}}
            """
        let daemon = try await RunningDaemon(site.settings(extra: Self.extra(settings)))
        try await site.switchOn("node-down", "{\"node\": 2}")
        let login = ["--cacert", folder.file("am.pem"), "-u", "watch:secret"]
        try await manager.await(
            "the alert",
            login[0],
            login[1],
            login[2],
            login[3],
            until: isActive
        )
        #expect(try await daemon.value("rewatchd_alertmanager_failures_total") == 0)
        #expect(try await daemon.stop() == .code(0))
        try await manager.stop()
    }

    /// The word `secret` by bcrypt with cost 4.
    private static let hash = "$2b$04$abcdefghijklmnopqrstuu2r9OfJnfCsdneAXAGHnS4UpFFP8WIrW"
}
