import Alerting
import ClusterAPI
import Model
import Testing
import Watching

/// Alerts about single objects and resources of a readable cluster.
@Suite struct ObjectAlertTests {
    private let good = Bodies()

    private func bad(_ change: (inout Bodies) -> Void) -> [Resource: Reply] {
        var bodies = Bodies()
        change(&bodies)
        return bodies.all
    }

    @Test(
        arguments: [
            ("node_down node:1", Bodies(nodeWords: ["down", "active"])),
            ("node_down node:2", Bodies(nodeWords: ["active", "down"])),
            ("database_not_active database:5", Bodies(databaseWord: "recovery")),
            ("database_not_active database:5", Bodies(databaseWord: "creation-failed")),
            ("shard_down shard:17", Bodies(shardWords: ["down", "ok"])),
            ("shard_down shard:18", Bodies(shardWords: ["ok", "timeout"])),
        ] as [(String, Bodies)]
    )
    func `an object that fails is told after its hold, and again when it is well`(
        _ alert: String,
        _ bad: Bodies
    ) {
        var lab = Lab()
        _ = lab.cycle(good.all)
        #expect(lab.cycle(bad.all) == [])
        #expect(lab.cycle(bad.all) == [])
        #expect(lab.cycle(bad.all) == ["firing \(alert)"])
        #expect(lab.cycle(good.all) == [])
        #expect(lab.cycle(good.all) == [])
        #expect(lab.cycle(good.all) == ["resolved \(alert)"])
        #expect(lab.outcome.transitions.first?.duration == .seconds(30))
        #expect(lab.state.health.isUp)
    }

    @Test func `of a fault that was there at the first look no word before it is told`() {
        var lab = Lab()
        let told = (0..<3).flatMap { _ in lab.cycle(bad { $0.databaseWord = "recovery" }) }
        #expect(told == ["firing database_not_active database:5"])
        let evidence = lab.outcome.transitions.first?.evidence
        #expect(evidence == Evidence(name: "cart", old: nil, new: "recovery"))
    }

    @Test func `the entry tells the word before the fault, not the one of the last cycle`() {
        var lab = Lab()
        _ = lab.cycle(bad { $0.databaseWord = "pending" })
        _ = lab.cycles(3, bad { $0.databaseWord = "recovery" })
        let evidence = lab.outcome.transitions.first?.evidence
        #expect(evidence == Evidence(name: "cart", old: "pending", new: "recovery"))
    }

    @Test(arguments: ["sleeping", ""])
    func `an unknown word is no evidence, and is told once`(_ word: String) {
        var lab = Lab()
        _ = lab.cycles(4, bad { $0.nodeWords[0] = "down" })
        #expect(lab.cycles(8, bad { $0.nodeWords[0] = word }) == [])
        #expect(lab.firing == ["node_down node:1"])
        var told = 0
        for _ in 0..<3 {
            lab.cycle(bad { $0.nodeWords[1] = word })
            told += lab.outcome.events.count { event in
                if case .statusUnrecognised(.nodes, word) = event { true } else { false }
            }
        }
        #expect(told == 0)
        #expect(lab.state.counters.decodeFailures[.nodes] == nil, "an unknown word is no failure")
    }

    @Test func `the alert of an object that left a complete list ends as deleted`() {
        var lab = Lab()
        _ = lab.cycles(4, bad { $0.nodeWords = ["active", "down"] })
        #expect(lab.firing == ["node_down node:2"])
        let fewer = bad { $0.nodeWords = ["active"] }
        #expect(lab.cycle(fewer) == ["resolved node_down node:2"])
        #expect(lab.outcome.transitions.first?.resolution == .deleted)
    }

    @Test(
        arguments: [
            #"[{"uid":1,"status":"active"},{"status":"active"}]"#,
            #"[{"uid":1,"status":"active"},{"uid":{},"status":"active"}]"#,
            #"[{"uid":1,"status":"active"},{"uid":"","status":"active"}]"#,
            #"[{"uid":1,"status":"active"},7]"#, #"[{"uid":1,"status":"active"},null]"#,
            #"[{"uid":1,"status":"active"},{"uid":1,"status":"active"}]"#,
        ]
    )
    func `a list with an object that nobody can name proves no deletion`(_ list: String) {
        var lab = Lab()
        _ = lab.cycles(4, bad { $0.nodeWords = ["active", "down"] })
        #expect(lab.cycles(10, good.with([.nodes: .json(list)])) == [])
        #expect(lab.firing == ["node_down node:2"])
        #expect((lab.state.counters.decodeFailures[.nodes] ?? 0) == 10)
    }

