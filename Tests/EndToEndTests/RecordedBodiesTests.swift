import FoundationEssentials
import Model
import TestSupport
import Testing

/// The documentation's own example bodies, through TLS, libcurl, decoder and exposition.
struct RecordedBodiesTests {
    /// One body, where it is replayed, and the objects whose numbers it has.
    struct Example: Sendable {
        var file: String
        var path: String
        var kind: ObjectKind?
    }

    private static let folder = PackageRoot.file("../shared/api/examples")
    private static let examples = [
        Example(file: "GET_v1_cluster.json", path: "v1/cluster.json"),
        Example(file: "GET_v1_nodes.json", path: "v1/nodes.json"),
        Example(file: "GET_v1_nodes_status.json", path: "v1/nodes/status.json"),
        Example(file: "GET_v1_bdbs.json", path: "v1/bdbs.json"),
        Example(file: "GET_v1_shards.json", path: "v1/shards.json"),
        Example(file: "GET_v1_license.json", path: "v1/license.json"),
        Example(file: "GET_v1_cluster_alerts.json", path: "v1/cluster/alerts.json"),
        Example(file: "GET_v1_nodes_alerts.json", path: "v1/nodes/alerts.json"),
        Example(file: "GET_v1_bdbs_alerts.json", path: "v1/bdbs/alerts.json"),
        Example(
            file: "GET_v1_bdbs_replica_sources_alerts.json",
            path: "v1/bdbs/replica_sources/alerts.json"
        ),
        Example(
            file: "GET_v1_bdbs_crdt_sources_alerts.json",
            path: "v1/bdbs/crdt_sources/alerts.json"
        ),
        Example(file: "GET_v1_endpoints_stats.json", path: "v1/endpoints/stats.json"),
        Example(file: "GET_v1_cluster_policy.json", path: "v1/cluster/policy.json"),
        Example(file: "GET_v1_cluster_check.json", path: "v1/cluster/check.json"),
        Example(file: "GET_v1_actions.json", path: "v1/actions.json"),
        Example(file: "GET_v2_actions.json", path: "v2/actions.json"),
        Example(file: "GET_v1_bootstrap.json", path: "v1/bootstrap.json"),
        Example(
            file: "GET_v1_cluster_stats_last.json",
            path: "v1/cluster/stats/last.json",
            kind: .cluster
        ),
        Example(
            file: "GET_v1_nodes_stats_last.json",
            path: "v1/nodes/stats/last.json",
            kind: .node
        ),
        Example(
            file: "GET_v1_bdbs_stats_last.json",
            path: "v1/bdbs/stats/last.json",
            kind: .database
        ),
        Example(
            file: "GET_v1_shards_stats_last.json",
            path: "v1/shards/stats/last.json",
            kind: .shard
        ),
    ]

