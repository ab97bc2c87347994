import TestSupport
import Testing

/// Both formats, read by programs that share nothing with ours.
@Suite(.serialized) struct ConformanceTests {
    /// What Prometheus 2.42 sends.
    private static let accept =
        "Accept: application/openmetrics-text;version=1.0.0,"
        + "application/openmetrics-text;version=0.0.1;q=0.75,text/plain;version=0.0.4;q=0.5"

    private func start() async throws -> (SimulatedSite, RunningDaemon) {
        let site = try await SimulatedSite(["--nodes", "3", "--databases", "5"])
        return (site, try await RunningDaemon(site.settings(extra: "log: {format: json}")))
    }

    /// Runs the official Python client's parser over a body.
    private func parsed(_ body: String, as format: String) async throws -> CompletedProcess {
        let folder = try TemporaryDirectory()
        let body = try folder.write(body, to: "body")
        let script = PackageRoot.file("scripts/parse-metrics.py")
        return try await ChildProcess.run(
            "sh",
            ["-c", "exec python3 \"$1\" \"$2\" <\"$3\"", "sh", script, format, body],
            environment: ["PYTHONPATH": PackageRoot.file(".build/tools/python")]
        )
    }

    @Test func anotherParserReadsBothFormatsAlike() async throws {
        let (site, daemon) = try await start()
        defer { withExtendedLifetime(site) {} }
        let url = "\(daemon.address)/metrics"
        let end = ContinuousClock.now + .seconds(60)
        var counts = [0, 1]
        var units = ""
        // Between two scrapes a resource may be read for the first time.
        while counts[0] != counts[1], ContinuousClock.now < end {
            let text = try await parsed(HTTP.get(url), as: "text")
            let open = try await parsed(HTTP.get(url, [Self.accept]), as: "openmetrics")
            #expect(text.status == .code(0), "\(text.standardError)")
            #expect(open.status == .code(0), "\(open.standardError)")
            counts = try [text, open].map { result in
                let match = try #require(result.standardOutput.firstMatch(of: /(\d+) families/))
                return try #require(Int(match.1))
            }
            units = open.standardOutput
        }
        #expect(counts[0] == counts[1])
        #expect(counts[0] > 100)
        #expect(units.contains("units: bytes "))
    }

    @Test func theParserRefusesWhatIsWrong() async throws {
        let (site, daemon) = try await start()
        defer { withExtendedLifetime(site) {} }
        let body = try await HTTP.get("\(daemon.address)/metrics", [Self.accept])
        for (right, wrong) in [
            ("# EOF\n", ""), ("# EOF\n", "# EOF\nx 1\n"),
            ("# TYPE rewatchd_requests counter", "# TYPE rewatchd_requests_total counter"),
            ("# UNIT process_cpu_seconds seconds", "# UNIT process_cpu_seconds bytes"),
        ] {
            #expect(body.contains(right), "\(right)")
            let result = try await parsed(body.replacing(right, with: wrong), as: "openmetrics")
            #expect(result.status == .code(1), "\(wrong)")
        }
    }

    @Test func aClusterAloneIsADocumentOfItsOwn() async throws {
        let (site, daemon) = try await start()
        defer { withExtendedLifetime(site) {} }
        let body = try await HTTP.get("\(daemon.address)/metrics?cluster=sim", [Self.accept])
        #expect(body.contains("redis_enterprise_up{cluster=\"sim\"} 1\n"))
        let result = try await parsed(body, as: "openmetrics")
        #expect(result.status == .code(0), "\(result.standardError)")
    }

    @Test func aRealPrometheusScrapesBothFormats() async throws {
        let (site, daemon) = try await start()
        let relay = try ChildProcess(
            "python3",
            [PackageRoot.file("scripts/text-relay.py"), "\(daemon.address)/metrics"]
        )
        let text = try await relay.line(within: .seconds(60)) { $0.hasPrefix("127.0.0.1:") }.text
        let open = daemon.address.dropFirst("http://".count)
        let prometheus = try await RealPrometheus(
            in: site.folder.file("tsdb"),
            configuration: """
                global: {scrape_interval: 1s, scrape_timeout: 1s}
                scrape_configs:
                  - {job_name: openmetrics, static_configs: [{targets: ["\(open)"]}]}
                  - {job_name: text, static_configs: [{targets: ["\(text)"]}]}
                """
        )
        let end = ContinuousClock.now + .seconds(60)
        var counts: [Double] = []
        while counts.count < 2 || counts[0] != counts[1], ContinuousClock.now < end {
            counts = try await prometheus.values(
                of: "sort(scrape_samples_scraped > 500 and up == 1)"
            )
        }
        #expect(counts.count == 2 && counts[0] == counts[1])
        // Only OpenMetrics tells units, so this job was scraped in it.
        let units = try await HTTP.get(
            "\(prometheus.address)/api/v1/targets/metadata"
                + "?metric=redis_enterprise_license_expiry_timestamp_seconds"
        )
        #expect(units.contains("\"unit\":\"seconds\"") && units.contains("\"unit\":\"\""))
        let failed = try await prometheus.values(
            of: "sum({__name__=~\"prometheus_target_scrapes_sample_.*_total\"}) or vector(0)"
        )
        #expect(failed == [0])
        try await prometheus.stop()
        relay.send(15)
    }
}
