extension ObjectMetric {
    /// The row that the catalogue's table is built from.
    var definition: Metric {
        guard let metric = Self.definitions[self] else {
            preconditionFailure("\(self) has no row")
        }
        return metric
    }

    private static let definitions: [ObjectMetric: Metric] =
        ofCluster
        .merging(ofNode) { first, _ in first }
        .merging(ofDatabase) { first, _ in first }
        .merging(ofShard) { first, _ in first }
        .merging(ofLicense) { first, _ in first }
        .merging(ofManagerAlerts) { first, _ in first }

    private static let ofCluster: [ObjectMetric: Metric] = [
        .up: Metric(
            "redis_enterprise_up",
            "Whether the last cycle read the cluster, its nodes and its databases.",
            labels: MetricLabels.cluster,
            source: .daemon
        ),
        .lastSuccess: Metric(
            "redis_enterprise_last_success_timestamp_seconds",
            "When the last good cycle was.",
            unit: "timestamp_seconds",
            labels: MetricLabels.cluster,
            source: .daemon
        ),
        .authenticationState: Metric(
            "redis_enterprise_authentication_state",
            "What the cluster makes of our login, one state at a time.",
            labels: ["cluster", "state"],
            states: ["ok", "rejected", "forbidden", "unknown"],
            source: .daemon
        ),
        .tlsState: Metric(
            "redis_enterprise_tls_state",
            "Whether the cluster's certificate was verified, one state at a time.",
            labels: ["cluster", "state"],
            states: ["verified", "unverified", "failed", "unknown"],
            source: .daemon
        ),
        .clusterInfo: Metric(
            "redis_enterprise_cluster_info",
            "The cluster's own name and the lowest version of its nodes; always 1.",
            labels: ["cluster", "cluster_name", "version"],
            source: .object(.cluster, resource: "cluster", field: "name")
        ),
    ]

    private static let ofNode: [ObjectMetric: Metric] = [
        .nodeStatus: Metric(
            "redis_enterprise_node_status",
            "The state of the node, one state at a time.",
            labels: MetricLabels.node + ["status"],
            states: words(NodeStatus.self),
            source: .object(.node, resource: "nodes", field: "status")
        ),
        .nodeInfo: Metric(
            "redis_enterprise_node_info",
            "The address, version, rack and role of the node; always 1.",
            labels: MetricLabels.node + ["address", "version", "rack_id", "role"],
            source: .object(.node, resource: "nodes", field: "addr")
        ),
        .nodeMaintenance: Metric(
            "redis_enterprise_node_maintenance",
            "Whether the node is in maintenance: it takes no shards and has a snapshot from before.",
            labels: MetricLabels.node,
            source: .object(.node, resource: "node_status", field: "maintenance_snapshot")
        ),
        .nodeAcceptsShards: Metric(
            "redis_enterprise_node_accepts_shards",
            "Whether the node takes new shards; 0 in maintenance and on quorum-only nodes.",
            labels: MetricLabels.node,
            source: .object(.node, resource: "nodes", field: "accept_servers")
        ),
        .nodeTotalMemory: Metric(
            "redis_enterprise_node_total_memory_bytes",
            "The RAM of the node.",
            unit: "bytes",
            labels: MetricLabels.node,
            source: .object(.node, resource: "nodes", field: "total_memory")
        ),
        .nodeUptime: Metric(
            "redis_enterprise_node_uptime_seconds",
            "How long the node has been up.",
            unit: "seconds",
            labels: MetricLabels.node,
            source: .object(.node, resource: "nodes", field: "uptime")
        ),
        .nodeCores: Metric(
            "redis_enterprise_node_cores",
            "The CPU cores of the node.",
            labels: MetricLabels.node,
            source: .object(.node, resource: "nodes", field: "cores")
        ),
        .nodeShards: Metric(
            "redis_enterprise_node_shards",
            "The shards that run on the node.",
            labels: MetricLabels.node,
            source: .object(.node, resource: "nodes", field: "shard_count")
        ),
    ]

