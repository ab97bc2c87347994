import TestSupport
import Testing

/// A real Prometheus, which has no samples of its own, runs PromQL over the daemon's buffer.
@Suite(.serialized) struct RemoteReadTests {
    private static let metric = "redis_enterprise_node_cpu_idle_ratio"
    private static let memory = "redis_enterprise_database_used_memory_bytes"

    /// The times of samples as the interface writes them, the oldest first.
    private func times(_ samples: some Collection<String>) -> [String] {
        samples.compactMap { $0.split(separator: " ").last.map(String.init) }
            .sorted { (Double($0) ?? 0) < (Double($1) ?? 0) }
    }

    /// What the daemon tells, once there are so many samples of each of two series.
    private func told(by daemon: RunningDaemon, atLeast count: Int) async throws -> Samples {
        let end = ContinuousClock.now + .seconds(60)
        while true {
            let told = try await Samples.told(by: daemon, [Self.metric, Self.memory])
            let isEnough = ["node\":\"1\"", "database\":\"1\""].allSatisfy { label in
                told.values.keys.count { $0.contains(label) } >= count
            }
            if isEnough || ContinuousClock.now > end { return told }
        }
    }

    @Test func `prometheus reads memory and file`() async throws {
        let site = try await SimulatedSite()
        let settings = try site.settings(
            extra: "log: {format: json}\nbuffer: {path: state.sqlite}"
        )
        // What the first program has seen lies in the file only.
        let first = try await RunningDaemon(settings)
        let early = try await told(by: first, atLeast: 4)
        first.process.send(9)
        _ = try await first.process.exit()
        let daemon = try await RunningDaemon(settings)
        let told = try await told(by: daemon, atLeast: 8)
        let prometheus = try await RealPrometheus(
            in: site.folder.file("tsdb"),
            configuration: """
                remote_read:
                  - {url: "\(daemon.address)/api/v1/read", read_recent: true}

                """
        )
        let newest = try #require(
            times(told.values.keys.filter { $0.contains(Self.metric) }).last
        )
        let count = "sum(count_over_time(\(Self.metric)[1h] @ \(newest)))"
        let idle = told.values.keys.count { $0.contains(Self.metric) }
        #expect(try await prometheus.values(of: count) == [Double(idle)])

        // Each kind of matcher, over names as well.
        let queries: [(String, Double)] = [
            ("count(group by (node) (last_over_time(\(Self.metric){node=~\"[12]\"}[1h])))", 2),
            ("count(group by (node) (last_over_time(\(Self.metric){node!~\"[12]\"}[1h])))", 1),
            ("count(group by (node) (last_over_time(\(Self.metric){node=\"1\"}[1h])))", 1),
            ("count(group by (node) (last_over_time(\(Self.metric){node!=\"1\"}[1h])))", 2),
            (
                "count(group by (__name__) (last_over_time("
                    + "{__name__=~\"redis_enterprise_node_cpu_(idle|user)_ratio\"}[1h])))", 2
            ),
        ]
        for (query, expected) in queries {
            #expect(try await prometheus.values(of: query) == [expected], "\(query)")
        }

        try await expectRanges(prometheus, early, newest)
        #expect(try await daemon.stop() == .code(0))
        try await prometheus.stop()
    }

    private func expectRanges(
        _ prometheus: RealPrometheus,
        _ early: Samples,
        _ newest: String
    ) async throws {
        let own = early.values.filter { $0.key.contains("node_cpu_idle_ratio\"") }
        let from = try #require(times(own.keys).first)
        let all = try await prometheus.range(of: Self.metric, from: from, to: newest, step: "1s")
        #expect(all.contains("\"status\":\"success\"") && all.contains("\"node\":\"3\""))
        // A step that begins at a sample has its value, bit for bit.
        let (series, value) = try #require(own.first { $0.key.hasSuffix(" \(from)") })
        #expect(
            all.contains("[\(from),\"\(value)\"]"),
            "\(series) = \(value) in \(all.prefix(300))"
        )
        let rates = try await prometheus.range(
            of: "rate(\(Self.memory)[30s])",
            from: from,
            to: newest,
            step: "1s"
        )
        #expect(rates.contains("\"database\":\"1\"") && !rates.contains("warnings"))

        // What this engine takes and the daemon does not is told, and is no empty answer.
        let refused = try await prometheus.range(
            of: "\(Self.metric){node=~\"\\\\pN\"}",
            from: from,
            to: newest,
            step: "5s"
        )
        #expect(refused.contains("is not usable") && refused.contains("400"), "\(refused)")
    }

    @Test func `what is no message is refused`() async throws {
        let site = try await SimulatedSite()
        let daemon = try await RunningDaemon(try site.settings(extra: "log: {format: json}"))
        let answer = try await ChildProcess.run(
            "curl",
            [
                "-sS", "--max-time", "20", "-w", "%{http_code}", "-d", "abc",
                "\(daemon.address)/api/v1/read",
            ]
        ).output()
        #expect(answer.hasSuffix("400") && answer.contains("bad_data"), "\(answer)")
        #expect(try await daemon.stop() == .code(0))
    }
}
