import TestSupport
import Testing

/// A real Prometheus is caught up, whoever was away meanwhile.
@Suite(.serialized) struct RemoteWriteTests {
    private static let metric = "redis_enterprise_node_cpu_idle_ratio"
    private static let receiving = ["--web.enable-remote-write-receiver"]

    /// What the receiver has at last, and what the daemon tells.
    private func caughtUp(
        _ prometheus: RealPrometheus,
        with daemon: RunningDaemon
    ) async throws -> (has: Double, told: Double) {
        let told = try await Samples.told(by: daemon, [Self.metric])
        let has = try await prometheus.caughtUp(with: told, of: Self.metric)
        return (has, Double(told.values.count))
    }

    /// Waits until the daemon has so many more samples; 60 of a node are what it has of ten minutes
    /// at the usual interval.
    private func collect(_ count: Int, with daemon: RunningDaemon) async throws {
        let before = try await Samples.told(by: daemon, [Self.metric]).values.count
        let end = ContinuousClock.now + .seconds(240)
        while ContinuousClock.now < end {
            let now = try await Samples.told(by: daemon, [Self.metric]).values.count
            if now >= before + count { return }
        }
        Issue.record("not \(count) samples within four minutes")
    }

    /// The receiver has all that the file holds, but for what the last instant has brought.
    private func expectAll(in settings: String, at receiver: RealPrometheus) async throws {
        let exported = try await ChildProcess.run(
            Program.rewatchd,
            ["export", "--config", settings, "--from", "-1h", "--to", "now"],
            within: .seconds(60)
        ).output()
        let count = exported.split(separator: "\n").count { $0.hasPrefix(Self.metric + "{") }
        let has = try await receiver.values(of: "sum(count_over_time(\(Self.metric)[1h]))").first
        #expect(Double(count) - (has ?? 0) <= 6, "\(count) exported, \(has ?? 0) received")
    }

    private func settings(_ site: SimulatedSite, port: Int) throws -> String {
        try site.settings(
            extra: """
                log: {format: json}
                buffer: {path: state.sqlite}
                remote_write:
                  - {name: central, url: "http://127.0.0.1:\(port)/api/v1/write", timeout: 5s}
                """
        )
    }

    @Test func noOutageLeavesAHole() async throws {
        let site = try await SimulatedSite()
        let port = try RealPrometheus.freePort()
        let settings = try self.settings(site, port: port)
        let folder = site.folder.file("tsdb")
        func prometheus() async throws -> RealPrometheus {
            try await RealPrometheus(in: folder, port: port, arguments: Self.receiving)
        }
        var receiver = try await prometheus()
        var daemon = try await RunningDaemon(settings)
        for _ in 0..<50 { _ = try await daemon.scrape() }
        var state = try await caughtUp(receiver, with: daemon)
        #expect(state.told > 0 && state.has == state.told, "\(state)")

        // The receiver is away.
        try await receiver.stop()
        _ = try await daemon.process.line(within: .seconds(90)) {
            $0.contains("samples wait for central")
        }
        try await collect(180, with: daemon)
        let lag = "rewatchd_remote_write_lag_seconds{receiver=\"central\"}"
        #expect(try await daemon.value(lag) ?? 0 > 0)
        receiver = try await prometheus()
        state = try await caughtUp(receiver, with: daemon)
        #expect(state.has == state.told, "\(state)")

        // The receiver is away, and the daemon is killed meanwhile.
        try await receiver.stop()
        for _ in 0..<100 { _ = try await daemon.scrape() }
        daemon.process.send(9)
        _ = try await daemon.process.exit()
        daemon = try await RunningDaemon(settings)
        receiver = try await prometheus()
        state = try await caughtUp(receiver, with: daemon)
        #expect(state.has == state.told, "\(state)")
        let refused = "rewatchd_remote_write_refused_samples_total{receiver=\"central\"}"
        #expect(try await daemon.value(refused) == 0)
        let failures = "rewatchd_remote_write_failures_total{receiver=\"central\"}"
        #expect(try await daemon.value(failures) != nil)
        #expect(try await daemon.stop() == .code(0))

        try await expectAll(in: settings, at: receiver)
        try await receiver.stop()
    }
}
