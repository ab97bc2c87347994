import TestSupport
import Testing

/// What nobody was there to read is read afterwards, from what the cluster has kept.
@Suite(.serialized) struct BackfillTests {
    private static let metric = "redis_enterprise_node_cpu_idle_ratio"

    private func settings(_ site: SimulatedSite, receiver: Int) throws -> String {
        try site.folder.write(
            """
            clusters:
              - name: sim
                endpoints: ["\(site.url)"]
                username: rewatchd@example.com
                password_file: password
                tls: {ca_file: ca.pem}
                poll: {interval: 1s, slow_interval: 5s, timeout: 2s}
            web: {listen: "127.0.0.1:0"}
            log: {format: json}
            buffer: {path: state.sqlite}
            # So the alert tells when the hole is long enough.
            alerts: {cluster_unreachable: {hold: 38s}}
            remote_write:
              - {name: central, url: "http://127.0.0.1:\(receiver)/api/v1/write", timeout: 5s}
            """,
            to: "rewatchd.yaml"
        )
    }

    @Test func `a hole is filled once, for all who read`() async throws {
        let site = try await SimulatedSite()
        let port = try RealPrometheus.freePort()
        let receiver = try await RealPrometheus(
            in: site.folder.file("tsdb"),
            port: port,
            arguments: ["--web.enable-remote-write-receiver"]
        )
        let settings = try settings(site, receiver: port)
        let first = try await RunningDaemon(settings)
        for _ in 0..<30 { _ = try await first.scrape() }
        try await site.switchOn("reset")
        _ = try await first.process.line(within: .seconds(120)) {
            $0.contains("\"REWATCHD_ALERT\":\"cluster_unreachable\"") && $0.contains("firing")
        }
        first.process.send(9)
        _ = try await first.process.exit()
        try await site.switchOff("reset")

        // The past of the nodes cannot be read at first: what is newer waits for it.
        try await site.switchOn("unavailable", "{\"path\": \"/v1/nodes/stats\"}")
        let daemon = try await RunningDaemon(settings)
        try await sends(daemon, times: 2)
        try await site.switchOff("unavailable")
        let filled = try await daemon.process.line(within: .seconds(90)) {
            $0.contains("a hole in node_stats was filled")
        }
        #expect(filled.text.contains("10sec"))
        let told = try await Samples.told(by: daemon, [Self.metric])
        let counter = "rewatchd_buffer_backfilled_samples_total{cluster=\"sim\"}"
        #expect(try await daemon.value(counter) ?? 0 > 100)
        #expect(try await daemon.value("rewatchd_buffer_file_bytes") ?? 0 > 4_096)
        let answer = try await HTTP.get(
            "\(daemon.address)/api/v1/series?from=-1h&match=\(Self.metric)"
        )
        let coarse = answer.matches(of: /"coarse":\{"10sec":\[([0-9,]+)\]\}/)
        #expect(coarse.count == 3, "\(answer.suffix(300))")
        for times in coarse {
            let times = times.1.split(separator: ",").compactMap { Int($0) }
            #expect((3...4).contains(times.count) && times == times.sorted(), "\(times)")
        }

        try await expectAll(told, at: receiver)
        let refused = "rewatchd_remote_write_refused_samples_total{receiver=\"central\"}"
        #expect(try await daemon.value(refused) == 0)
        #expect(try await daemon.stop() == .code(0))
        try await expectExported(told, settings, site)
        try await receiver.stop()
    }

    /// Waits until the daemon has sent more, so many times.
    private func sends(_ daemon: RunningDaemon, times: Int) async throws {
        let sent = "rewatchd_remote_write_sent_samples_total{receiver=\"central\"}"
        let end = ContinuousClock.now + .seconds(60)
        for _ in 0..<times {
            let before = try await daemon.value(sent) ?? 0
            while try await daemon.value(sent) ?? 0 <= before, ContinuousClock.now < end {}
        }
    }

    /// The receiver has been given everything in order, and so has it all.
    private func expectAll(_ told: Samples, at receiver: RealPrometheus) async throws {
        let has = try await receiver.caughtUp(with: told, of: Self.metric)
        #expect(has == Double(told.values.count))
    }

    private func expectExported(
        _ told: Samples,
        _ settings: String,
        _ site: SimulatedSite
    ) async throws {
        let document = try await ChildProcess.run(
            Program.rewatchd,
            ["export", "--config", settings, "--from", "-1h", "--to", "now"],
            within: .seconds(60)
        ).output()
        #expect(told.missing(in: Samples.exported(document)) == [])
        let file = try site.folder.write(document, to: "samples.om")
        let blocks = try await ChildProcess.run(
            "promtool",
            ["tsdb", "create-blocks-from", "openmetrics", file, site.folder.file("blocks")],
            within: .seconds(60)
        )
        #expect(blocks.status == .code(0), "\(blocks.standardError)")
    }
}
