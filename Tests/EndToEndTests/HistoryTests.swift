import TestSupport
import Testing

/// Samples outlive the program, however it ends, and are given back.
@Suite(.serialized) struct HistoryTests {
    private static let extra = "log: {format: json}\nbuffer: {path: state.sqlite}"
    private static let metrics = [
        "redis_enterprise_node_cpu_idle_ratio", "redis_enterprise_database_requests_per_second",
        "redis_enterprise_endpoint_connections",
    ]

    private func export(
        _ settings: String,
        _ arguments: [String] = ["--from", "-1h", "--to", "now"]
    ) async throws -> String {
        try await ChildProcess.run(
            Program.rewatchd,
            ["export", "--config", settings] + arguments,
            within: .seconds(60)
        ).output()
    }

    @Test func killedTwentyTimesItMissesNoFinishedCycle() async throws {
        let site = try await SimulatedSite()
        let settings = try site.settings(extra: Self.extra)
        var expected = Samples()
        var random = SplitMix64(seed: 20)
        for _ in 0..<20 {
            let daemon = try await RunningDaemon(settings)
            let news = Int.random(in: 1...8, using: &random)
            // What was told once was in a cycle that had finished.
            expected.add(
                try await Samples.told(by: daemon, Self.metrics, atLeast: expected.count + news)
            )
            daemon.process.send(9)
            #expect(try await daemon.process.exit() == .signal(9))
        }
        #expect(expected.count > 50)
        let exported = Samples.exported(try await export(settings))
        #expect(expected.missing(in: exported).prefix(5) == [])
        let last = try await RunningDaemon(settings)
        let told = try await Samples.told(by: last, Self.metrics)
        #expect(expected.missing(in: told).prefix(5) == [])
        // The same beside a running daemon.
        #expect(told.missing(in: Samples.exported(try await export(settings))) == [])
        #expect(try await last.stop() == .code(0))
    }

    @Test func prometheusAnswersOverAnExport() async throws {
        let site = try await SimulatedSite()
        let settings = try site.settings(extra: Self.extra)
        let daemon = try await RunningDaemon(settings)
        for _ in 0..<40 { _ = try await daemon.scrape() }
        let told = try await Samples.told(by: daemon, [Self.metrics[0]])
        daemon.process.send(9)
        _ = try await daemon.process.exit()
        let document = try await export(settings)
        #expect(document.hasSuffix("\n# EOF\n"))
        let file = try site.folder.write(document, to: "samples.om")
        let blocks = try await ChildProcess.run(
            "promtool",
            ["tsdb", "create-blocks-from", "openmetrics", file, site.folder.file("tsdb")],
            within: .seconds(60)
        )
        try #require(blocks.status == .code(0), "\(blocks.standardError)")
        let prometheus = try await RealPrometheus(in: site.folder.file("tsdb"))
        let query = "count_over_time(\(Self.metrics[0])[1h])"
        let counts = try await prometheus.values(of: "sum(\(query))")
        #expect(counts == [Double(told.values.count)])
        #expect(try await prometheus.values(of: "count({__name__=~\".+\"})").first ?? 0 > 100)
        try await prometheus.stop()
        let other = try await export(settings, ["--from=-1h", "--to=now", "--cluster", "other"])
        #expect(other == "# EOF\n")
    }

    @Test func aFullDiskIsToldAndOver() async throws {
        let site = try await SimulatedSite()
        try Files.makeFolder(site.folder.file("disk"))
        let settings = try site.settings(
            extra: "log: {format: json}\nbuffer: {path: disk/state.sqlite}"
        )
        let disk = site.folder.file("disk")
        let daemon = try await RunningDaemon(
            settings,
            through: [
                "unshare", "-Urm", "sh", "-c",
                "mount -t tmpfs -o size=3m none \"$0\" && exec \"$@\"", disk,
            ]
        )
        let inside = "/proc/\(daemon.process.id)/root\(disk)"
        // Fills what is left, however little.
        let fill = try await ChildProcess.run(
            "sh",
            ["-c", "cat /dev/zero >\"$0/filler\" 2>/dev/null; echo full", inside],
            within: .seconds(60)
        )
        #expect(fill.standardOutput == "full\n")
        let fired = try await daemon.entry("buffer_not_durable", "firing", "cluster")
        #expect(fired.text.contains("full"), "\(fired.text)")
        #expect(try await daemon.value("redis_enterprise_up{cluster=\"sim\"}") == 1)
        try Files.remove("\(inside)/filler")
        _ = try await daemon.entry("buffer_not_durable", "resolved", "cluster")
        let told = try await Samples.told(by: daemon, Self.metrics)
        try Files.makeFolder(site.folder.file("copy"))
        for end in ["", "-wal"] {
            let bytes = try Files.bytes("\(inside)/state.sqlite\(end)")
            try Files.write(bytes, to: site.folder.file("copy/state.sqlite\(end)"))
        }
        let copied = try site.settings(
            extra: "log: {format: json}\nbuffer: {path: copy/state.sqlite}"
        )
        // The copy is older than the answer by a cycle at most, which is newer than the outage.
        let exported = Samples.exported(try await export(copied))
        let missing = told.missing(in: exported)
        #expect(missing.count * 10 < told.values.count, "\(missing.prefix(5))")
        #expect(try await daemon.stop() == .code(0))
    }

    @Test func aFileThatTurnsReadOnlyIsToldAndOver() async throws {
        let site = try await SimulatedSite()
        let settings = try site.settings(
            extra: "log: {format: json}\nbuffer: {path: state.sqlite}"
        )
        let daemon = try await RunningDaemon(settings)
        let file = site.folder.file("state.sqlite")
        let files = [file, file + "-wal"]
        func change(_ attribute: String) async throws -> Bool {
            try await ChildProcess.run("chattr", [attribute] + files).status == .code(0)
        }
        guard try await change("+i") else {
            try Test.cancel("files cannot be made immutable here")
        }
        do {
            _ = try await daemon.entry("buffer_not_durable", "firing", "cluster")
            #expect(try await daemon.value("redis_enterprise_up{cluster=\"sim\"}") == 1)
        } catch {
            // Or nobody could remove the folder.
            _ = try await change("-i")
            throw error
        }
        #expect(try await change("-i"))
        _ = try await daemon.entry("buffer_not_durable", "resolved", "cluster")
        let told = try await Samples.told(by: daemon, Self.metrics)
        #expect(try await daemon.stop() == .code(0))
        let missing = told.missing(in: Samples.exported(try await export(settings)))
        #expect(missing.isEmpty, "\(missing.prefix(5))")
    }

    @Test func aWeekOfChurnStaysWithinATenthOfTheBudget() async throws {
        let report = try await ChildProcess.run(Program.rebench, ["week"], within: .seconds(170))
            .output()
        let match = try #require(
            report.firstMatch(of: /([0-9.]+) MB at most, resident ([0-9.]+) MB/),
            "\(report)"
        )
        let (account, resident) = (try #require(Double(match.1)), try #require(Double(match.2)))
        #expect(account <= 64 && resident > 60 && resident < 64 * 1.1, "\(report)")
    }
}
