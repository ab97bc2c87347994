import Alerting
import Model
import Testing

/// Every status word against what it is evidence of; a word that is missing or new is none.
@Suite struct ObjectRulesTests {
    /// What a rule says of one object: failing, healthy, or nothing.
    enum Judgement: Equatable, Sendable {
        case failing
        case healthy
        case nothing
    }

    private func judgement(_ observations: [Observation], _ key: AlertKey) -> Judgement {
        let mine = observations.filter { $0.key == key }
        guard let observation = mine.first else { return .nothing }
        #expect(mine.count == 1)
        switch observation.verdict {
        case .failing: return .failing
        case .healthy: return .healthy
        case .blinked, .deleted, .superseded, .unwatched:
            Issue.record("a rule ends nothing")
            return .nothing
        }
    }

    private func evidence(_ observations: [Observation]) -> Evidence? {
        guard case .failing(let evidence)? = observations.first?.verdict else { return nil }
        return evidence
    }

    private func node(_ word: String?) -> ObjectList<Node> {
        var node = Node(uid: UID(2))
        node.status = word.map { Status(word: $0) }
        return ObjectList([node])
    }

    private func database(_ word: String?, name: String? = "cart") -> ObjectList<Database> {
        var database = Database(uid: UID(5))
        database.status = word.map { Status(word: $0) }
        database.name = name
        return ObjectList([database])
    }

    private func shard(_ words: (String?, String?)) -> ObjectList<Shard> {
        var shard = Shard(uid: UID(17))
        shard.database = UID(5)
        shard.status = words.0.map { Status(word: $0) }
        shard.detailedStatus = words.1.map { Status(word: $0) }
        return ObjectList([shard])
    }

    @Test(
        arguments: [
            ("active", .healthy), ("decommissioning", .healthy), ("provisioning", .healthy),
            ("down", .failing), ("Down", .nothing), ("", .nothing), ("sleeping", .nothing),
            (nil, .nothing),
        ] as [(String?, Judgement)]
    )
    func `a node is down when it says so`(_ word: String?, _ expected: Judgement) {
        let found = ObjectRules.observe(nodes: node(word), previous: nil)
        #expect(judgement(found, AlertKey(.nodeDown, .node(UID(2)))) == expected)
    }

    @Test func `the table of nodes has every word`() {
        for status in NodeStatus.allCases {
            #expect(!ObjectRules.observe(nodes: node(status.rawValue), previous: nil).isEmpty)
        }
    }

    @Test(
        arguments: [
            ("active", .healthy), ("active-change-pending", .healthy),
            ("delete-pending", .healthy), ("import-pending", .healthy), ("pending", .healthy),
            ("creation-failed", .failing), ("recovery", .failing), ("", .nothing),
            ("active-ish", .nothing), (nil, .nothing),
        ] as [(String?, Judgement)]
    )
    func `a database is not active in recovery and when its creation failed`(
        _ word: String?,
        _ expected: Judgement
    ) {
        let found = ObjectRules.observe(databases: database(word), previous: nil)
        #expect(judgement(found, AlertKey(.databaseNotActive, .database(UID(5)))) == expected)
    }

