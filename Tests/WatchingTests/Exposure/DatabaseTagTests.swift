import ClusterAPI
import Model
import Testing
import Watching

/// Tags of databases as labels: only when switched on, valid, bounded, and never in another's place.
@Suite struct DatabaseTagTests {
    @Test(
        arguments: [
            ("env", "env"), ("owner team", "owner_team"), ("cost-center", "cost_center"),
            ("9lives", "_9lives"), ("__name__", "name__"), ("größe", "gr__e"), ("", nil),
            ("___", nil), ("日本", nil), ("a\"b\n", "a_b_"),
        ] as [(String, String?)]
    )
    func `a tag becomes a valid label`(_ tag: String, _ label: String?) {
        #expect(DatabaseTags.label(of: tag) == label)
        #expect(DatabaseTags.label(of: String(repeating: tag, count: 500))?.count ?? 0 <= 65)
    }

    private func samples(_ tags: DatabaseTags, _ list: String) -> [String] {
        var lab = Lab {
            $0.databaseTags = tags
            $0.labels = [StaticLabel(name: "zone", value: "a")]
        }
        let database = #"[{"uid":5,"name":"cart","memory_size":7,"tags":\#(list)}]"#
        lab.cycle(Bodies().with([.databases: .json(database)]))
        let page = Page(lab)
        #expect(page.disorder == nil)
        return page.samples("redis_enterprise_database_memory_limit_bytes")
    }

    private let list =
        #"[{"key":"env","value":"prod"},{"key":"owner team","value":"x\"y"},"#
        + #"{"key":"zone","value":"b"},{"key":"database","value":"6"},{"key":"env","value":"test"}]"#

    @Test(
        arguments: [
            (.none, ""), (.all, #"env="prod",owner_team="x\"y","#),
            (.named(["owner team"]), #"owner_team="x\"y","#), (.named(["missing"]), ""),
            (.named(["zone", "database"]), ""),
        ] as [(DatabaseTags, String)]
    )
    func `tags are labels as far as they are wanted`(_ tags: DatabaseTags, _ labels: String) {
        let start = #"{cluster="prod",database="5",database_name="cart","#
        #expect(samples(tags, list) == [start + labels + #"zone="a"} 7"#])
    }

    @Test func `every series of a database has them, and no other`() {
        var lab = Lab { $0.databaseTags = .all }
        let database =
            #"[{"uid":5,"name":"cart","crdt":true,"tags":[{"key":"env","value":"prod"}],"#
            + #""replica_sources":[{"uid":1}]}]"#
        lab.cycle(Bodies().with([.databases: .json(database)]))
        let lines = Page(lab).lines.filter { !$0.contains("_alert_") }
        for line in lines where line.contains("database_name=") {
            #expect(line.contains(#"env="prod""#), "\(line)")
        }
        #expect(!lines.contains { !$0.contains("database_name=") && $0.contains("env=") })
    }

    @Test func `more than sixteen are not taken`() {
        let many = (0..<40).map { #"{"key":"t\#($0)","value":"v"}"# }.joined(separator: ",")
        #expect(samples(.all, "[\(many)]").first?.ranges(of: "=\"v\"").count == 16)
    }
}
