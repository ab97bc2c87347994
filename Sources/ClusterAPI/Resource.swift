/// A resource of the REST API that is polled; the raw value is its name in the `resource` label.
package enum Resource: String, Hashable, Sendable, CaseIterable {
    case cluster
    case nodes
    case databases
    case nodeStatus = "node_status"
    case clusterStatistics = "cluster_stats"
    case nodeStatistics = "node_stats"
    case databaseStatistics = "database_stats"
    case shards
    case shardStatistics = "shard_stats"
    case clusterAlerts = "cluster_alerts"
    case nodeAlerts = "node_alerts"
    case databaseAlerts = "database_alerts"
    case replicaSourceAlerts = "replica_source_alerts"
    case activeSourceAlerts = "crdt_source_alerts"
    case certificates
    case clusterPolicy = "cluster_policy"
    case endpointStatistics = "endpoint_stats"
    case license
    case actions
    case allActions = "actions_v2"
    case clusterCheck = "cluster_check"
    case modules
    case bootstrap
    case users
    case proxies
    case services
    case clusterHealth = "cluster_health"
    case activeActive = "crdbs"
    case activeActiveTasks = "crdb_tasks"
    case revocationSettings = "ocsp"
    case revocation = "ocsp_status"
    case logs
    case databaseAvailability = "database_availability"
    case peerStatistics = "peer_stats"
    case sourceStatistics = "sync_source_stats"
    case activeSyncer = "crdt_syncer_state"
    case replicaSyncer = "replica_syncer_state"
    case activeActiveHealth = "crdb_health"
    case databaseHealth = "database_health"

    /// What is read unless the configuration says otherwise: what `cluster_viewer` may read.
    package static let readByDefault = Set(allCases).subtracting([
        .users, .revocationSettings, .revocation,
    ])

    /// The name in the `resource` label and in the configuration.
    package var name: String { rawValue }
}
