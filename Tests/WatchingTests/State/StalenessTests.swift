import Alerting
import ClusterAPI
import Testing
import Watching

/// What is old although the cluster can be read, and what explains that.
@Suite struct StalenessTests {
    @Test func `statistics that stand still are told after five minutes, until a newer one`() {
        var lab = Lab()
        var bodies = Bodies()
        #expect(lab.cycles(31, bodies.all) == [])
        let told = lab.cycles(4, bodies.all)
        #expect(told.contains("firing data_stale resource:database_stats"), "\(told)")
        #expect(told.allSatisfy { $0.hasPrefix("firing data_stale resource:") })
        let evidence = lab.outcome.transitions.first?.evidence.detail ?? "told earlier"
        #expect(evidence == "told earlier" || evidence.contains(bodies.time), "\(evidence)")
        bodies.time = "2026-09-21T14:20:00Z"
        let ended = lab.cycles(3, bodies.all)
        #expect(ended.contains("resolved data_stale resource:database_stats"), "\(ended)")
        #expect(lab.firing == [])
    }

    @Test func `samples that go on are never old`() {
        var lab = Lab()
        var bodies = Bodies()
        for second in 10..<60 {
            bodies.time = "2026-09-21T14:13:\(second)Z"
            #expect(lab.cycle(bodies.all) == [])
        }
    }

    /// Without a quorum nothing changes any more, and single questions get no answer.
    @Test func `a lost quorum is told instead of what it makes old`() {
        var lab = Lab()
        _ = lab.cycle(Bodies().all)
        let down = Bodies(nodeWords: ["down", "down"])
        let silent = Reply.http(500, #"{"error_code":"no_quorum"}"#)
        let told = lab.cycles(60, down.with([.databaseAvailability: silent]))
        #expect(
            told == [
                "firing node_down node:1", "firing node_down node:2", "firing quorum_lost cluster",
            ]
        )
        var whole = Bodies()
        whole.time = "2026-09-21T14:30:00Z"
        let ended = lab.cycles(3, whole.all)
        #expect(
            ended == [
                "resolved node_down node:1", "resolved node_down node:2",
                "resolved quorum_lost cluster",
            ]
        )
    }
}
