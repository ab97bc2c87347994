import SimulatedCluster
import Testing

/// Every resource that monitoring polls: where it is, since when, and who may see it.
struct ResourceTests {
    /// A path, the first family that has it, and a role that may not see it.
    struct Row: Sendable, CustomTestStringConvertible {
        let path: String
        var since = SimulatedVersion.v6_2
        var stranger: SimulatedRole? = SimulatedRole.none

        var testDescription: String { path }
    }

    private static let guid = "aaaaaaaa-0000-4000-8000-000001000001"

    private static let rows: [Row] = [
        Row(path: "/v1/cluster"), Row(path: "/v1/cluster/alerts"),
        Row(path: "/v1/cluster/alerts/cluster_even_node_count"),
        Row(path: "/v1/cluster/stats?interval=10sec"), Row(path: "/v1/cluster/stats/last"),
        Row(path: "/v1/cluster/check", since: .v7_22), Row(path: "/v1/cluster/actions"),
        Row(path: "/v1/cluster/certificates"), Row(path: "/v1/cluster/policy"),
        Row(path: "/v4/cluster/health", since: .v8_0),
        Row(path: "/v1/nodes"), Row(path: "/v1/nodes/1"), Row(path: "/v1/nodes/status"),
        Row(path: "/v1/nodes/1/status"), Row(path: "/v1/nodes/alerts"),
        Row(path: "/v1/nodes/alerts/1"), Row(path: "/v1/nodes/alerts/1/node_failed"),
        Row(path: "/v1/nodes/stats?interval=10sec"), Row(path: "/v1/nodes/stats/1?interval=10sec"),
        Row(path: "/v1/nodes/stats/last"), Row(path: "/v1/nodes/stats/last/1"),
        Row(path: "/v1/nodes/actions"), Row(path: "/v1/nodes/1/actions"),
        Row(path: "/v1/nodes/check/1", since: .v7_22),
        Row(path: "/v1/nodes/1/snapshots", since: .v7_22),
        Row(path: "/v1/local/node/master_healthcheck", since: .v7_22),
        Row(path: "/v1/local/services", since: .v7_22, stranger: nil),
        Row(path: "/v1/bootstrap", stranger: nil),
        Row(path: "/v1/bdbs"), Row(path: "/v1/bdbs/1"),
        Row(path: "/v1/bdbs/1/shards", since: .v7_22), Row(path: "/v1/bdbs/alerts"),
        Row(path: "/v1/bdbs/alerts/1"), Row(path: "/v1/bdbs/alerts/1/bdb_size"),
        Row(path: "/v1/bdbs/crdt_sources/alerts"), Row(path: "/v1/bdbs/crdt_sources/alerts/1"),
        Row(path: "/v1/bdbs/crdt_sources/alerts/1/2"),
        Row(path: "/v1/bdbs/crdt_sources/alerts/1/2/crdt_src_high_syncer_lag"),
        Row(path: "/v1/bdbs/replica_sources/alerts"),
        Row(path: "/v1/bdbs/replica_sources/alerts/2"),
        Row(path: "/v1/bdbs/replica_sources/alerts/2/1"),
        Row(path: "/v1/bdbs/replica_sources/alerts/2/1/replica_src_high_syncer_lag"),
        Row(path: "/v1/bdbs/stats?interval=10sec"), Row(path: "/v1/bdbs/stats/1?interval=10sec"),
        Row(path: "/v1/bdbs/stats/last"), Row(path: "/v1/bdbs/stats/last/1", since: .v7_2),
        Row(path: "/v1/bdbs/1/peer_stats"), Row(path: "/v1/bdbs/1/peer_stats/3"),
        Row(path: "/v1/bdbs/2/sync_source_stats"), Row(path: "/v1/bdbs/2/sync_source_stats/1"),
        Row(path: "/v1/bdbs/1/syncer_state", since: .v7_22),
        Row(path: "/v1/bdbs/1/syncer_state/crdt", since: .v7_22),
        Row(path: "/v1/bdbs/2/syncer_state/replica", since: .v7_22),
        Row(path: "/v4/db/1/health", since: .v8_0),
        Row(path: "/v1/shards", since: .v7_22), Row(path: "/v1/shards/1", since: .v7_22),
        Row(path: "/v1/shards/stats?interval=10sec"),
        Row(path: "/v1/shards/stats/1?interval=10sec"),
        Row(path: "/v1/shards/stats/last"), Row(path: "/v1/shards/stats/last/1"),
        Row(path: "/v1/endpoints/stats?interval=10sec"), Row(path: "/v1/crdbs"),
        Row(path: "/v1/crdbs/\(guid)"),
        Row(path: "/v1/crdbs/\(guid)/health_report"), Row(path: "/v1/crdb_tasks", since: .v7_22),
        Row(path: "/v1/actions"), Row(path: "/v1/actions/bdb/1", since: .v7_22),
        Row(path: "/v2/actions", since: .v7_22), Row(path: "/v1/license"),
        Row(path: "/v1/logs", stranger: .databaseViewer), Row(path: "/v1/modules"),
        Row(path: "/v1/users", stranger: .clusterViewer),
        Row(path: "/v1/users/1", stranger: .clusterViewer),
        Row(path: "/v1/users/role", since: .v8_0, stranger: nil),
        Row(path: "/v1/ocsp", stranger: .userManager),
        Row(path: "/v1/ocsp/status", stranger: .userManager),
    ]

    private func cluster(_ version: SimulatedVersion) -> SimulatedCluster {
        var configuration = SimulatedClusterConfiguration(version: version)
        configuration.activeActiveDatabases = 1
        configuration.replicaDatabases = 1
        return SimulatedCluster(configuration)
    }

