import Alerting
import Model
import SimulatedCluster
import Testing
import Watching

/// What somebody who is woken reads: the whole of a night in the entries of its alerts.
struct NightStories {
    @Test(arguments: [failover, upgrade, partition, partitionThatStays, expiredPassword])
    func story(_ story: Story) throws {
        try story.play()
    }

    private static let failover = Story(
        name: "a night with a failover",
        scenario: Scenario(length: 900)
            .at(60, .start(.failover(shards: [1], databases: [], masterNode: nil)))
            .at(200, .start(.nodeDown(nodes: [3]))).at(420, .stop(.nodeDown))
            .at(600, .start(.shardInactive(shards: [2]))).at(660, .stop(.shardInactive)),
        told: [
            "firing node_down node:3", "resolved node_down node:3",
            "firing shard_down shard:2", "resolved shard_down shard:2",
        ],
        check: { record in
            let detail = record.told.first?.transition.evidence.detail ?? ""
            return detail.hasPrefix("with ") ? [] : ["the node's entry says nothing: \(detail)"]
        }
    )

    private static let upgrade = Story(
        name: "the cluster is upgraded node by node",
        scenario: [1, 2, 3].reduce(Scenario(length: 1_500)) { scenario, node in
            let start = Double(node) * 400
            return scenario.at(start - 60, .start(.maintenance(nodes: [node])))
                .at(start, .start(.nodeDown(nodes: [node]))).at(start + 90, .stop(.nodeDown))
                .at(start + 120, .stop(.maintenance))
        },
        told: [1, 2, 3].flatMap {
            ["firing node_down node:\($0)", "resolved node_down node:\($0)"]
        }
    )

    private static let partition = Story(
        name: "the network is cut, and what came and went behind it is not told",
        scenario: Scenario(length: 900)
            .at(60, .outage(.silent, of: nil))
            .at(120, .start(.nodeDown(nodes: [2]))).at(240, .stop(.nodeDown))
            .at(400, .outage(nil, of: nil)),
        told: ["firing cluster_unreachable cluster", "resolved cluster_unreachable cluster"]
    )

    private static let partitionThatStays = Story(
        name: "the network is cut, and what is broken behind it is told afterwards",
        scenario: Scenario(length: 900)
            .at(60, .outage(.silent, of: nil)).at(120, .start(.nodeDown(nodes: [2])))
            .at(400, .outage(nil, of: nil)).at(700, .stop(.nodeDown)),
        told: [
            "firing cluster_unreachable cluster", "resolved cluster_unreachable cluster",
            "firing node_down node:2", "resolved node_down node:2",
        ],
        check: { record in
            let unreachable = record.seconds(of: "resolved cluster_unreachable cluster") ?? 0
            let down = record.seconds(of: "firing node_down node:2") ?? 0
            return down > 400 && down <= unreachable + 30 ? [] : ["\(unreachable) \(down)"]
        }
    )

    private static let expiredPassword = Story(
        name: "the password expires at night, and a node goes down before the morning",
        scenario: Scenario(length: 1_500)
            .at(60, .passwordOnCluster("another")).at(300, .start(.nodeDown(nodes: [2])))
            .at(600, .passwordInFile("another")).at(900, .stop(.nodeDown)),
        told: [
            "firing authentication_rejected cluster", "resolved authentication_rejected cluster",
            "firing node_down node:2", "resolved node_down node:2",
        ]
    )
}