    @Test func everyExposedNumberIsThatOfTheBody() async throws {
        guard Files.exists(Self.folder) else {
            try Test.cancel("the documentation's example bodies are not here")
        }
        let site = try await replayedSite()
        let daemon = try await RunningDaemon(site.settings(extra: "log: {format: json}"))
        let exposed = try Scrape(await daemon.scrape())
        var compared = 0
        for example in Self.examples {
            guard let kind = example.kind else { continue }
            compared += try compare(example, kind, with: exposed)
        }
        #expect(compared > 60)
        #expect(exposed["redis_enterprise_up", ["cluster": "sim"]] == 1)
        expectResources(in: exposed)
        #expect(exposed["redis_enterprise_node_info", ["node": "1", "role": "master"]] == 1)
        #expect(exposed["redis_enterprise_license_expired", ["cluster": "sim"]] == 1)
        #expect(exposed["redis_enterprise_license_shards_limit", ["cluster": "sim"]] == 400)
        #expect(
            exposed["redis_enterprise_license_expiry_timestamp_seconds", ["cluster": "sim"]]
                == 1_577_750_400
        )
        #expect(
            exposed["redis_enterprise_node_total_memory_bytes", ["cluster": "sim", "node": "1"]]
                == 6_260_334_592
        )
    }

    private func expectResources(in exposed: Scrape) {
        for (scope, object, alert, value) in [
            ("cluster", "cluster", "cluster_too_few_nodes_for_replication", 0.0),
            ("node", "1", "node_cpu_utilization", 1), ("database", "1", "bdb_size", 1),
            ("crdt_source", "1", "crdt_src_syncer_connection_error", 1),
            ("replica_source", "1", "replica_src_syncer_connection_error", 1),
        ] {
            let labels = ["scope": scope, "object": object, "alert": alert]
            #expect(exposed["redis_enterprise_alert_active", labels] == value, "\(alert)")
            #expect(exposed["redis_enterprise_alert_enabled", labels] == 1, "\(alert)")
        }
        #expect(exposed["redis_enterprise_cluster_check_passed", [:]] == 0)
        #expect(exposed["redis_enterprise_node_check_passed", ["node": "1"]] == 1)
        #expect(exposed["redis_enterprise_cluster_running_actions", [:]] == 0)
        #expect(exposed["redis_enterprise_bootstrap_status", ["status": "completed"]] == 1)
        let losses = "rewatchd_decode_failures_total"
        for resource in [
            "cluster_alerts", "actions", "actions_v2", "cluster_check", "endpoint_stats",
        ] {
            #expect(exposed[losses, ["resource": resource]] == 0, "\(resource)")
        }
    }

    private func replayedSite() async throws -> SimulatedSite {
        let recorded = try TemporaryDirectory()
        for example in Self.examples {
            let text = try Files.text("\(Self.folder)/\(example.file)")
            try Files.makeFolder(PackageRoot.folder(of: recorded.file(example.path)))
            try Files.write(text, to: recorded.file(example.path))
        }
        let site = try await SimulatedSite(["--replay", recorded.path])
        site.keep(recorded)
        return site
    }

    /// Compares each number of a body that the catalogue knows; returns how many there were.
    private func compare(
        _ example: Example,
        _ kind: ObjectKind,
        with exposed: Scrape
    ) throws -> Int {
        let text = try Files.text("\(Self.folder)/\(example.file)")
        let data = Data(text.utf8)
        let objects: [String: [String: JSONNumber]] =
            kind == .cluster
            ? ["": try JSONDecoder().decode([String: JSONNumber].self, from: data)]
            : try JSONDecoder().decode([String: [String: JSONNumber]].self, from: data)
        let fields = MetricCatalogue.statistics(of: kind)
        var compared = 0
        for (uid, sample) in objects {
            for field in fields where !field.isTime {
                guard let number = sample[field.field]?.value else { continue }
                let name = MetricCatalogue[field.metric].name
                let labels = kind == .cluster ? [:] : [kind.rawValue: uid]
                #expect(exposed[name, labels] == number * field.factor, "\(name) \(uid)")
                compared += 1
            }
        }
        return compared
    }
}

/// A JSON value of which only numbers matter.
struct JSONNumber: Decodable {
    var value: Double?

    init(from decoder: any Decoder) throws {
        value = try? decoder.singleValueContainer().decode(Double.self)
    }
}

/// The samples of a scrape, found by name and some of their labels.
struct Scrape {
    private var samples: [(name: Substring, labels: String, value: Double)] = []

    init(_ text: String) throws {
        for line in text.split(separator: "\n") where !line.hasPrefix("#") {
            let space = try #require(line.lastIndex(of: " "))
            let series = line[..<space]
            let name = series.prefix { $0 != "{" }
            let value = try #require(Double(line[line.index(after: space)...]))
            samples.append((name, String(series.dropFirst(name.count)), value))
        }
    }

    subscript(_ name: String, _ labels: [String: String]) -> Double? {
        samples.first { sample in
            sample.name == name
                && labels.allSatisfy { sample.labels.contains("\($0.key)=\"\($0.value)\"") }
        }?.value
    }
}
