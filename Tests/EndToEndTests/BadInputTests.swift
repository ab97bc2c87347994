import FoundationEssentials
import TestSupport
import Testing

/// What a broken or hostile answer can do to the real programs: little.
@Suite(.serialized) struct BadInputTests {
    private static let cluster = #"{"name": "bad.example"}"#
    private static let nodes = #"[{"uid": 1, "status": "active", "addr": "127.0.0.1"}]"#

    /// A cluster that answers with these databases, and with one node.
    private func site(_ databases: [UInt8]) async throws -> SimulatedSite {
        let folder = try TemporaryDirectory()
        try folder.write(Self.cluster, to: "v1/cluster.json")
        try folder.write(Self.nodes, to: "v1/nodes.json")
        try Files.write(databases, to: folder.file("v1/bdbs.json"))
        let site = try await SimulatedSite(["--replay", folder.path])
        site.keep(folder)
        return site
    }

    private static let json = "log: {format: json, level: info}"

    /// The most memory that a process has used so far, in bytes.
    private func peak(of daemon: RunningDaemon) throws -> Int {
        let status = try Files.text("/proc/\(daemon.process.id)/status")
        let line = try #require(status.firstMatch(of: /VmHWM:\s*(\d+) kB/))
        return try #require(Int(line.1)) * 1_024
    }

    @Test func aBodyOf200MegabytesCostsNoMoreThanItsLimit() async throws {
        let site = try await SimulatedSite()
        let daemon = try await RunningDaemon(site.settings(extra: Self.json))
        let before = try peak(of: daemon)
        try await site.switchOn("oversize", #"{"path": "/v1/bdbs", "bytes": 200000000}"#)
        let fired = try await daemon.entry(
            "unexpected_response",
            "firing",
            "resource:databases"
        )
        #expect(fired.text.contains("larger than the limit of 33554432 bytes"), "\(fired)")
        // The limit, the half-full block that it grew out of, and what the allocator keeps.
        let grown = try peak(of: daemon) - before
        #expect(grown < 3 * 33_554_432, "\(grown)")
        try await site.switchOff("oversize")
        _ = try await daemon.entry("unexpected_response", "resolved", "resource:databases")
        #expect(try await daemon.stop() == .code(0))
    }

    @Test func aHundredThousandUnknownObjectsAreBounded() async throws {
        let objects = (1...100_000).map { #"{"uid": \#($0), "name": "db\#($0)", "status": "odd"}"# }
        let site = try await site(Array("[\(objects.joined(separator: ","))]".utf8))
        let daemon = try await RunningDaemon(
            site.settings(interval: "5s", extra: Self.json + "\nlimits: {series: 5000}")
        )
        let said = try await daemon.process.line(within: .seconds(60)) {
            $0.contains("series are over the limit of 5000")
        }
        let page = try await daemon.scrape()
        let series = page.split(separator: "\n").filter { $0.contains("cluster=\"sim\"") }
        #expect(series.count < 6_000, "\(series.count)")
        let over = try await daemon.value("rewatchd_series_over_limit{cluster=\"sim\"}")
        let count = try #require(over.map { Int($0) })
        #expect(count > 100_000)
        #expect(said.text.contains("\(count) series"), "\(said)")
        #expect(try await daemon.stop() == .code(0))
    }

    /// Names as JSON sends them, some of them as bytes that are no UTF-8.
    private static let names: [[UInt8]] = [
        Array(#"quo\"te"#.utf8), Array(#"back\\slash"#.utf8),
        Array(#"line\nfeed\r\u0000\u001b[31m"#.utf8),
        [0x62, 0xC3, 0x28, 0xFF], Array(#"\ud800"#.utf8), Array("{}\u{202E}\u{7F}".utf8),
        Array(String(repeating: "n", count: 10_000).utf8),
        Array(String(repeating: "ü", count: 10_000).utf8),
    ]

    @Test func namesAreEscapedAndBoundedEverywhere() async throws {
        var body = Array("[".utf8)
        for (index, name) in Self.names.enumerated() {
            if index > 0 { body += Array(",".utf8) }
            body += Array(#"{"uid": \#(index + 1), "status": "recovery", "name": ""#.utf8)
            body += name + Array(#""}"#.utf8)
        }
        let site = try await site(body + Array("]".utf8))
        let daemon = try await RunningDaemon(site.settings(extra: Self.json))
        for index in Self.names.indices {
            let line = try await daemon.entry(
                "database_not_active",
                "firing",
                "database:\(index + 1)"
            )
            let entry = try JSONDecoder().decode([String: String].self, from: Data(line.text.utf8))
            let name = try #require(entry["REWATCHD_NAME"])
            #expect(!name.isEmpty && name.utf8.count <= 1_024, "\(name)")
        }
        let page = try await daemon.scrape()
        let lines = page.split(separator: "\n").filter { $0.contains("database_name=\"") }
        #expect(lines.count >= Self.names.count)
        #expect(lines.allSatisfy { $0.utf8.count < 2_500 })
        #expect(page.contains(#"database_name="quo\"te""#))
        #expect(page.contains(#"database_name="back\\slash""#))
        #expect(page.contains(#"database_name="line\nfeed"#))
        if let promtool = Environment.executable("promtool") {
            let file = try site.folder.write(page, to: "metrics.txt")
            let check = try await ChildProcess.run(
                "sh",
                ["-c", "'\(promtool)' check metrics < '\(file)'"]
            )
            #expect(check.status == .code(0), "\(check.standardError)")
        }
        #expect(try await daemon.stop() == .code(0))
    }
}
