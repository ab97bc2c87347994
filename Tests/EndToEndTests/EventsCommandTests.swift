import FoundationEssentials
import TestSupport
import Testing

/// What the daemon has told, read back by the command and over HTTP.
@Suite(.serialized) struct EventsCommandTests {
    private static let extra = "log: {format: json}\nbuffer: {path: state.sqlite}"

    private func events(_ settings: String, _ arguments: String...) async throws -> [Substring] {
        let result = try await ChildProcess.run(
            Program.rewatchd,
            ["events", "--config", settings] + arguments,
            within: .seconds(90)
        )
        #expect(result.status == .code(0), "\(result.standardError)")
        return result.standardOutput.split(separator: "\n")
    }

    @Test func theHistoryIsThereBesideTheDaemonAndAfterIt() async throws {
        let site = try await SimulatedSite()
        let settings = try site.settings(extra: Self.extra)
        let daemon = try await RunningDaemon(settings)
        try await site.switchOn("failover", "{\"shard\": 1}")
        let told = try await daemon.entry("shard_role_changed", "event", "shard:1")
        let follower = try ChildProcess(
            Program.rewatchd,
            ["events", "--config", settings, "--follow", "--since=-1h"]
        )
        _ = try await follower.line(within: .seconds(90)) {
            $0.contains("event     sim: shard 1 has changed its role: master → slave")
        }
        try await site.switchOn("node-down", "{\"node\": 2}")
        _ = try await follower.line(within: .seconds(90)) {
            $0.contains("firing    sim: node 2 is down")
        }
        follower.send(15)
        _ = try await follower.exit()
        let alerts = try await HTTP.get("\(daemon.address)/api/v1/alerts")
        #expect(alerts.contains("\"alertname\":\"node_down\",\"cluster\":\"sim\""), "\(alerts)")
        let newest = try await HTTP.get("\(daemon.address)/api/v1/events?since=-1h&limit=1")
        // Other events may have come meanwhile.
        #expect(newest.ranges(of: "\"REWATCHD_ID\"").count == 1, "\(newest)")
        let all = try await HTTP.get("\(daemon.address)/api/v1/events")
        for kind in ["shard_role_changed", "node_down"] {
            #expect(all.contains("\"REWATCHD_ALERT\":\"\(kind)\""), "\(all)")
        }
        #expect(try await daemon.stop() == .code(0))
        let lines = try await events(settings, "--format", "json")
        // The same line as in the log, with the time at which it was decided.
        #expect(lines.contains(Substring(told.text)))
        #expect(try await events(settings, "--since", "2100-01-01T00:00:00Z") == [])
        #expect(try await events(settings, "--since=-1h").count == lines.count)
    }

    @Test(arguments: ["soon", "--since"])
    func aTimeThatIsNoneIsRefused(_ time: String) async throws {
        let site = try await SimulatedSite()
        let settings = try site.settings(extra: Self.extra)
        let result = try await ChildProcess.run(
            Program.rewatchd,
            ["events", "--config", settings, "--since", time]
        )
        #expect(result.status != .code(0))
    }

    @Test func withoutAFileItIsSaid() async throws {
        let site = try await SimulatedSite()
        let settings = try site.settings(extra: Self.extra)
        let result = try await ChildProcess.run(
            Program.rewatchd,
            ["events", "--config", settings]
        )
        #expect(result.status == .code(1))
        #expect(result.standardError.contains("rewatchd: cannot open"), "\(result.standardError)")
    }

    /// A burst while the daemon is killed again and again reaches the log once.
    @Test func theClustersOwnLogIsForwardedOnceOverKills() async throws {
        let site = try await SimulatedSite()
        let settings = try site.settings(extra: Self.extra)
        let first = try await RunningDaemon(settings)
        #expect(try await first.stop() == .code(0))
        try await site.control("events", "{\"count\": 1500, \"capacity\": 100000}")
        var told: [Substring] = []
        for point in ["record 3\"", "record 700\"", "record 1400\"", "ready: "] {
            let process = try ChildProcess(Program.rewatchd, ["run", "--config", settings])
            _ = try await process.line(within: .seconds(90)) {
                $0.contains(point) || $0.contains("ready: ")
            }
            process.send(9)
            _ = try await process.exit()
            told += process.standardError.split(separator: "\n")
        }
        let last = try await RunningDaemon(settings)
        try await site.control("events", "{\"count\": 1}")
        _ = try await last.process.line(within: .seconds(90)) { $0.contains("record 1501\"") }
        #expect(try await last.stop() == .code(0))
        told += last.process.standardError.split(separator: "\n")
        var seen: Set<Substring> = []
        let numbers = told.filter { $0.contains("\"cluster_log\"") }.compactMap { line -> Int? in
            guard let id = Self.field("REWATCHD_ID", of: line), seen.insert(id).inserted else {
                return nil
            }
            return Self.field("REWATCHD_LOG_DESCRIPTION", of: line)
                .flatMap { Int($0.dropFirst("record ".count)) }
        }
        #expect(numbers == Array(1...1_501))
    }

    private static func field(_ name: String, of line: Substring) -> Substring? {
        line.firstRange(of: "\"\(name)\":\"").map { range in
            line[range.upperBound...].prefix { $0 != "\"" }
        }
    }
}