    @Test func `a change that came while the cluster was unreadable keeps its word before`() {
        var lab = Lab()
        lab.cycle(good.all)
        var bodies = good
        bodies.nodeWords = ["active", "down"]
        lab.cycle(bodies.with([.databases: .page]))
        _ = lab.cycles(2, bodies.all)
        lab.cycle(bodies.all)
        let told = lab.outcome.transitions.first { $0.key.kind == .nodeDown }
        #expect(told?.evidence.old == "active")
        #expect(told?.evidence.new == "down")
    }

    @Test func `a refused permission is told at once, asked again later, and resolves`() {
        var lab = Lab()
        let alert = "permission_denied resource:license"
        #expect(lab.cycle(good.with([.license: .forbidden])) == ["firing \(alert)"])
        #expect(lab.state.health.isUp)
        #expect(lab.state.health.authentication == .ok)
        let denied = lab.moment.monotonic
        func due(_ after: Duration) -> [Resource] {
            lab.state.dueResources(includingSlow: true, at: denied + after)
        }
        #expect(!due(.zero).contains(.license))
        #expect(!due(.seconds(899)).contains(.license))
        let whole = Resource.allCases.filter { resource in
            // What the release does not have is asked for when there is another one.
            !resource.group.isByObject && resource != .allActions
        }
        #expect(due(.seconds(899)).count == whole.count - 1)
        #expect(Set(due(.seconds(900))) == Set(whole))
        let slow = due(.seconds(900)).firstIndex { $0.group == .slow }
        #expect(slow == Resource.allCases.count { $0.group == .core })
        let rest = good.all.filter { $0.key != .license }
        #expect(lab.cycles(5, rest) == [])
        #expect(lab.firing == [alert])
        #expect(lab.cycle(good.all, after: 900) == ["resolved \(alert)"])
        #expect(due(.seconds(1_000)).contains(.license))
    }

    @Test func `a refused core resource is forbidden, and the rest goes on`() {
        var lab = Lab()
        var replies = bad { $0.nodeWords[0] = "down" }
        replies[.databases] = .forbidden
        #expect(lab.cycle(replies) == ["firing permission_denied resource:databases"])
        #expect(!lab.state.health.isUp)
        #expect(lab.state.health.authentication == .forbidden)
        replies[.databases] = nil
        #expect(lab.cycles(3, replies) == ["firing node_down node:1"])
        #expect(lab.state.health.authentication == .forbidden)
        #expect(lab.cycle(good.all) == ["resolved permission_denied resource:databases"])
        #expect(lab.state.health.authentication == .ok && lab.state.health.isUp)
    }

    @Test func `a reload asks for refused resources at once`() {
        var lab = Lab()
        _ = lab.cycle(good.with([.license: .forbidden]))
        lab.state.forgetWhatIsNotRead()
        let due = lab.state.dueResources(includingSlow: true, at: lab.moment.monotonic)
        #expect(due.contains(.license))
    }

    @Test func `a refused resource that turns out not to exist is refused no more`() {
        var lab = Lab()
        _ = lab.cycle(good.with([.clusterStatistics: .forbidden]))
        let said = lab.cycle(good.with([.clusterStatistics: .missing]), after: 900)
        #expect(said == ["resolved permission_denied resource:cluster_stats"])
    }

    @Test func `what a reload switches off ends its alerts`() {
        var lab = Lab()
        var replies = bad { $0.shardWords[0] = "down" }
        replies[.license] = .forbidden
        replies[.nodeStatistics] = .broken
        _ = lab.cycles(4, replies)
        #expect(lab.firing.count == 3)
        let off: Set<Resource> = [.shards, .license, .nodeStatistics]
        lab.state.configuration.resources.subtract(off)
        #expect(lab.cycle(good.all.filter { !off.contains($0.key) }).count == 3)
        #expect(lab.firing.isEmpty)
    }

