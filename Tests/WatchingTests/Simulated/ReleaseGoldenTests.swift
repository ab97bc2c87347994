import ClusterAPI
import Exposition
import SimulatedCluster
import TestSupport
import Testing
import Watching

/// Everything that is exposed of a small cluster of each release: the oldest one line for line, of
/// each later one what it has more (`+`) and less (`-`) than the one before.
@Suite struct ReleaseGoldenTests {
    @Test func eachReleaseIsExposedAsBefore() throws {
        var older: [String]?
        for version in SimulatedVersion.allCases {
            let lines = try lines(of: version)
            if let older {
                let text = Self.differences(from: older, to: lines).joined(separator: "\n")
                try expectGolden(text + "\n", named: "release-\(version.rawValue).diff")
            } else {
                try expectGolden(
                    lines.joined(separator: "\n") + "\n",
                    named: "release-\(version.rawValue).prom"
                )
            }
            older = lines
        }
    }

    /// What is missing is told as missing, and nothing fails.
    @Test(arguments: SimulatedVersion.allCases)
    func whatAReleaseDoesNotHaveIsUnsupported(_ version: SimulatedVersion) throws {
        let lines = try lines(of: version)
        #expect(!lines.contains { $0.hasPrefix("rewatchd_resource_success") && $0.hasSuffix(" 0") })
        let missing = lines.filter {
            $0.hasPrefix("rewatchd_resource_supported") && $0.hasSuffix(" 0")
        }
        let names = missing.compactMap { $0.split(separator: "\"").dropFirst(3).first }
        let expected: [Resource] =
            switch version {
            case .v6_2, .v7_2:
                [
                    .shards, .databaseAvailability, .clusterCheck, .allActions, .proxies,
                    .activeActiveTasks, .activeSyncer, .replicaSyncer, .clusterHealth,
                    .databaseHealth,
                ]
            case .v7_22: [.clusterHealth, .databaseHealth]
            case .v8_0, .v8_2: []
            }
        #expect(names.map(String.init).sorted() == expected.map(\.name).sorted())
    }

    /// A node, a plain database, one with a source and one with peers, after eleven minutes.
    private func lines(of version: SimulatedVersion) throws -> [String] {
        var scenario = Scenario(length: 660)
        scenario.cluster = SimulatedClusterConfiguration(
            nodes: 1,
            databases: 3,
            shardsPerDatabase: 1,
            version: version
        )
        scenario.cluster.activeActiveDatabases = 1
        scenario.cluster.replicaDatabases = 1
        scenario.cluster.role = .admin
        scenario.resources = Set(Resource.allCases)
        let record = try SimulatedRun.record(scenario)
        let body = try #require(record.scrapes.last).body
        return String(decoding: body, as: UTF8.self).split(separator: "\n").map(String.init)
            .filter { line in
                !line.hasPrefix("#") && !Self.ofTheWay.contains { line.hasPrefix($0) }
            }
    }

    /// What depends on the order and the times of the requests, and is tested elsewhere.
    private static let ofTheWay = [
        "rewatchd_resource_duration_seconds", "rewatchd_resource_age_seconds",
        "rewatchd_requests_total", "rewatchd_cycle_duration_seconds",
    ]

    /// The lines that only one of two texts has, in the order in which they would stand.
    private static func differences(from old: [String], to new: [String]) -> [String] {
        let difference = new.difference(from: old)
        let changes = difference.insertions + difference.removals
        return changes.map { change in
            switch change {
            case .insert(_, let line, _): "+ \(line)"
            case .remove(_, let line, _): "- \(line)"
            }
        }.sorted { ($0.dropFirst(2), $0) < ($1.dropFirst(2), $1) }
    }
}
