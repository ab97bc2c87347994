import ClusterAPI
import TestSupport
import Testing

/// Everything of the API that matters for watching is read, or it is written down why not.
@Suite struct CoverageTests {
    /// The requests of the API that tell how a cluster is, and which resource reads each.
    private static let requests: [(path: String, resource: Resource?)] = [
        ("/v1/cluster", .cluster), ("/v1/cluster/alerts", .clusterAlerts),
        ("/v1/cluster/stats", nil), ("/v1/cluster/stats/last", .clusterStatistics),
        ("/v1/cluster/check", .clusterCheck), ("/v1/cluster/actions", nil),
        ("/v1/cluster/certificates", .certificates), ("/v1/cluster/policy", .clusterPolicy),
        ("/v4/cluster/health", .clusterHealth), ("/v1/nodes", .nodes),
        ("/v1/nodes/status", .nodeStatus), ("/v1/nodes/alerts", .nodeAlerts),
        ("/v1/nodes/stats", nil), ("/v1/nodes/stats/last", .nodeStatistics),
        ("/v1/nodes/actions", nil), ("/v1/nodes/check/{uid}", nil),
        ("/v1/local/node/master_healthcheck", nil), ("/v1/local/services", nil),
        ("/v1/local/bdbs/{uid}/endpoint/availability", nil), ("/v1/bootstrap", .bootstrap),
        ("/v1/bdbs", .databases), ("/v1/bdbs/{uid}/availability", .databaseAvailability),
        ("/v1/bdbs/{uid}/shards", nil), ("/v1/bdbs/alerts", .databaseAlerts),
        ("/v1/bdbs/crdt_sources/alerts", .activeSourceAlerts),
        ("/v1/bdbs/replica_sources/alerts", .replicaSourceAlerts),
        ("/v1/bdbs/stats", nil), ("/v1/bdbs/stats/last", .databaseStatistics),
        ("/v1/bdbs/{uid}/peer_stats", .peerStatistics),
        ("/v1/bdbs/{uid}/sync_source_stats", .sourceStatistics),
        ("/v4/db/{uid}/health", .databaseHealth), ("/v1/shards", .shards),
        ("/v1/shards/stats", nil), ("/v1/shards/stats/last", .shardStatistics),
        ("/v1/endpoints/stats", .endpointStatistics), ("/v1/crdbs", .activeActive),
        ("/v1/crdbs/{uid}/health_report", .activeActiveHealth),
        ("/v1/crdb_tasks", .activeActiveTasks), ("/v1/actions", .actions),
        ("/v2/actions", .allActions), ("/v1/license", .license), ("/v1/logs", .logs),
        // What answers a question at night besides.
        ("/v1/modules", .modules), ("/v1/users", .users), ("/v1/proxies", .proxies),
        ("/v1/cluster/services_configuration", .services), ("/v1/ocsp", .revocationSettings),
        ("/v1/ocsp/status", .revocation), ("/v1/bdbs/{uid}/syncer_state/crdt", .activeSyncer),
        ("/v1/bdbs/{uid}/syncer_state/replica", .replicaSyncer),
    ]

    @Test func eachRequestIsSentOrExplained() throws {
        let reasons = try Files.text(
            PackageRoot.file("docs/decisions/0010-what-else-is-asked.md")
        ).split(separator: "\n").filter { $0.hasPrefix("| `") }
        for (path, resource) in Self.requests {
            if let resource {
                let asked = resource.path.prefix { $0 != "?" }
                #expect(String(asked) == path, "\(resource)")
            } else if !ResourceTable.rows.contains(where: { $0.path.hasPrefix(path) }) {
                let reason = reasons.first { $0.contains("`\(path)`") }
                #expect(reason != nil, "\(path) is neither read nor explained")
            }
        }
    }

    @Test func eachResourceIsOneOfTheRequests() {
        let read = Set(Self.requests.compactMap(\.resource))
        for row in ResourceTable.rows where !read.contains(row.resource) {
            #expect(
                Self.requests.contains { row.path.hasPrefix($0.path) },
                "\(row.resource) reads a request that nobody knows"
            )
        }
    }
}