    @Test func `a core resource that is switched off is not waited for`() {
        var lab = Lab { $0.resources.remove(.nodes) }
        lab.cycle(good.all.filter { $0.key != .nodes })
        #expect(lab.state.health.isUp)
    }

    @Test(
        arguments: [
            // resource, its answer, success, supported, read at all
            (.nodeStatistics, .missing, true, true, true),
            (.databaseStatistics, .missing, true, true, true),
            (.shardStatistics, .http(406, ""), true, false, false),
            (.clusterStatistics, .missing, true, false, false),
            (.license, .missing, true, true, true),
            (.shards, .missing, true, false, false),
            (.license, .broken, false, true, false),
            (.license, .forbidden, false, true, false),
            (.license, .silent, false, true, false),
        ] as [(Resource, Reply, Bool, Bool, Bool)]
    )
    func `an absence is a result where it may be one`(
        _ resource: Resource,
        _ reply: Reply,
        _ success: Bool,
        _ isSupported: Bool,
        _ isRead: Bool
    ) {
        var lab = Lab()
        lab.cycle(good.with([resource: reply]))
        let state = lab.state.resources[resource]
        #expect(state?.succeeded == success)
        #expect(state?.isSupported == isSupported)
        #expect((state?.reading != nil) == isRead)
        #expect(lab.state.health.isUp)
    }

    @Test(
        arguments: [
            (.page, 1), (.cut, 1), (.empty, 1), (.truncated, 1), (.tooLarge, 1), (.malformed, 1),
            (.json("[]"), 1), (.json(#"{"expired":"maybe","shards_limit":[]}"#), 2),
            (.broken, nil), (.refused, nil), (.forbidden, nil), (.missing, nil),
            (.redirect("https://evil.example/"), nil),
        ] as [(Reply, Int?)]
    )
    func `only answers that cannot be read count as decode failures`(
        _ reply: Reply,
        _ count: Int?
    ) {
        var lab = Lab()
        lab.cycle(good.with([.license: reply]))
        #expect(lab.state.counters.decodeFailures[.license] == count)
    }

    @Test func `a loss is told once by its place, and counted each time`() {
        var lab = Lab()
        let answer = good.with([.license: .json(#"{"expired":"maybe"}"#)])
        var told: [Int] = []
        for _ in 0..<3 {
            lab.cycle(answer)
            told += lab.outcome.events.compactMap { event in
                if case .payloadRejected(.license, let losses, 1) = event {
                    losses.count
                } else {
                    nil
                }
            }
        }
        #expect(told == [1, 0, 0])
        #expect(lab.state.counters.decodeFailures[.license] == 3)
    }

    @Test func `the reasons name status, content type and place, never the body`() {
        let cases: [(Reply, [String])] = [
            (.broken, ["HTTP 503", "content type text/html"]),
            (.page, ["HTTP 200", "content type text/html", "markup"]),
            (.json(#"["secret"]"#), ["HTTP 200", "application/json", "$", "an object"]),
            (.redirect("https://evil.example/"), ["https://evil.example/", "endpoints"]),
            (.redirect("http://n1.example/"), ["http://n1.example/", "plaintext is never"]),
            (.redirect("HTTP://n1.example/"), ["plaintext is never"]),
            (.redirect("/login"), ["/login", "no https address"]),
            (.redirect("https://n1.example/", isLoop: true), ["https://n1.example/", "in a loop"]),
        ]
        for (reply, words) in cases {
            var lab = Lab()
            lab.cycle(good.with([.license: reply]))
            let item =
                lab.outcome.events.compactMap { event in
                    switch event {
                    case .trouble(_, .began(let text)), .trouble(_, .changed(let text)): text
                    case _: nil
                    }
                }.first ?? ""
            #expect(words.allSatisfy { item.contains($0) }, "\(item)")
            #expect(!item.contains("secret"))
            #expect(item.contains("endpoints") == words.contains("endpoints"), "\(item)")
        }
    }
}
