import TestSupport
import Testing

/// The dashboards for Grafana are whole, and each of their queries shows something.
@Suite struct DashboardTests {
    /// What Grafana puts in place of its variables.
    private static let values = [
        "$cluster": "sim", "$database": "1", "$__rate_interval": "20s",
    ]

    @Test(arguments: Dashboard.names)
    func everyPanelIsWhole(_ name: String) throws {
        let dashboard = try Dashboard.load(name)
        #expect(dashboard.uid == "rewatchd-\(name)" && dashboard.schemaVersion >= 39)
        let panels = dashboard.panels
        #expect(Set(panels.map(\.id)).count == panels.count)
        let variables = dashboard.templating.list
        #expect(variables.first?.type == "datasource")
        for panel in panels where panel.type != "row" {
            let targets = panel.targets ?? []
            #expect(!targets.isEmpty && targets.allSatisfy { !$0.expr.isEmpty }, "\(panel.title)")
            #expect(Set(targets.map(\.refId)).count == targets.count, "\(panel.title)")
            #expect(panel.fieldConfig?.defaults.unit.isEmpty == false, "\(panel.title)")
            #expect(panel.datasource?.uid == "${datasource}", "\(panel.title)")
            #expect(panel.description?.hasSuffix(".") == true, "\(panel.title)")
        }
        for query in dashboard.queries {
            for used in query.text.matches(of: /\$([a-z]+)/) {
                #expect(variables.contains { $0.name == used.1 }, "\(query)")
            }
        }
    }

    @Test(arguments: Dashboard.names)
    func noPanelCoversAnother(_ name: String) throws {
        var owners: [Int: String] = [:]
        for panel in try Dashboard.load(name).panels {
            let place = panel.gridPos
            try #require(place.x >= 0 && place.x + place.w <= 24, "\(panel.title)")
            for row in place.y..<(place.y + place.h) {
                for column in place.x..<(place.x + place.w) {
                    let owner = owners.updateValue(panel.title, forKey: row * 24 + column)
                    #expect(owner == nil, "\(panel.title) covers \(owner ?? "")")
                }
            }
        }
    }

    /// With one alert of the cluster manager on, so that lists of alerts have something to list.
    @Test func everyQueryReturnsDataFromARealPrometheus() async throws {
        let site = try await SimulatedSite(
            ["--active-active-databases", "1", "--replica-databases", "1"]
        )
        try await site.switchOn(
            "alert-raised",
            #"{"scope": "node", "name": "node_memory", "uid": 2, "enabled": true}"#
        )
        let daemon = try await RunningDaemon(try site.settings(extra: "log: {format: json}"))
        let target = daemon.address.replacing("http://", with: "")
        let prometheus = try await RealPrometheus(
            in: site.folder.file("tsdb"),
            configuration: """
                scrape_configs:
                  - job_name: rewatchd
                    scrape_interval: 1s
                    scrape_timeout: 1s
                    static_configs: [{targets: ["\(target)"]}]
                """
        )
        // Some resources are read in turns and a rate needs two scrapes, so each query has time.
        let end = ContinuousClock.now + .seconds(90)
        for name in Dashboard.names {
            for (place, text) in try Dashboard.load(name).queries {
                let query = Self.values.reduce(text) { $0.replacing($1.key, with: $1.value) }
                var values: [Double] = []
                repeat {
                    values = try await prometheus.values(of: query)
                } while values.isEmpty && ContinuousClock.now < end
                #expect(values.contains { !$0.isNaN }, "\(name), \(place), is empty: \(query)")
            }
        }
        try await expectDatabaseNames(prometheus)
        try await prometheus.stop()
        #expect(try await daemon.stop() == .code(0))
    }

    /// The list of databases shows names, and chooses by identifier.
    private func expectDatabaseNames(_ prometheus: RealPrometheus) async throws {
        let variables = try Dashboard.load("database").templating.list
        let variable = try #require(variables.first { $0.name == "database" })
        // Between slashes, as in JavaScript.
        let pattern = try #require(variable.regex).dropFirst().dropLast()
        let regex = try Regex(String(pattern))
        let query = try #require(variable.definition)
            .replacing("query_result(", with: "sort(").replacing("$cluster", with: "sim")
        let series = try await prometheus.series(of: query)
        let found = series.compactMap { line -> String? in
            guard let match = try? regex.firstMatch(in: line) else { return nil }
            return "\(match["value"]?.substring ?? "")=\(match["text"]?.substring ?? "")"
        }
        #expect(found.sorted() == ["1=sessions-1", "2=cart-2", "3=catalogue-3", "4=queue-4"])
    }
}
