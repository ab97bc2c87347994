import TestSupport
import Testing

/// The real programs together: resim, the daemon, curl and promtool.
@Suite(.serialized) struct DaemonTests {
    /// A password that occurs nowhere else.
    private static let sentinel = "sentinel-of-the-leak-test"
    private static let json = "log: {format: json, level: debug}"

    @Test func servesWhatTheClusterSaysAndEndsCleanly() async throws {
        let site = try await SimulatedSite(["--nodes", "3", "--databases", "4"])
        let daemon = try await RunningDaemon(site.settings(extra: Self.json))
        #expect(try await daemon.value("redis_enterprise_up{cluster=\"sim\"}") == 1)
        #expect(
            try await daemon.value(
                "redis_enterprise_node_status{cluster=\"sim\",node=\"2\",status=\"active\"}"
            ) == 1
        )
        let text = try await daemon.scrape()
        #expect(text.contains("\nredis_enterprise_database_used_memory_bytes{"))
        #expect(text.contains("\nredis_enterprise_license_expiry_timestamp_seconds{"))
        #expect(text.contains("\nprocess_resident_memory_bytes "))
        #expect(text.contains("\nrewatchd_log_write_failures_total 0\n"))
        #expect(try await HTTP.status("GET", "\(daemon.address)/-/ready") == 200)
        #expect(try await HTTP.status("GET", "\(daemon.address)/metrics?cluster=other") == 404)
        #expect(try await daemon.stop() == .code(0))
    }

    @Test func exposesWhatPromtoolAccepts() async throws {
        guard let promtool = Environment.executable("promtool") else {
            try Test.cancel("promtool is not installed; `make deps` does it")
        }
        let site = try await SimulatedSite()
        let daemon = try await RunningDaemon(site.settings(extra: Self.json))
        let text = try await daemon.scrape()
        let file = try site.folder.write(text, to: "metrics.txt")
        let check = try await ChildProcess.run(
            "sh",
            ["-c", "'\(promtool)' check metrics < '\(file)'"]
        )
        #expect(check.status == .code(0), "\(check.standardError)")
    }

    @Test func aWrongPasswordCostsOneLoginAndARotationIsNoticed() async throws {
        let site = try await SimulatedSite()
        let daemon = try await RunningDaemon(site.settings(extra: Self.json))
        let before = try await site.failedLogins()
        try await site.rotate(to: Self.sentinel)
        let fired = try await daemon.entry("authentication_rejected", "firing", "cluster")
        let refused = try await site.failedLogins() - before
        // A cycle that was under way may have had three requests in flight.
        #expect((1...3).contains(refused))
        // Many intervals later nothing more was sent.
        for _ in 0..<5 { try await Self.waitOneCycle(daemon) }
        #expect(try await site.failedLogins() - before == refused)
        #expect(
            try await daemon.value(
                "redis_enterprise_authentication_state{cluster=\"sim\",state=\"rejected\"}"
            ) == 1
        )
        _ = try site.folder.write(Self.sentinel, to: "password.new", mode: 0o600)
        try Files.write(Files.bytes(site.folder.file("password.new")), to: site.folder.file("next"))
        try Files.setMode(0o600, of: site.folder.file("next"))
        _ = try await ChildProcess.run(
            "mv",
            [site.folder.file("next"), site.folder.file("password")]
        )
        _ = try await daemon.entry(
            "authentication_rejected",
            "resolved",
            "cluster",
            after: fired
        )
        #expect(try await site.failedLogins() - before == refused)
        #expect(!daemon.process.standardError.contains(Self.sentinel))
        #expect(!daemon.process.standardOutput.contains(Self.sentinel))
        #expect(try await !daemon.scrape().contains(Self.sentinel))
    }

    @Test func tellsANodeThatGoesDownAndComesBack() async throws {
        let site = try await SimulatedSite()
        let daemon = try await RunningDaemon(site.settings(extra: Self.json))
        try await site.switchOn("node-down", "{\"node\": 2}")
        let fired = try await daemon.entry("node_down", "firing", "node:2")
        #expect(fired.text.contains("\"REWATCHD_OLD\":\"active\""))
        #expect(fired.text.contains("\"REWATCHD_NEW\":\"down\""))
        #expect(fired.text.contains("\"PRIORITY\":\"2\""))
        try await site.switchOff("node-down")
        let resolved = try await daemon.entry("node_down", "resolved", "node:2", after: fired)
        #expect(resolved.text.contains("\"PRIORITY\":\"5\""))
        #expect(resolved.text.contains("\"REWATCHD_DURATION_SECONDS\":\""))
    }

    @Test func aBadResourceLeavesTheOthersAlone() async throws {
        let site = try await SimulatedSite()
        let daemon = try await RunningDaemon(site.settings(extra: Self.json))
        try await site.switchOn("html", "{\"path\": \"/v1/license\"}")
        _ = try await daemon.process.line(within: .seconds(90)) {
            $0.contains("license cannot be read") && $0.contains("text/html")
        }
        #expect(
            try await daemon.value(
                "rewatchd_resource_success{cluster=\"sim\",resource=\"license\"}"
            ) == 0
        )
        #expect(try await daemon.value("redis_enterprise_up{cluster=\"sim\"}") == 1)
    }

    @Test(arguments: [
        ("SELF/v1/cluster", "redirects in a loop"),
        ("http://127.0.0.1/v1/cluster", "plaintext is never followed"),
    ])
    func saysWhyARedirectIsNotFollowed(location: String, words: String) async throws {
        let site = try await SimulatedSite()
        let daemon = try await RunningDaemon(site.settings(extra: Self.json))
        let url = location.replacing("SELF", with: site.url)
        try await site.switchOn("redirect", "{\"url\": \"\(url)\"}")
        let told = try await daemon.process.line { $0.contains(words) }
        #expect(!told.text.contains("endpoints"))
    }

    @Test func answersAScrapeBeforeTheFirstCycleHasEnded() async throws {
        let site = try await SimulatedSite()
        try await site.switchOn("hang")
        let settings = try site.settings(extra: Self.json)
        let process = try ChildProcess(Program.rewatchd, ["run", "--config", settings])
        let line = try await process.line(within: .seconds(90)) { $0.contains("serves http://") }
        let start = try #require(line.text.firstRange(of: "http://")).lowerBound
        let address = String(line.text[start...].prefix { $0 != "\"" && !$0.isWhitespace })
        let text = try await HTTP.get("\(address)/metrics")
        #expect(text.contains("\nredis_enterprise_up{cluster=\"sim\"} 0\n"))
        #expect(try await HTTP.status("GET", "\(address)/-/ready") == 503)
        process.send(15)
        #expect(try await process.exit(within: .seconds(60)) == .code(0))
    }

    /// Waits until the daemon has written that another cycle ended, or was withheld.
    private static func waitOneCycle(_ daemon: RunningDaemon) async throws {
        let before = try await daemon.value(
            "rewatchd_resource_age_seconds{cluster=\"sim\",resource=\"cluster\"}"
        )
        let start = try #require(before)
        // Some thousands of scrapes take a good while longer than a second.
        for _ in 0..<20_000 {
            let age = try await daemon.value(
                "rewatchd_resource_age_seconds{cluster=\"sim\",resource=\"cluster\"}"
            )
            if try #require(age) >= start + 1 { return }
        }
        Issue.record("the cluster is read although the login is refused")
    }
}
