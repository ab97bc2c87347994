import Alerting
import ClusterAPI
import Model
import Testing
import Watching

/// Why a cluster cannot be read, and what is said of it meanwhile.
@Suite struct ReadabilityTests {
    private let good = Bodies()

    @Test func `a cluster that is read well says nothing`() {
        var lab = Lab()
        #expect(lab.cycles(5, good.all) == [])
        #expect(lab.state.health.isUp)
        #expect(lab.state.health.lastSuccess == lab.moment.wall)
        #expect(lab.state.health.authentication == .ok)
        #expect(lab.state.health.tls == .verified)
        #expect(lab.state.health.trouble == nil)
    }

    @Test(
        arguments: [
            // what the probe got, the one alert, the state of the login and of TLS
            (.refused, "cluster_unreachable cluster", "unknown", "unknown"),
            (.silent, "cluster_unreachable cluster", "unknown", "unknown"),
            (
                .failure(.nameNotResolved(Lab.endpoint)), "cluster_unreachable cluster", "unknown",
                "unknown"
            ),
            (
                .failure(.connectionReset(Lab.endpoint)), "cluster_unreachable cluster", "unknown",
                "unknown"
            ),
            (.untrusted, "tls_verification_failed cluster", "unknown", "failed"),
            (.unauthorized, "authentication_rejected cluster", "rejected", "verified"),
            (.broken, "unexpected_response resource:cluster", "unknown", "verified"),
            (.page, "unexpected_response resource:cluster", "unknown", "verified"),
            (.cut, "unexpected_response resource:cluster", "unknown", "verified"),
            (.empty, "unexpected_response resource:cluster", "unknown", "verified"),
            (.json("[]"), "unexpected_response resource:cluster", "unknown", "verified"),
            (.json("7"), "unexpected_response resource:cluster", "unknown", "verified"),
            (.missing, "unexpected_response resource:cluster", "unknown", "verified"),
            (.truncated, "unexpected_response resource:cluster", "unknown", "verified"),
            (.tooLarge, "unexpected_response resource:cluster", "unknown", "verified"),
            (.malformed, "unexpected_response resource:cluster", "unknown", "verified"),
            (
                .redirect("https://evil.example/"), "unexpected_response resource:cluster",
                "unknown", "verified"
            ),
        ] as [(Reply, String, String, String)]
    )
    func `one kind alone says why it cannot be read`(
        _ reply: Reply,
        _ alert: String,
        _ login: String,
        _ tls: String
    ) {
        var lab = Lab()
        #expect(lab.cycles(3, good.all) == [])
        let success = lab.state.health.lastSuccess
        #expect(lab.cycles(6, [.cluster: reply]) == ["firing \(alert)"])
        #expect(lab.firing == [alert])
        #expect(!lab.state.health.isUp)
        #expect(lab.state.health.lastSuccess == success)
        #expect(lab.state.health.authentication.rawValue == login)
        #expect(lab.state.health.tls.rawValue == tls)
        #expect(lab.state.health.trouble != nil)
        #expect(lab.cycles(6, good.all) == ["resolved \(alert)"])
        #expect(lab.firing.isEmpty && lab.state.health.isUp)
    }

    @Test(
        arguments: [
            (.refused, 3), (.broken, 3), (.untrusted, 1), (.unauthorized, 1),
        ] as [(Reply, Int)]
    )
    func `definite answers are told at once, others after their hold`(
        _ reply: Reply,
        _ cycles: Int
    ) {
        var lab = Lab()
        for cycle in 1...4 {
            #expect(lab.cycle([.cluster: reply]).isEmpty == (cycle != cycles))
        }
    }

    @Test(arguments: [Reply.refused, .broken, .unauthorized, .untrusted, .page])
    func `while it cannot be read nothing else fires, resolves or counts as removed`(
        _ reply: Reply
    ) {
        var lab = Lab()
        var bad = good
        bad.nodeWords = ["down", "active"]
        bad.databaseWord = "recovery"
        bad.shardWords = ["ok", "down"]
        let objects = ["database_not_active database:5", "node_down node:1", "shard_down shard:18"]
        _ = lab.cycles(4, bad.all)
        #expect(lab.firing == objects)
        // The list would be empty or healthy, were it read at all.
        let others = good.with([
            .cluster: reply, .nodes: .json("[]"), .databases: .json("[]"), .shards: .json("[]"),
        ])
        for transition in lab.cycles(20, others) {
            #expect(!objects.contains { transition.hasSuffix($0) }, "\(transition)")
        }
        #expect(Set(lab.firing).isSuperset(of: objects))
        #expect(lab.firing.count == 4)
    }

