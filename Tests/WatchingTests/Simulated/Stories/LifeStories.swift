import Alerting
import SimulatedCluster
import Testing
import Watching

/// Stops, reloads and clocks that are set.
struct LifeStories {
    @Test(arguments: [
        stopInMidFetch, reload, otherEndpoints, clockSteps, restarts, restartsWithAWrongPassword,
    ])
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

    private static let restarts = Story(
        name: "another program goes on while a node is down, and while it clears",
        scenario: Scenario().at(60, .start(.nodeDown(nodes: [3]))).at(75, .restart)
            .at(120, .restart).at(150, .stop(.nodeDown)).at(165, .restart).at(300, .restart),
        told: ["firing node_down node:3", "resolved node_down node:3"],
        check: { record in
            let lasted = record.told.last?.transition.duration ?? .zero
            let fired = record.seconds(of: "firing node_down node:3") ?? 0
            return lasted > .seconds(85) && lasted < .seconds(105) && fired < 95
                ? [] : ["fired at \(fired), lasted \(lasted)"]
        }
    )

    private static let restartsWithAWrongPassword = Story(
        name: "a wrong password, and a program that is started again and again",
        scenario: (0..<12).reduce(
            Scenario(length: 1_500).at(0, .passwordOnCluster(Scenario.sentinel + "-2"))
        ) { $0.at(20 + Double($1 * 20), .restart) },
        told: ["firing authentication_rejected cluster"],
        check: { record in
            let times = record.exchanges.compactMap(\.verdict).map(\.at)
            let early = times.count { $0 < .seconds(900) }
            return early == 4 ? [] : ["refused at \(times)"]
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