    private static let ofDatabase: [ObjectMetric: Metric] = [
        .databaseStatus: Metric(
            "redis_enterprise_database_status",
            "The life-cycle state of the database, one state at a time.",
            labels: MetricLabels.database + ["status"],
            states: words(DatabaseStatus.self),
            source: .object(.database, resource: "databases", field: "status")
        ),
        .databaseMemoryLimit: Metric(
            "redis_enterprise_database_memory_limit_bytes",
            "The memory limit of the database; 0 is no limit.",
            unit: "bytes",
            labels: MetricLabels.database,
            source: .object(.database, resource: "databases", field: "memory_size")
        ),
        .databasePrimaryShards: Metric(
            "redis_enterprise_database_shards",
            "The primary shards of the database.",
            labels: MetricLabels.database,
            source: .object(.database, resource: "databases", field: "shards_count")
        ),
        .databaseReplication: Metric(
            "redis_enterprise_database_replication_enabled",
            "Whether each shard of the database has a replica.",
            labels: MetricLabels.database,
            source: .object(.database, resource: "databases", field: "replication")
        ),
        .databaseBackupStatus: Metric(
            "redis_enterprise_database_backup_status",
            "The phase or result of the last scheduled backup, one state at a time.",
            labels: MetricLabels.database + ["status"],
            states: words(BackupStatus.self),
            source: .object(.database, resource: "databases", field: "backup_status")
        ),
        .databaseImportStatus: Metric(
            "redis_enterprise_database_import_status",
            "The phase or result of the last import, one state at a time.",
            labels: MetricLabels.database + ["status"],
            states: words(ImportStatus.self),
            source: .object(.database, resource: "databases", field: "import_status")
        ),
        .databaseExportStatus: Metric(
            "redis_enterprise_database_export_status",
            "The phase or result of the last manual export, one state at a time.",
            labels: MetricLabels.database + ["status"],
            states: words(ExportStatus.self),
            source: .object(.database, resource: "databases", field: "export_status")
        ),
    ]

    private static let ofShard: [ObjectMetric: Metric] = [
        .shardStatus: Metric(
            "redis_enterprise_shard_status",
            "The coarse state of the shard, one state at a time.",
            labels: MetricLabels.shard + ["status"],
            states: words(ShardStatus.self),
            source: .object(.shard, resource: "shards", field: "status")
        ),
        .shardDetailedStatus: Metric(
            "redis_enterprise_shard_detailed_status",
            "The fine state of the shard as its node reported it, one state at a time.",
            labels: MetricLabels.shard + ["status"],
            states: words(DetailedShardStatus.self),
            source: .object(.shard, resource: "shards", field: "detailed_status")
        ),
    ]

    private static let ofLicense: [ObjectMetric: Metric] = [
        .licenseExpiry: Metric(
            "redis_enterprise_license_expiry_timestamp_seconds",
            "Until when the licence is valid.",
            unit: "timestamp_seconds",
            labels: MetricLabels.cluster,
            source: .object(.cluster, resource: "license", field: "expiration_date")
        ),
        .licenseExpired: Metric(
            "redis_enterprise_license_expired",
            "Whether the licence has expired, which blocks changes but serves clients.",
            labels: MetricLabels.cluster,
            source: .object(.cluster, resource: "license", field: "expired")
        ),
        .licenseShardsLimit: Metric(
            "redis_enterprise_license_shards_limit",
            "How many shards the licence allows.",
            labels: MetricLabels.cluster,
            source: .object(.cluster, resource: "license", field: "shards_limit")
        ),
    ]

    /// The states of a status: its vocabulary, and what stands for any other word.
    private static func words<Word: StatusWord>(_ type: Word.Type) -> [String] {
        Word.allCases.map(\.rawValue) + [Status<Word>.unrecognised("").label]
    }
}
