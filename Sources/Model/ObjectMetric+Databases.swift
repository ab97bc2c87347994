extension ObjectMetric {
    /// What concerns a database.
    static let ofDatabase: [ObjectMetric: Metric] = [
        .databaseStatus: Metric(
            "redis_enterprise_database_status",
            "The life-cycle state of the database, one state at a time.",
            labels: MetricLabels.database + ["status"],
            states: words(DatabaseStatus.self),
            source: .object(.database, resource: "databases", field: "status")
        ),
        .databaseAvailable: .gauge(
            .database,
            "available",
            from: ("database_availability", "error_code"),
            "Whether clients can use the database, by the cluster's own check."
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
        .databaseBackupProgress: .gauge(
            .database,
            "backup_progress",
            unit: "ratio",
            from: ("databases", "backup_progress"),
            "The share of the running scheduled backup that is done."
        ),
        .databaseImportProgress: .gauge(
            .database,
            "import_progress",
            unit: "ratio",
            from: ("databases", "import_progress"),
            "The share of the running import that is done."
        ),
        .databaseExportProgress: .gauge(
            .database,
            "export_progress",
            unit: "ratio",
            from: ("databases", "export_progress"),
            "The share of the running export that is done."
        ),
        .databaseBackupEnabled: .gauge(
            .database,
            "backup_enabled",
            from: ("databases", "backup"),
            "Whether backups of the database are scheduled."
        ),
        .databaseBackupInterval: .gauge(
            .database,
            "backup_interval",
            unit: "seconds",
            from: ("databases", "backup_interval"),
            "The time between two scheduled backups."
        ),
        .databaseLastBackup: .gauge(
            .database,
            "last_backup",
            unit: "timestamp_seconds",
            from: ("databases", "last_backup_time"),
            "When the last good scheduled backup ended; absent before the first."
        ),
        .databaseLastExport: .gauge(
            .database,
            "last_export",
            unit: "timestamp_seconds",
            from: ("databases", "last_export_time"),
            "When the last good export ended; absent before the first."
        ),
        .databaseConnectionsLimit: .gauge(
            .database,
            "connections_limit",
            from: ("databases", "max_connections"),
            "The most client connections of the database; 0 is no limit."
        ),
        .databaseActiveActive: .gauge(
            .database,
            "active_active",
            from: ("databases", "crdt"),
            "Whether the database is a member of an Active-Active database."
        ),
        .databaseInfo: Metric(
            "redis_enterprise_database_info",
            "The engine's version, the persistence and the TLS mode of the database; always 1.",
            labels: MetricLabels.database + ["version", "persistence", "tls_mode"],
            source: .object(.database, resource: "databases", field: "version")
        ),
        .databaseReplicaSync: Metric(
            "redis_enterprise_database_replica_sync_status",
            "Whether the database takes from Replica Of sources, one state at a time.",
            labels: MetricLabels.database + ["status"],
            states: words(SyncState.self),
            source: .object(.database, resource: "databases", field: "replica_sync")
        ),
        .databaseActiveSync: Metric(
            "redis_enterprise_database_crdt_sync_status",
            "Whether the database takes from its Active-Active peers, one state at a time.",
            labels: MetricLabels.database + ["status"],
            states: words(SyncState.self),
            source: .object(.database, resource: "databases", field: "crdt_sync")
        ),
        .sourceStatus: Metric(
            "redis_enterprise_database_source_status",
            "How far the database is with a source or peer, one state at a time.",
            labels: MetricLabels.source + ["status"],
            states: words(SyncSourceStatus.self),
            source: .object(.database, resource: "databases", field: "replica_sources[].status")
        ),
        .sourceLag: Metric(
            "redis_enterprise_database_source_lag_seconds",
            "By how much the database is behind a source or peer.",
            unit: "seconds",
            labels: MetricLabels.source,
            source: .object(.database, resource: "databases", field: "replica_sources[].lag")
        ),
    ]
}