    @Test(
        arguments: [
            ("active", "ok", .healthy), ("active", "busy", .healthy),
            ("active", "importing", .healthy), ("active", "loading", .healthy),
            ("active", "trimming", .healthy), ("trimming", "trimming", .healthy),
            ("active", "down", .failing), ("active", "timeout", .failing),
            ("trimming", "down", .failing), ("active", "unknown", .nothing),
            ("inactive", "ok", .failing), ("inactive", "unknown", .failing),
            ("inactive", "new-word", .failing), ("inactive", nil, .failing),
            ("active", nil, .healthy), ("trimming", nil, .healthy), (nil, "ok", .healthy),
            (nil, "down", .failing), (nil, "timeout", .failing), (nil, "unknown", .nothing),
            (nil, nil, .nothing), ("active", "new-word", .nothing), ("new-word", nil, .nothing),
            ("new-word", "new-word", .nothing), ("new-word", "ok", .healthy),
            ("new-word", "down", .failing),
        ] as [(String?, String?, Judgement)]
    )
    func `a shard is down by its coarse or its fine state`(
        _ coarse: String?,
        _ fine: String?,
        _ expected: Judgement
    ) {
        let found = ObjectRules.observe(shards: shard((coarse, fine)), previous: nil)
        #expect(
            judgement(found, AlertKey(.shardDown, .shard(UID(17)))) == expected,
            "\(coarse ?? "-") \(fine ?? "-")"
        )
    }

    @Test func `tells the words before and now`() {
        let nodes = ObjectRules.observe(nodes: node("down"), previous: node("decommissioning"))
        #expect(evidence(nodes) == Evidence(old: "decommissioning", new: "down"))
        let databases = ObjectRules.observe(
            databases: database("recovery"),
            previous: database("pending")
        )
        #expect(evidence(databases) == Evidence(name: "cart", old: "pending", new: "recovery"))
        let shards = ObjectRules.observe(
            shards: shard(("inactive", "ok")),
            previous: shard(("active", "loading"))
        )
        #expect(
            evidence(shards)
                == Evidence(old: "loading", new: "inactive", detail: "of database 5")
        )
    }

    @Test func `tells no word before when there was none`() {
        #expect(
            evidence(ObjectRules.observe(nodes: node("down"), previous: nil))
                == Evidence(new: "down")
        )
        #expect(
            evidence(ObjectRules.observe(nodes: node("down"), previous: node(nil)))
                == Evidence(new: "down")
        )
        #expect(
            evidence(ObjectRules.observe(nodes: node("down"), previous: ObjectList([])))
                == Evidence(new: "down")
        )
    }

    @Test func `a shard's failure is explained by the node that it is on`() {
        var list = shard(("active", "down"))
        list.objects[0].node = UID(3)
        let placed = ObjectRules.observe(shards: list, previous: nil)
        #expect(placed.first?.causes == [AlertKey(.nodeDown, .node(UID(3)))])
        let homeless = ObjectRules.observe(shards: shard(("active", "down")), previous: nil)
        #expect(homeless.first?.causes == [])
    }

    @Test func `a link is explained by every node that its database lies on, and by none else`() {
        let shards = [(1, 5, 3), (2, 5, 4), (3, 6, 7), (4, nil, 8), (5, 5, 3), (6, nil, 9)]
            .map { (uid: Int64, database: Int64?, node: Int64) in
                var shard = Shard(uid: UID(uid))
                shard.database = database.map { UID($0) }
                (shard.node, shard.role, shard.actualRole) = (UID(node), "slave", "slave")
                (shard.status, shard.syncStatus) = (.known(.active), .known(.linkDown))
                return shard
            }
        var database = Database(uid: UID(5))
        (database.status, database.shardsCount) = (.known(.active), 1)
        let found = ObjectRules.observe(
            shards: ObjectList(shards),
            previous: nil,
            databases: ObjectList([database])
        )
        func nodes(_ kind: AlertKind, _ subject: Subject) -> [Int64]? {
            let observation = found.first { $0.key == AlertKey(kind, subject) }
            return observation?.causes.compactMap { cause in
                if case .node(let node) = cause.subject { Int64(node.text) } else { nil }
            }
        }
        let linked = (1...6).map { nodes(.replicationLinkDown, .shard(UID(Int64($0)))) }
        #expect(linked == [[3, 4], [3, 4], [7], [8], [3, 4], [9]])
        #expect(nodes(.shardRoleMismatch, .shard(UID(2))) == [4])
        #expect(nodes(.shardRoleMismatch, .database(UID(5))) == [3, 4])
    }

    @Test func `judges each object of a list for itself`() {
        var nodes: [Node] = []
        for (uid, word) in [(1, "active"), (2, "down"), (3, "new")] as [(Int64, String)] {
            var node = Node(uid: UID(uid))
            node.status = Status(word: word)
            nodes.append(node)
        }
        let found = ObjectRules.observe(nodes: ObjectList(nodes), previous: nil)
        let judged = found.filter { $0.key.kind == .nodeDown }.map(\.key.subject)
        #expect(judged == [.node(UID(1)), .node(UID(2))])
    }
}
