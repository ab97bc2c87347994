import ClusterAPI
import Exposition
import Model
import TestSupport
import Testing
import Watching

/// What is exposed of a cluster.
@Suite struct ClusterExpositionTests {
    private let good = Bodies()

    @Test func `a small cluster, line for line`() throws {
        var lab = Lab {
            $0.labels = [
                StaticLabel(name: "env", value: "prod"), StaticLabel(name: "zone", value: "a"),
            ]
        }
        lab.cycle(good.all)
        let page = Page(lab)
        #expect(page.disorder == nil)
        try expectGolden(page.text, named: "small-cluster.prom")
    }

    @Test func `a cluster with trouble in every object, line for line`() throws {
        var lab = Lab()
        var bodies = good
        bodies.nodeWords = ["down", "sleeping"]
        bodies.databaseWord = "recovery"
        bodies.shardWords = ["down", "dreaming"]
        lab.cycle(bodies.with([.license: .missing, .clusterStatistics: .forbidden]))
        let page = Page(lab)
        #expect(page.disorder == nil)
        try expectGolden(page.text, named: "troubled-cluster.prom")
    }

    @Test(
        arguments: [
            ("false", #""maintenance_snapshot":{}"#, "1"),
            ("true", #""maintenance_snapshot":{}"#, "0"),
            ("false", #""hostname":"n1""#, "0"),
            ("null", #""maintenance_snapshot":{}"#, nil),
        ] as [(String, String, String?)]
    )
    func `a node is in maintenance when both signs say so`(
        _ accepts: String,
        _ state: String,
        _ value: String?
    ) {
        var lab = Lab()
        lab.cycle(
            good.with([
                .nodes: .json(#"[{"uid":1,"status":"active","accept_servers":\#(accepts)}]"#),
                .nodeStatus: .json(#"{"1":{"role":"master",\#(state)}}"#),
            ])
        )
        let page = Page(lab)
        let expected = value.map { [#"{cluster="prod",node="1"} \#($0)"#] } ?? []
        #expect(page.samples("redis_enterprise_node_maintenance") == expected)
        #expect(page.text.contains(#",role="master","#))
    }

    @Test func `before the first cycle there is up and the states of the connection`() {
        let page = Page(Lab())
        #expect(page.samples("redis_enterprise_up") == [#"{cluster="prod"} 0"#])
        #expect(
            page.families == [
                "redis_enterprise_authentication_state", "redis_enterprise_tls_state",
                "redis_enterprise_up",
            ]
        )
    }

    @Test(
        arguments: [
            "a\"b", "a\\b", "a\nb", "a\\nb", "}{,=\"", "", " ", "\u{0}", "\u{7F}", "\u{FEFF}x",
            "e\u{301}", "é", "日本", "🙂", "\r\n", "name\",database=\"9", "\u{202E}evil",
            String(repeating: "x", count: 5_000), String(repeating: "\\", count: 2_000),
        ]
    )
    func `an evil name stays within its label`(_ name: String) {
        var lab = Lab()
        var bodies = good
        bodies.evilName = Self.json(name)
        lab.cycle(bodies.all)
        let page = Page(lab)
        #expect(page.disorder == nil)
        let lines = page.samples("redis_enterprise_database_memory_limit_bytes")
        #expect(lines.count == 1)
        #expect(lines.allSatisfy { $0.hasPrefix(#"{cluster="prod",database="5",database_name=""#) })
        #expect(lines.allSatisfy { $0.hasSuffix(#""} 104857600"#) })
        #expect(lines.allSatisfy { $0.utf8.count < 9_000 })
    }

    /// A text as it stands between quotes in JSON.
    private static func json(_ text: String) -> String {
        text.unicodeScalars.map { scalar in
            switch scalar {
            case "\"": "\\\""
            case "\\": "\\\\"
            case _ where scalar.value < 0x20:
                "\\u00" + (scalar.value < 16 ? "0" : "") + String(scalar.value, radix: 16)
            case _: String(scalar)
            }
        }.joined()
    }

    @Test func `static labels are on every series`() {
        var lab = Lab { $0.labels = [StaticLabel(name: "env", value: "a\"b")] }
        lab.cycle(good.all)
        let page = Page(lab)
        #expect(page.lines.count > 50)
        #expect(page.lines.allSatisfy { $0.contains(#"env="a\"b""#) })
        let daemon = Page(daemon: lab, endpoints: EndpointRing([Lab.endpoint]))
        #expect(daemon.lines.allSatisfy { $0.contains(#"env="a\"b""#) })
        #expect(daemon.lines.allSatisfy { $0.contains(#"cluster="prod""#) })
    }

    @Test func `each state set has exactly one 1`() {
        var lab = Lab()
        var bodies = good
        bodies.nodeWords = ["provisioning", "sleeping"]
        bodies.shardWords = ["unknown", "dreaming"]
        lab.cycle(bodies.all)
        let page = Page(lab)
        var sets: [String: [String]] = [:]
        for line in page.lines {
            guard let state = ["status=\"", "state=\""].first(where: line.contains) else {
                continue
            }
            let parts = line.split(separator: " ")
            let rest = parts[0].split(separator: ",").filter { !$0.contains(state) }
            sets["\(line.prefix { $0 != "{" }) \(rest)", default: []].append(String(parts[1]))
        }
        #expect(sets.count == 2 + 1 + 3 + 2 + 4 + 4 + 8, "\(sets.keys.sorted())")
        for (name, values) in sets {
            #expect(values.filter { $0 == "1" }.count == 1, "\(name)")
            #expect(values.filter { $0 == "0" }.count == values.count - 1, "\(name)")
        }
        let nodes = page.samples("redis_enterprise_node_status").filter { $0.hasSuffix(" 1") }
        #expect(nodes.contains { $0.contains(#"node="2",status="unrecognised""#) }, "\(nodes)")
    }

    @Test func `a link names its database, its endpoint and the node of its proxy`() {
        var lab = Lab()
        lab.cycle(good.all)
        #expect(
            Page(lab).samples("redis_enterprise_endpoint_connections") == [
                #"{cluster="prod",database="5",database_name="cart",endpoint="1",node="2"} 3"#
            ]
        )
    }

    @Test func `statistics of objects that the list does not have are left out`() {
        var lab = Lab()
        lab.cycle(good.all)
        let name = "redis_enterprise_database_requests_per_second"
        #expect(
            Page(lab).samples(name) == [
                #"{cluster="prod",database="5",database_name="cart"} 12.5"#
            ]
        )
    }

    @Test(arguments: [0, 1, 4, 9, 60, 100])
    func `the limit of series is kept, and what it keeps out is counted`(_ limit: Int) {
        var lab = Lab { $0.seriesLimit = limit }
        lab.cycle(good.all)
        let exposition = ClusterExposition(lab.state, at: lab.moment.monotonic)
        let page = Page(lab)
        #expect(page.lines.count <= limit)
        #expect(page.disorder == nil)
        var free = lab
        free.state.configuration.seriesLimit = 200_000
        #expect(exposition.droppedSeries == Page(free).lines.count - page.lines.count)
        #expect(limit == 0 || page.samples("redis_enterprise_up").count == 1)
    }

    @Test(
        arguments: [
            ("8.0.20-68", "8.0.9-99", "8.0.9-99"), ("7.22.2", "8.0.1", "7.22.2"),
            ("10.0.0", "9.9.9", "9.9.9"), ("8.0", "8.0.1", "8.0"),
            ("8.0.1-2", "8.0.1-10", "8.0.1-2"),
            ("8.a", "8.b", "8.a"),
        ]
    )
    func `the cluster's version is the lowest of its nodes`(
        _ one: String,
        _ other: String,
        _ lowest: String
    ) {
        for pair in [(one, other), (other, one)] {
            var lab = Lab()
            let nodes =
                #"[{"uid":1,"software_version":"\#(pair.0)"},{"uid":2,"software_version":"\#(pair.1)"}]"#
            lab.cycle(good.with([.nodes: .json(nodes)]))
            let info = Page(lab).samples("redis_enterprise_cluster_info")
            #expect(info.count == 1 && info[0].contains("version=\"\(lowest)\""), "\(info)")
        }
    }
}
