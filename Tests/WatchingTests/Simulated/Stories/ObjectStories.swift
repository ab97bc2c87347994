import Alerting
import Model
import SimulatedCluster
import Testing
import Watching

/// What is told when something inside the cluster fails.
struct ObjectStories {
    @Test(arguments: [
        nodeDown, blip, recovery, shardInactive, unavailable, primaryMoves, nodeDeleted,
    ])
    func story(_ story: Story) throws {
        try story.play()
    }

    private static let nodeDown = Story(
        name: "a node is down for a minute",
        scenario: Scenario().at(60, .start(.nodeDown(nodes: [2]))).at(120, .stop(.nodeDown)),
        told: [
            // Its shards are not told besides.
            "firing node_down node:2", "resolved node_down node:2",
        ],
        check: { record in
            let states = try [50, 100, 150].map { second in
                try record.exposed(at: second)
                    .state(of: "redis_enterprise_node_status", "node=\"2\"")
            }
            return states == ["active", "down", "active"] ? [] : ["\(states)"]
        }
    )

    private static let blip = Story(
        name: "a node is down for ten seconds",
        scenario: Scenario().at(61, .start(.nodeDown(nodes: [2]))).at(71, .stop(.nodeDown)),
        told: []
    )

    private static let recovery = Story(
        name: "a database is in recovery",
        scenario: Scenario().at(60, .start(.databaseRecovery(databases: [2])))
            .at(130, .stop(.databaseRecovery)),
        told: [
            "firing database_not_active database:2", "resolved database_not_active database:2",
        ],
        check: { record in
            let memory = try record.exposed(at: 120)["redis_enterprise_database_used_memory_bytes"]
            let available = try [50, 125, 240].map { second in
                try record.exposed(at: second)
                    .value("redis_enterprise_database_available", "database=\"2\"")
            }
            let isUp = try record.exposed(at: 125).isUp
            return (memory.count == 1 ? [] : ["memory of a database in recovery: \(memory)"])
                + (available == [1, 0, 1] ? [] : ["availability: \(available)"])
                + (isUp == true ? [] : ["a database that is down takes the cluster with it"])
        }
    )

    private static let shardInactive = Story(
        name: "a shard is inactive",
        scenario: Scenario().at(60, .start(.shardInactive(shards: [3])))
            .at(110, .stop(.shardInactive)),
        told: ["firing shard_down shard:3", "resolved shard_down shard:3"]
    )

    private static let unavailable = Story(
        name: "the shards of a database are inactive, all of them, and its return is told at once",
        scenario: Scenario(length: 400).at(60, .start(.shardInactive(shards: [3, 4])))
            .at(185, .stop(.shardInactive)),
        told: [
            "firing shard_down shard:3", "firing shard_down shard:4",
            "firing database_unavailable database:2",
            "resolved database_unavailable database:2",
            "resolved shard_down shard:3", "resolved shard_down shard:4",
        ],
        check: { record in
            // Seen in the next cycle, and told when it has been so for its clear time.
            let end = record.seconds(of: "resolved database_unavailable database:2") ?? 400
            return end <= 185 + 10 + 20 + 2 ? [] : ["told at \(end) s"]
        }
    )

    private static let primaryMoves = Story(
        name: "another node becomes the primary",
        scenario: Scenario(hosts: ["n1.example"])
            .at(60, .start(.failover(shards: [], databases: [], masterNode: 3))),
        told: [],
        check: { record in
            let last = record.exchanges.filter { $0.sent > .seconds(100) }
            return Set(last.map(\.endpoint.host)) == ["10.0.0.13"]
                ? [] : ["the redirect is not remembered: \(last.suffix(3))"]
        }
    )

    private static var smaller: SimulatedClusterConfiguration {
        var smaller = SimulatedClusterConfiguration(nodes: 2, databases: 2, shardsPerDatabase: 1)
        smaller.password = Scenario.sentinel
        return smaller
    }

    private static let nodeDeleted = Story(
        name: "a node that is down is deleted while nothing can be read",
        scenario: Scenario().at(60, .start(.nodeDown(nodes: [3])))
            .at(120, .outage(.silent, of: nil)).at(180, .replaceCluster(smaller))
            .at(200, .outage(nil, of: nil)),
        told: [
            "firing node_down node:3", "firing cluster_unreachable cluster",
            "resolved node_down node:3", "resolved cluster_unreachable cluster",
        ],
        check: { record in
            let ends = record.told.filter { $0.transition.resolution == .deleted }
            let nodes = try record.exposed(at: 300)["redis_enterprise_node_info"].count
            return ends.count == 1 && nodes == 2 ? [] : ["\(ends), \(nodes) nodes"]
        }
    )
}
