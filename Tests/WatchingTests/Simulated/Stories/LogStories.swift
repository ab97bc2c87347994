import Alerting
import SimulatedCluster
import Testing
import Watching

/// What is told of the cluster's own log.
struct LogStories {
    @Test(arguments: [burst, late, restarts, outage, refused, duplicates])
    func story(_ story: Story) throws {
        try story.play()
    }

    private static func burst(_ count: Int, age: Int = 0) -> Scenario.Action {
        var burst = EventBurst(count: count, severity: "WARNING", ageSeconds: age)
        burst.capacity = 100_000
        return .log(burst)
    }

    /// A check that the records with these numbers were told, in this order.
    private static func forwarded(_ numbers: [Int]) -> @Sendable (RunRecord) -> [String] {
        { record in
            let told = record.forwarded
            return told == numbers ? [] : ["forwarded \(told.count): \(told.prefix(50))"]
        }
    }

    private static let burst = Story(
        name: "a burst of thousands within one second",
        scenario: Scenario().at(0, burst(10)).at(60, burst(3_500)).at(120, burst(1)),
        told: [],
        check: forwarded(Array(11...3_511))
    )

    private static let late = Story(
        name: "records that come late, and from the future",
        scenario: Scenario().at(60, burst(2)).at(80, burst(2, age: 200)).at(
            100,
            burst(1, age: -900)
        )
        .at(130, burst(2)).at(150, burst(1, age: 100)),
        told: [],
        check: forwarded(Array(1...8))
    )

    private static let restarts = Story(
        name: "restarts tell nothing twice and lose nothing",
        scenario: Scenario().at(60, burst(2_000)).at(61, .restart).at(71, .restart)
            .at(81.5, .restart).at(100, burst(3)).at(100.2, .restart).at(150, burst(1)),
        told: [],
        check: forwarded(Array(1...2_004))
    )

    private static let outage = Story(
        name: "what is logged during an outage is told after it",
        scenario: Scenario().at(50, .outage(.silent, of: nil)).at(60, burst(5)).at(
            120,
            burst(1_500)
        )
        .at(150, .outage(nil, of: nil)),
        told: ["firing cluster_unreachable cluster", "resolved cluster_unreachable cluster"],
        check: forwarded(Array(1...1_505))
    )

    private static let refused = Story(
        name: "a role that may not read the log",
        scenario: Scenario().at(0, .start(.forbidden(paths: ["/v1/logs"]))).at(60, burst(5)),
        told: ["firing permission_denied resource:logs"],
        check: forwarded([])
    )

    private static let duplicates = Story(
        name: "the same record twice is two records",
        scenario: Scenario().at(
            60.2,
            .log(
                {
                    var burst = EventBurst(count: 3)
                    burst.isIdentical = true
                    return burst
                }()
            )
        ),
        told: [],
        check: { record in
            let count = record.changes.count { $0.kind == .clusterLog }
            return count == 3 ? [] : ["\(count) records"]
        }
    )
}