    @Test(arguments: rows)
    func `a resource answers with JSON from its first release on`(_ row: Row) {
        for version in SimulatedVersion.allCases {
            var cluster = cluster(version)
            let answer = cluster.ask(row.path, as: SimulatedRole.admin.userName)
            #expect(answer.status == (version < row.since ? 404 : 200), "\(version)")
            #expect((answer.json != nil) == (version >= row.since), "\(version)")
        }
    }

    @Test(arguments: rows)
    func `a resource is refused to who may not see it`(_ row: Row) {
        var cluster = cluster(.v8_2)
        if let stranger = row.stranger {
            let refusal = cluster.ask(row.path, as: stranger.userName)
            #expect(refusal.status == 403)
            #expect(refusal.value("error_code") == "insufficient_permissions")
        } else {
            #expect(cluster.ask(row.path, as: SimulatedRole.none.userName).status == 200)
        }
        #expect(cluster.respond(to: SimulatedRequest(row.path), at: noon).status == 401)
        #expect(cluster.ask(row.path, method: "PUT", as: "admin@example.com").status == 405)
    }

    @Test(arguments: [
        (SimulatedVersion.v7_2, "/v1/shards", 404), (.v7_22, "/v1/shards", 200),
        (.v7_22, "/v4/cluster/health", 404), (.v8_0, "/v4/cluster/health", 200),
        (.v8_2, "/v1/nothing", 404),
    ])
    func `routes can be asked for with OPTIONS`(
        _ version: SimulatedVersion,
        _ path: String,
        _ status: Int
    ) {
        var cluster = cluster(version)
        let answer = cluster.ask(path, method: "OPTIONS")
        #expect(answer.status == status)
        #expect(answer.headers["allow"] == (status == 200 ? "GET" : nil))
        #expect(answer.body.isEmpty)
    }

    /// The whole story twice: every resource, before, while and after everything is broken.
    @Test func `the same seed, requests and faults give the same bytes`() {
        let faults = [
            ("node-down", #"{"node":2}"#), ("backup-failed", #"{"database":1}"#),
            ("license-expired", ""), ("certificate-expiring", ""),
            ("action-stuck", #"{"database":1,"node":1}"#), ("maintenance", #"{"node":3}"#),
            ("replication-lag", #"{"database":[1,2],"milliseconds":70000}"#),
            ("alert-raised", #"{"scope":"node","name":"node_memory","uid":1}"#),
        ]
        func story() -> [SimulatedResponse] {
            var cluster = cluster(.v8_2)
            var answers: [SimulatedResponse] = []
            for step in 0..<3 {
                let time = noon + Int64(step) * 11_000
                answers += Self.rows.map {
                    cluster.ask($0.path, as: SimulatedRole.admin.userName, at: time)
                }
                for (name, body) in faults {
                    let method = step == 0 ? "PUT" : "DELETE"
                    answers.append(cluster.control(method, "/faults/\(name)", body, at: time))
                }
            }
            return answers
        }
        #expect(story() == story())
    }

    @Test(arguments: [
        "/v1/alerts", "/v1/endpoints", "/v1/endpoints/stats/last", "/v1/bdbs/1/alerts",
        "/v1/nodes/1/stats", "/v1/cluster/settings", "/v4/bdb/1/health", "/v1", "/v1/bdbs/",
        "/v1/cluster/alerts/", "/v1/nodes/alerts/x",
    ])
    func `what the product does not have is not there`(_ path: String) {
        var cluster = cluster(.v8_2)
        #expect(cluster.ask(path, as: SimulatedRole.admin.userName).status == 404)
    }

    @Test(arguments: [
        ("/v1/nodes/alerts/9", 404), ("/v1/nodes/alerts/1/none", 404),
        ("/v1/cluster/alerts/none", 404), ("/v1/bdbs/alerts/9", 404),
        ("/v1/bdbs/crdt_sources/alerts/1/9", 404), ("/v1/bdbs/crdt_sources/alerts/3/2", 404),
        ("/v1/bdbs/3/peer_stats", 406), ("/v1/bdbs/2/peer_stats", 406),
        ("/v1/bdbs/9/peer_stats", 404), ("/v1/bdbs/1/peer_stats/1", 404),
        ("/v1/bdbs/3/sync_source_stats", 200), ("/v1/bdbs/3/sync_source_stats/1", 404),
        ("/v1/bdbs/3/syncer_state", 404), ("/v1/bdbs/2/syncer_state/crdt", 404),
        ("/v1/bdbs/1/peer_stats?interval=1h", 400), ("/v4/db/9/health", 404),
        ("/v1/crdbs/none", 404), ("/v1/crdbs/none/health_report", 404),
        ("/v1/crdb_tasks/none", 404), ("/v1/actions/none", 404), ("/v2/actions/none", 404),
        ("/v1/actions/bdb/9", 404), ("/v1/nodes/9/actions", 404), ("/v1/nodes/check/9", 404),
        ("/v1/nodes/9/snapshots", 404), ("/v1/cluster/actions/none", 404),
        ("/v1/users/99", 404), ("/v1/modules/1", 404),
        ("/v1/local/bdbs/9/endpoint/availability", 404),
        ("/v1/bdbs/1/availability?extend_check=x", 400),
        ("/v1/logs?order=up", 400), ("/v1/logs?limit=-1", 400), ("/v1/logs?stime=now", 400),
    ])
    func `an unknown object or parameter has its own answer`(_ path: String, _ status: Int) {
        var cluster = cluster(.v8_2)
        #expect(cluster.ask(path, as: SimulatedRole.admin.userName).status == status)
    }
}
