import Alerting
import ClusterAPI
import SimulatedCluster
import TestSupport
import Testing
import Watching

/// Whole stories, entry by entry, as the journal tells them.
struct GoldenStories {
    /// A node fails in the night, its primary shards fail over, another node leads; it comes back.
    private static let failover = Scenario(length: 500)
        .at(61, .start(.nodeDown(nodes: [2])))
        .at(63, .start(.failover(shards: [], databases: [], masterNode: 3)))
        .at(120.3, .restart)
        .at(200, .stop(.nodeDown))
        .at(300, .start(.maintenance(nodes: [3])))
        .at(350, .stop(.maintenance))

    /// What the stories need; with other resources the answers would come at other times.
    private static let resources: Set<Resource> = [
        .cluster, .nodes, .databases, .nodeStatus, .shards, .logs,
    ]

    @Test(arguments: [("failover", failover)])
    func everyEntryInItsOrder(_ name: String, _ scenario: Scenario) throws {
        var scenario = scenario
        scenario.resources = Self.resources
        let record = try SimulatedRun.record(scenario)
        #expect(record.violations() == [])
        let lines = record.happenings.compactMap { happening -> String? in
            guard case .entry(let entry) = happening.content else { return nil }
            let state = entry.fields.first { $0.name == "REWATCHD_STATE" }?.value ?? ""
            let second = happening.at.components.seconds
            return "\(second) s  \(entry.priority)  \(state)  \(entry.message)\n"
        }
        try expectGolden(lines.joined(), named: "\(name).txt")
        // Nothing is told twice.
        #expect(Set(lines).count == lines.count)
    }
}
