import Alerting
import ClusterAPI
import SimulatedCluster
import TestSupport
import Testing
import Watching

/// A program is killed at each await of a cycle in which it has something to tell.
@Suite struct KillTests {
    /// From the first request of the cycle until after its end.
    private static let turns = 160

    /// A node goes down, and after its hold that is told, in the cycle that the kill meets.
    private static func scenario(killedAfter turns: Int) -> Scenario {
        var scenario = Scenario(seed: 3, length: 150)
            .at(32, .start(.nodeDown(nodes: [2]))).at(100, .stop(.nodeDown))
            .at(59, .kill(.afterTurns(turns)))
        scenario.resources = [.cluster, .nodes, .databases, .databaseStatistics]
        scenario.diskTime = .milliseconds(2)
        return scenario
    }

    @Test func `at whatever await it is killed, everything is told once and nothing is lost`()
        async throws
    {
        let runs = try await onOwnThread {
            try (0..<Self.turns).map { turns in
                try SimulatedRun.record(Self.scenario(killedAfter: turns))
            }
        }
        for (turns, run) in runs.enumerated() {
            #expect(run.violations() == [], "killed after \(turns) turns")
            #expect(run.words == ["firing node_down node:2", "resolved node_down node:2"])
        }
        // The first ones were killed before it was told and the last ones after, or nothing is shown.
        let wasTold = try runs.map { run in
            try #require(run.told.first).at < #require(run.stops.first).cancelled
        }
        #expect(wasTold.first == false)
        #expect(wasTold.last == true)
    }
}
