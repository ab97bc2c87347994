import Model

// What is read of each object, a line for each field. Source: the object pages of
// <https://redis.io/docs/latest/operate/rs/references/rest-api/objects/>.

/// The tables of fields of the objects of the API, without their identifiers.
enum ObjectFields {
    static let cluster: [Field<Cluster>] = [
        .text("name") { $0.name = $1 }
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
    ]

    static let nodeState: [Field<NodeState>] = [
        .text("role") { $0.role = $1 },
        .presence("maintenance_snapshot") { $0.hasMaintenanceSnapshot = $1 },
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
    ]

    static let shard: [Field<Shard>] = [
        .uid("bdb_uid") { $0.database = $1 },
        .uid("node_uid") { $0.node = $1 },
        .text("role") { $0.role = $1 },
        .status("status") { $0.status = $1 },
        .status("detailed_status") { $0.detailedStatus = $1 },
    ]

    static let license: [Field<License>] = [
        .time("expiration_date") { $0.expiration = $1 },
        .bool("expired") { $0.expired = $1 },
        .number("shards_limit") { $0.shardsLimit = $1 },
    ]
}
