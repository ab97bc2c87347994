import SimulatedCluster
import Testing
import Watching

/// Stops, reloads and clocks that are set.
struct LifeStories {
    @Test(arguments: [stopInMidFetch, reload, otherEndpoints, clockSteps])
    func story(_ story: Story) throws {
        try story.play()
    }

    private static let stopInMidFetch = Story(
        name: "the end comes while a request hangs",
        scenario: Scenario(length: 113).at(102, .start(.hang(paths: []))),
        told: [],
        check: { $0.exchanges.last?.code == "cancelled" ? [] : ["\($0.exchanges.suffix(2))"] }
    )

    private static let reload = Story(
        name: "a reload while an alert fires and requests are under way",
        scenario: Scenario().at(60, .start(.nodeDown(nodes: [2])))
            .at(121, .start(.slow(paths: [], milliseconds: 2_000, isDribbled: false)))
            .at(122.5, .reload(hosts: [Scenario.clusterHost])).at(123, .stop(.slow))
            .at(160, .stop(.nodeDown)),
        told: ["firing node_down node:2", "resolved node_down node:2"]
    )

    private static let otherEndpoints = Story(
        name: "a reload brings another endpoint",
        scenario: Scenario(hosts: ["dead.example"]).at(0, .outage(.refused, of: "dead.example"))
            .at(100, .reload(hosts: ["n1.example"])),
        told: ["firing cluster_unreachable cluster", "resolved cluster_unreachable cluster"],
        check: { record in
            let read = record.exchanges.first { $0.code == "200" }?.sent ?? .zero
            return read >= .seconds(100) && read < .seconds(102) ? [] : ["read at \(read)"]
        }
    )

    private static let clockSteps = Story(
        name: "the clock is set forth and back by an hour",
        scenario: Scenario().at(65, .clockStep(.seconds(3_600))).at(
            125,
            .clockStep(.seconds(-7_200))
        )
        .at(180, .start(.nodeDown(nodes: [3]))).at(200, .clockStep(.seconds(3_600)))
        .at(240, .stop(.nodeDown)),
        told: ["firing node_down node:3", "resolved node_down node:3"]
    )
}