    @Test func `a hold goes on over a time in which the cluster could not be read`() {
        var lab = Lab()
        var bad = good
        bad.nodeWords = ["down", "active"]
        #expect(lab.cycle(bad.all) == [])
        #expect(lab.cycle([.cluster: .refused]) == [])
        #expect(lab.cycle(bad.all) == ["firing node_down node:1"])
    }

    @Test func `a side resource without an answer is no reason`() {
        var lab = Lab()
        let replies = good.with([.shardStatistics: .silent, .license: .refused])
        #expect(lab.cycles(6, replies) == [])
        #expect(lab.state.health.isUp)
        #expect(lab.state.resources[.license]?.succeeded == false)
    }

    @Test(
        arguments: [Reply.broken, .page, .cut, .truncated, .tooLarge, .json("7"), .empty]
    )
    func `a side resource with a bad answer is told for itself`(_ reply: Reply) {
        var lab = Lab()
        let alert = "unexpected_response resource:node_stats"
        #expect(lab.cycles(6, good.with([.nodeStatistics: reply])) == ["firing \(alert)"])
        #expect(lab.state.health.isUp)
        #expect(lab.cycles(6, good.all) == ["resolved \(alert)"])
    }

    @Test func `a refused login in mid-cycle says so, whatever the rest answered`() {
        var lab = Lab()
        let fired = lab.cycle(good.with([.shards: .unauthorized, .license: .broken]))
        #expect(fired == ["firing authentication_rejected cluster"])
        #expect(lab.state.health.authentication == .rejected)
    }

    @Test func `a cycle without core resources says what it can`() {
        var lab = Lab()
        let denied: [Resource: Reply] = [
            .cluster: .forbidden, .nodes: .forbidden, .databases: .forbidden,
        ]
        #expect(lab.cycle(good.with(denied)).count == 3)
        #expect(
            lab.cycles(4, [.clusterStatistics: .refused]) == [
                "firing cluster_unreachable cluster"
            ]
        )
        #expect(!lab.state.health.isUp)
    }

    @Test func `a cycle that asks for nothing says nothing`() {
        var lab = Lab()
        let denied = Dictionary(
            uniqueKeysWithValues: Resource.allCases.map { ($0, Reply.forbidden) }
        )
        _ = lab.cycle(denied)
        #expect(lab.state.health.authentication == .forbidden)
        #expect(lab.cycles(5, [:]) == [])
        #expect(lab.state.health.authentication == .forbidden)
        #expect(lab.state.health.tls == .verified)
        #expect(!lab.state.health.isUp)
    }

    @Test func `what fires goes on firing while nothing is asked`() {
        var lab = Lab()
        _ = lab.cycles(4, [.cluster: .refused])
        #expect(lab.cycles(10, [:]) == [])
        #expect(lab.firing == ["cluster_unreachable cluster"])
    }

    @Test func `skipped verification shows as unverified`() {
        var lab = Lab { $0.tls.skipsVerification = true }
        lab.cycle(good.all)
        #expect(lab.state.health.tls == .unverified)
    }

    @Test func `two reasons that take turns do not hide that it cannot be read`() {
        var lab = Lab()
        var said: [String] = []
        for cycle in 0..<30 {
            said += lab.cycle([.cluster: cycle.isMultiple(of: 2) ? .refused : .broken])
            #expect(lab.firing.count <= 1, "\(lab.firing)")
        }
        #expect(lab.firing.count == 1)
        #expect(said.count == 1, "\(said)")
    }

    @Test(arguments: [Reply.refused, .broken])
    func `a definite reason takes over at once`(_ reply: Reply) {
        var lab = Lab()
        _ = lab.cycles(4, [.cluster: reply])
        #expect(lab.firing.count == 1)
        _ = lab.cycle([.cluster: .unauthorized])
        #expect(lab.firing == ["authentication_rejected cluster"])
    }

    @Test(
        arguments: [
            (.refused, .broken, "unexpected_response resource:cluster"),
            (.broken, .refused, "cluster_unreachable cluster"),
            (.untrusted, .refused, "cluster_unreachable cluster"),
        ] as [(Reply, Reply, String)]
    )
    func `another reason takes over when the first is gone for its clear time`(
        _ first: Reply,
        _ second: Reply,
        _ alert: String
    ) {
        var lab = Lab()
        _ = lab.cycles(4, [.cluster: first])
        for _ in 0..<6 {
            _ = lab.cycle([.cluster: second])
            #expect(lab.firing.count <= 1, "\(lab.firing)")
        }
        #expect(lab.firing == [alert])
    }
}
