import Model
import Testing

/// What the journal writes of a subject is read back as the same after a restart.
@Suite struct SubjectTests {
    @Test(
        arguments: [
            (.cluster, "cluster"), (.node(UID(2)), "node:2"), (.database(UID(5)), "database:5"),
            (.shard(UID(17)), "shard:17"), (.user(UID(1)), "user:1"),
            (.action(UID("00-4a")), "action:00-4a"), (.certificate("proxy"), "certificate:proxy"),
            (.resource("node_stats"), "resource:node_stats"),
            (.alert("node_memory", of: .node(UID(2))), "node:2:node_memory"),
            (.alert("bdb_size", of: .database(UID(5))), "database:5:bdb_size"),
            (.alert("ram", of: .cluster), "cluster:ram"),
            (
                .alert("lag", of: .source(.replicaSource, database: UID(5), UID(3))),
                "replica_source:5:3:lag"
            ),
            (
                .alert("lag", of: .source(.activeSource, database: UID(5), nil)),
                "crdt_source:5:lag"
            ),
        ] as [(Subject, String)]
    )
    func `has one text, which reads back`(_ subject: Subject, _ text: String) {
        #expect(subject.description == text)
        #expect(Subject(text) == subject)
    }

    @Test(arguments: ["", "node", "nonsense:1", "clusters", "replica_source:5"])
    func `nothing else is a subject`(_ text: String) {
        #expect(Subject(text) == nil)
    }

    @Test func `they have one order, numbers by value`() {
        let ordered: [Subject] = [
            .cluster, .node(UID(2)), .node(UID(10)), .database(UID(1)), .shard(UID(1)),
            .resource("a"), .alert("b", of: .node(UID(2))), .alert("a", of: .node(UID(10))),
            .alert("b", of: .node(UID(10))),
        ]
        #expect(ordered.reversed().sorted() == ordered)
    }
}
