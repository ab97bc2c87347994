import FoundationEssentials
import TestSupport
import Testing

/// The pages and their data, from the real daemon; how they are in a browser is `make page-test`.
@Suite struct PageTests {
    private struct Status: Decodable {
        struct Data: Decodable {
            var clusters: [Cluster]
        }

        struct Cluster: Decodable {
            var cluster: String
            var standing: String
            var sentence: String
            var up: Bool
            var authentication: String
            var requestsPerSecond: Double?
        }

        var status: String
        var data: Data
    }

    private func cluster(_ daemon: RunningDaemon) async throws -> Status.Cluster {
        let text = try await HTTP.get("\(daemon.address)/api/v1/status")
        let status = try JSONDecoder().decode(Status.self, from: Data(text.utf8))
        #expect(status.status == "success" && status.data.clusters.count == 1)
        return try #require(status.data.clusters.first)
    }

    /// A daemon whose first cycle has ended.
    private func readyDaemon(_ site: SimulatedSite) async throws -> RunningDaemon {
        let daemon = try await RunningDaemon(try site.settings(extra: "log: {format: json}"))
        _ = try await ChildProcess.run(
            "curl",
            ["-sSf", "--retry", "90", "--retry-delay", "1", "\(daemon.address)/-/ready"],
            within: .seconds(100)
        ).output()
        return daemon
    }

    @Test func theStatusTellsWhatTheAlertsTell() async throws {
        let site = try await SimulatedSite()
        let daemon = try await readyDaemon(site)
        var now = try await cluster(daemon)
        #expect(now.cluster == "sim" && now.up && now.standing == "good" && now.sentence == "up")
        try await site.switchOn("node-down", "{\"node\": 2}")
        _ = try await daemon.entry("node_down", "firing", "node:2")
        now = try await cluster(daemon)
        #expect(now.standing == "critical" && now.sentence.hasPrefix("node 2 is down for "))
        #expect(now.requestsPerSecond != nil)
        try await site.rotate(to: "another")
        _ = try await daemon.entry("authentication_rejected", "firing", "cluster")
        now = try await cluster(daemon)
        #expect(!now.up && now.authentication == "rejected")
        #expect(now.sentence.contains("HTTP 401"))
        let page = try await HTTP.get("\(daemon.address)/clusters/sim")
        #expect(page.contains("cannot be read for") && page.contains("login rejected"))
        #expect(try await daemon.stop() == .code(0))
    }

    @Test func eachPageIsThereAndWhatIsUnknownIsNot() async throws {
        let site = try await SimulatedSite()
        let daemon = try await readyDaemon(site)
        for (path, status) in [
            ("/", 200), ("/clusters/sim", 200), ("/clusters/sim?q=x", 200), ("/alerts", 200),
            ("/polls", 200), ("/polls?cluster=sim", 200), ("/configuration", 200),
            ("/assets/style.css", 200), ("/assets/refresh.js", 200), ("/clusters/other", 404),
            ("/clusters/sim/databases/999", 404), ("/polls?cluster=other", 404),
            ("/api/v1/polls", 200), ("/api/v1/polls?cluster=other", 404),
            ("/api/v1/status?cluster=sim", 200), ("/api/v1/status?cluster=other", 404),
            ("/api/v1/status?cluster=sim&database=999", 404),
        ] {
            #expect(try await HTTP.status("GET", daemon.address + path) == status, "\(path)")
        }
        #expect(try await daemon.stop() == .code(0))
    }

    @Test func aCrowdIsServedInTurnOrTurnedAway() async throws {
        let site = try await SimulatedSite(["--databases", "300"])
        let daemon = try await readyDaemon(site)
        async let crowd = ChildProcess.run(
            "curl",
            [
                "-s", "--parallel", "--parallel-immediate", "--parallel-max", "300", "-o",
                "/dev/null", "-w", "%{http_code}\n", "\(daemon.address)/clusters/sim?q=[1-300]",
            ],
            within: .seconds(120)
        )
        let up = try await daemon.value("redis_enterprise_up{cluster=\"sim\"}")
        #expect(up == 1, "a scrape must not wait for the pages")
        let statuses = try await crowd.output().split(separator: "\n")
        let served = statuses.count { $0 == "200" }
        let turnedAway = statuses.count { $0 == "503" }
        // One is made and 64 wait; those who come while they are served take their places.
        #expect(served >= 65 && turnedAway > 0 && served + turnedAway == 300, "\(statuses)")
        #expect(try await HTTP.status("GET", "\(daemon.address)/clusters/sim") == 200)
        #expect(try await daemon.stop() == .code(0))
    }
}
