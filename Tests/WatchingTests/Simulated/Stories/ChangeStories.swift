import Alerting
import Model
import SimulatedCluster
import Testing
import Watching

/// What is told of changes that are no fault.
struct ChangeStories {
    @Test(arguments: [maintenance, newMaster, promotion, meanwhile, outage])
    func story(_ story: Story) throws {
        try story.play()
    }

    /// A check that exactly these changes were told, in this order.
    private static func changes(_ expected: String...) -> @Sendable (RunRecord) -> [String] {
        { record in
            let told = record.changes.filter { $0.kind != .clusterLog }.map { change in
                let words = [change.evidence.old, change.evidence.new].map { $0 ?? "" }
                return "\(change.kind.rawValue) \(change.subject) \(words[0]) \(words[1])"
            }
            return told == expected ? [] : ["told \(told.joined(separator: "; "))"]
        }
    }

    private static let maintenance = Story(
        name: "a node rests for a while",
        scenario: Scenario().at(60, .start(.maintenance(nodes: [3]))).at(120, .stop(.maintenance)),
        told: [],
        check: { record in
            let all = record.changes.filter { $0.kind == .maintenanceMode }
                .map { "\($0.subject) \($0.evidence.new ?? "")" }
            return all == ["node:3 on", "node:3 off"] ? [] : ["\(all)"]
        }
    )

    private static let newMaster = Story(
        name: "another node becomes the master",
        scenario: Scenario().at(60, .start(.failover(shards: [], databases: [], masterNode: 3))),
        told: [],
        check: changes("master_node_changed cluster node:1 node:3")
    )

    private static let promotion = Story(
        name: "a replica takes over",
        scenario: Scenario().at(60, .start(.failover(shards: [1], databases: [], masterNode: nil))),
        told: [],
        check: changes(
            "status_changed database:1 active active-change-pending",
            "shard_role_changed shard:1 master slave",
            "shard_role_changed shard:2 slave master",
            "status_changed database:1 active-change-pending active"
        )
    )

    private static let meanwhile = Story(
        name: "what happens while the program does not run is told once",
        scenario: Scenario()
            .at(60, .start(.failover(shards: [], databases: [], masterNode: 3))).at(60, .restart)
            .at(150, .restart),
        told: [],
        check: changes("master_node_changed cluster node:1 node:3")
    )

    private static let outage = Story(
        name: "what happens during an outage is told when it is over",
        scenario: Scenario().at(50, .outage(.silent, of: nil))
            .at(60, .start(.failover(shards: [], databases: [], masterNode: 3)))
            .at(150, .outage(nil, of: nil)),
        told: ["firing cluster_unreachable cluster", "resolved cluster_unreachable cluster"],
        check: changes("master_node_changed cluster node:1 node:3")
    )
}
