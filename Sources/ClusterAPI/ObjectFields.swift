import Model

// What is read of each object, a line for each field. Source: the object pages of
// <https://redis.io/docs/latest/operate/rs/references/rest-api/objects/>.

/// The tables of fields of the objects of the API, without their identifiers.
enum ObjectFields {
    static let cluster: [Field<Cluster>] = [
        .text("name") { $0.name = $1 },
        .number("password_expiration_duration") { $0.passwordLifetime = $1 * 86_400 },
    ]

    static let policy: [Field<ClusterPolicy>] = [
        .number("login_lockout_threshold") { $0.lockoutThreshold = $1 },
        .number("login_lockout_duration") { $0.lockoutDuration = $1 },
        .number("login_lockout_counter_reset_after") { $0.lockoutReset = $1 },
        .number("max_saved_events_per_type") { $0.savedEventsLimit = $1 },
        .bool("auto_recovery") { $0.recoversByItself = $1 },
        .bool("slave_ha") { $0.replacesReplicas = $1 },
        .bool("shards_overbooking") { $0.overbooksShards = $1 },
        .bool("rack_aware") { $0.isRackAware = $1 },
    ]

    static let bootstrap: [Field<Bootstrap>] = [
        .inside("bootstrap_status", [.status("state") { $0.state = $1 }])
    ]

    static let user: [Field<User>] = [
        .text("name") { $0.name = $1 },
        .status("status") { $0.status = $1 },
        .time("password_issue_date") { $0.passwordIssued = $1 },
        .epoch("last_login") { $0.lastLogin = $1 },
    ]

    static let module: [Field<Module>] = [
        .text("module_name") { $0.name = $1 },
        .text("semantic_version") { $0.version = $1 },
    ]

    static let node: [Field<Node>] = [
        .status("status") { $0.status = $1 },
        .text("addr") { $0.address = $1 },
        .texts("external_addr") { $0.externalAddresses = $1 },
        .text("software_version") { $0.softwareVersion = $1 },
        .text("rack_id") { $0.rackID = $1 },
        .bool("accept_servers") { $0.acceptsServers = $1 },
        .number("total_memory") { $0.totalMemory = $1 },
        .number("uptime") { $0.uptime = $1 },
        .number("cores") { $0.cores = $1 },
        .number("shard_count") { $0.shardCount = $1 },
        .number("ram_shard_count") { $0.memoryShardCount = $1 },
        .number("flash_shard_count") { $0.flashShardCount = $1 },
        .number("max_redis_servers") { $0.shardsLimit = $1 },
        .number("ephemeral_storage_size") { $0.ephemeralStorage = $1 },
        .number("persistent_storage_size") { $0.persistentStorage = $1 },
        .number("bigstore_size") { $0.flashSize = $1 },
    ]

    static let nodeState: [Field<NodeState>] = [
        .text("role") { $0.role = $1 },
        .presence("maintenance_snapshot") { $0.hasMaintenanceSnapshot = $1 },
        .number("total_provisional_ram") { $0.provisionalMemory = $1 },
        .number("free_provisional_ram") { $0.freeProvisionalMemory = $1 },
        .number("node_overbooking_depth") { $0.overbookingDepth = $1 },
        .count("master_shards") { $0.primaryShards = $1 },
        .count("slave_shards") { $0.replicaShards = $1 },
    ]

    static let database: [Field<Database>] = [
        .text("name") { $0.name = $1 },
        .status("status") { $0.status = $1 },
        .number("memory_size") { $0.memoryLimit = $1 },
        .number("shards_count") { $0.shardsCount = $1 },
        .bool("replication") { $0.replication = $1 },
        .status("backup_status", empty: .never) { $0.backupStatus = $1 },
        .status("import_status", empty: .never) { $0.importStatus = $1 },
        .status("export_status", empty: .never) { $0.exportStatus = $1 },
        .percent("backup_progress") { $0.backupProgress = $1 },
        .percent("import_progress") { $0.importProgress = $1 },
        .percent("export_progress") { $0.exportProgress = $1 },
        .bool("backup") { $0.hasBackup = $1 },
        .number("backup_interval") { $0.backupInterval = $1 },
        .time("last_backup_time") { $0.lastBackup = $1 },
        .time("last_export_time") { $0.lastExport = $1 },
        .number("max_connections") { $0.connectionsLimit = $1 },
        .text("version") { $0.version = $1 },
        .text("data_persistence") { $0.persistence = $1 },
        .text("tls_mode") { $0.tlsMode = $1 },
        .bool("crdt") { $0.isActiveActive = $1 },
        .status("replica_sync") { $0.replicaSync = $1 },
        .status("crdt_sync") { $0.activeSync = $1 },
        .list("replica_sources", source, make: { SyncSource(uid: $0) }) { $0.replicaSources = $1 },
        .list("crdt_sources", source, make: { SyncSource(uid: $0) }) { $0.activeSources = $1 },
        tags,
    ]

    /// Without the address, which may hold a password.
    private static let source: [Field<SyncSource>] = [
        .status("status") { $0.status = $1 },
        .number("lag") { $0.lag = $1 / 1_000 },
    ]

    static let shard: [Field<Shard>] = [
        .uid("bdb_uid") { $0.database = $1 },
        .uid("node_uid") { $0.node = $1 },
        .text("role") { $0.role = $1 },
        .text("actual_role") { $0.actualRole = $1 },
        .status("status") { $0.status = $1 },
        .status("detailed_status") { $0.detailedStatus = $1 },
        .inside(
            "sync",
            [
                .status("status") { $0.syncStatus = $1 },
                .number("progress") { $0.syncRemaining = $1 },
            ]
        ),
        .inside("loading", [.percent("progress") { $0.loadingProgress = $1 }]),
        .time("report_timestamp") { $0.reported = $1 },
    ]

    static let license: [Field<License>] = [
        .time("expiration_date") { $0.expiration = $1 },
        .bool("expired") { $0.expired = $1 },
        .number("shards_limit") { $0.shardsLimit = $1 },
        .number("ram_shards_limit") { $0.memoryShardsLimit = $1 },
        .number("flash_shards_limit") { $0.flashShardsLimit = $1 },
        .number("ram_shards_in_use") { $0.memoryShards = $1 },
        .number("flash_shards_in_use") { $0.flashShards = $1 },
    ]
}
