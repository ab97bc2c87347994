import SimulatedCluster
import Testing
import Watching

/// Which of several endpoints is asked, and how fast another one is taken.
struct EndpointStories {
    @Test(arguments: [firstDead, firstDies, follower, forbidden, bothDie, garbledNodes])
    func story(_ story: Story) throws {
        try story.play()
    }

    private static let two = ["n1.example", "n2.example"]

    private static let firstDead = Story(
        name: "the first endpoint is dead from the start",
        scenario: Scenario(hosts: ["dead.example", Scenario.clusterHost])
            .at(0, .outage(.silent, of: "dead.example")),
        told: [],
        check: { record in
            let first = record.exchanges.first { $0.code == "200" }?.sent ?? .seconds(100)
            let dead = record.exchanges.count { $0.endpoint.host == "dead.example" }
            return first < .seconds(8) && dead == 1 ? [] : ["\(dead) tries, read at \(first)"]
        }
    )

    private static let firstDies = Story(
        name: "the endpoint in use dies, comes back, and the other one is kept",
        scenario: Scenario(hosts: [Scenario.clusterHost, "n1.example"])
            .at(60.5, .outage(.refused, of: Scenario.clusterHost))
            .at(150, .outage(nil, of: Scenario.clusterHost)),
        told: [],
        check: { record in
            let late = Set(record.exchanges.filter { $0.sent > .seconds(75) }.map(\.endpoint.host))
            let exposed = try record.exposed(at: 300)
            let active = exposed.value(
                "rewatchd_endpoint_active",
                "endpoint=\"https://n1.example:9443\""
            )
            let count = exposed.value("rewatchd_endpoint_failovers_total")
            return late == ["n1.example"] && active == 1 && count == 1
                ? [] : ["\(late), \(active as Any), \(count as Any)"]
        }
    )

    private static let follower = Story(
        name: "a follower redirects to the primary",
        scenario: Scenario(hosts: ["n2.example", "n1.example"]),
        told: [],
        check: { record in
            // The address is not known before the nodes are listed, but n1 is configured.
            let good = record.cycles.count { $0.summary.health.isUp }
            return good > 25 ? [] : ["\(good) good cycles"]
        }
    )

    private static let forbidden = Story(
        name: "the role may not read one resource",
        scenario: Scenario(length: 1_200).at(60, .start(.forbidden(paths: ["/v1/license"])))
            .at(240, .stop(.forbidden)),
        told: [
            "firing permission_denied resource:license",
            "resolved permission_denied resource:license",
        ],
        check: { record in
            let asked = record.exchanges.count { $0.code == "403" }
            return asked == 1 ? [] : ["asked \(asked) times"]
        }
    )

    private static let bothDie = Story(
        name: "both endpoints die",
        scenario: Scenario(hosts: two).at(60.5, .outage(.refused, of: nil))
            .at(160, .outage(nil, of: nil)),
        told: ["firing cluster_unreachable cluster", "resolved cluster_unreachable cluster"]
    )

    /// Found by the swarm, seed 2: the address of the primary was forgotten for ever.
    private static let garbledNodes = Story(
        name: "the list of nodes is garbled before all connections end",
        scenario: Scenario(hosts: ["n2.example"], length: 400)
            .at(0, .start(.failover(shards: [], databases: [], masterNode: 2)))
            .at(60, .start(.failover(shards: [], databases: [], masterNode: 3)))
            .at(90, .start(.wrongType(paths: [], field: "uid", value: "x")))
            .at(112, .start(.reset(paths: [], afterBytes: nil)))
            .at(125, .stop(.wrongType)).at(130, .stop(.reset)),
        told: [],
        check: { record in
            let isUp = try record.exposed(at: 300).isUp
            return isUp == true ? [] : ["never read again"]
        }
    )
}
