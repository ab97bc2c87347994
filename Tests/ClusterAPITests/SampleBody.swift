import ClusterAPI
import Model
import Testing

/// An answer to each resource with every field that is decoded and some that are not.
struct SampleBody: Sendable, CustomTestStringConvertible {
    /// What the values of a field may be; decides what a mutation costs.
    enum FieldType: Sendable {
        case text, texts, number, bool, time, end, sampleTime, reference, status, presence, ignored
        case epoch, count, inner, objects, certificate
        /// A text whose absence is good news, so that losing it is not the same as its absence.
        case complaint

        /// The types, by their names in ``JSON/everyType``, that are read besides null.
        var accepted: Set<String> {
            switch self {
            case .text, .texts, .status, .complaint: ["string"]
            case .number, .sampleTime, .epoch: ["number"]
            case .bool: ["boolean"]
            case .time, .end, .objects, .certificate: []
            case .count: ["array"]
            case .presence, .inner: ["object"]
            case .reference: ["number", "string"]
            case .ignored: ["boolean", "number", "string", "array", "object"]
            }
        }
    }

    var resource: Resource
    /// The answer's object, or the second of its objects.
    var object: JSON
    var fields: [String: FieldType]
    /// Puts an object into its place in the answer.
    var body: @Sendable (JSON) -> JSON
    /// The path of the object.
    var path: String

    var testDescription: String { resource.name }

    static let all: [SampleBody] =
        [
            cluster, nodes, nodeStatus, databases, shards, license,
            statistics(.clusterStatistics, .cluster), statistics(.nodeStatistics, .node),
            statistics(.databaseStatistics, .database), statistics(.endpointStatistics, .endpoint),
            statistics(.shardStatistics, .shard),
            statistics(.peerStatistics, .peer), statistics(.sourceStatistics, .source),
        ] + managerAlerts + clusterWide + ofOthers

    static func of(_ resource: Resource) -> SampleBody {
        all.first { $0.resource == resource } ?? cluster
    }

    private static func list(_ first: JSON, _ third: JSON) -> @Sendable (JSON) -> JSON {
        { [first, $0, third] }
    }

    static let cluster = SampleBody(
        resource: .cluster,
        object: [
            "name": "watched.example", "email_alerts": false, "created_time": "2025-03-01",
            "password_expiration_duration": 90,
        ],
        fields: [
            "name": .text, "email_alerts": .ignored, "password_expiration_duration": .number,
        ],
        body: { $0 },
        path: "$"
    )

    static let license = SampleBody(
        resource: .license,
        object: [
            "license": "…", "expired": false, "activation_date": "2025-01-01T00:00:00Z",
            "expiration_date": "2027-01-01T00:00:00Z", "shards_limit": 120,
            "ram_shards_limit": 100, "flash_shards_limit": 20, "ram_shards_in_use": 7,
            "flash_shards_in_use": 3,
        ],
        fields: [
            "expired": .bool, "expiration_date": .time, "shards_limit": .number,
            "license": .ignored, "ram_shards_limit": .number, "flash_shards_limit": .number,
            "ram_shards_in_use": .number, "flash_shards_in_use": .number,
        ],
        body: { $0 },
        path: "$"
    )

    static let nodeStatus = SampleBody(
        resource: .nodeStatus,
        object: [
            "role": "slave", "hostname": "n2", "free_ram": 1_000_000,
            "total_provisional_ram": 4_000_000, "free_provisional_ram": 500_000,
            "node_overbooking_depth": -3_500_000, "master_shards": [3, 4, 5],
            "slave_shards": [6, 7],
            "maintenance_snapshot": ["name": "maintenance_mode", "node_uid": "2"],
        ],
        fields: [
            "role": .text, "maintenance_snapshot": .presence, "hostname": .ignored,
            "free_ram": .ignored, "total_provisional_ram": .number,
            "free_provisional_ram": .number, "node_overbooking_depth": .number,
            "master_shards": .count, "slave_shards": .count,
        ],
        body: { ["1": ["role": "master"], "2": $0, "10": [:]] },
        path: "$[\"2\"]"
    )

    static let nodes = SampleBody(
        resource: .nodes,
        object: [
            "uid": 2, "status": "down", "addr": "198.51.100.2", "rack_id": "b",
            "external_addr": ["203.0.113.2", "203.0.113.3"], "software_version": "8.0.2-17",
            "accept_servers": true, "total_memory": 33_554_432_000, "uptime": 86_400, "cores": 8,
            "shard_count": 5, "shard_list": [3, 4], "ram_shard_count": 4, "flash_shard_count": 1,
            "max_redis_servers": 100, "ephemeral_storage_size": 1_081_100_128_256.5,
            "persistent_storage_size": 2_081_100_128_256.0, "bigstore_size": 4_096,
        ],
        fields: [
            "status": .status, "addr": .text, "rack_id": .text, "external_addr": .texts,
            "software_version": .text, "accept_servers": .bool, "total_memory": .number,
            "uptime": .number, "cores": .number, "shard_count": .number, "shard_list": .ignored,
            "ram_shard_count": .number, "flash_shard_count": .number,
            "max_redis_servers": .number, "ephemeral_storage_size": .number,
            "persistent_storage_size": .number, "bigstore_size": .number,
        ],
        body: list(["uid": 1, "status": "active"], ["uid": 3, "status": "provisioning"]),
        path: "$[1]"
    )

    static let databases = SampleBody(
        resource: .databases,
        object: [
            "uid": 5, "name": "orders", "status": "active-change-pending",
            "memory_size": 1_073_741_824, "shards_count": 4, "replication": true,
            "backup_status": "failed", "import_status": "", "export_status": "succeeded",
            "port": 12_000, "backup_progress": 12.5, "import_progress": 25, "export_progress": 50,
            "backup": true, "backup_interval": 86_400, "last_backup_time": "2026-02-28T03:00:00Z",
            "last_export_time": "2026-02-27T03:00:00Z", "max_connections": 10_000,
            "version": "7.4.0", "data_persistence": "aof", "tls_mode": "enabled", "crdt": true,
            "replica_sync": "paused", "crdt_sync": "enabled",
            "replica_sources": [
                ["uid": 1, "status": "in-sync", "lag": 250, "uri": "redis://admin:secret@a:1"],
                ["uid": "2", "status": "sleeping"],
            ],
            "crdt_sources": [["uid": 3, "status": "out-of-sync"]],
            "tags": [["key": "env", "value": "prod"], ["key": "owner team", "value": "x"]],
        ],
        fields: [
            "name": .text, "status": .status, "memory_size": .number, "shards_count": .number,
            "replication": .bool, "backup_status": .status, "import_status": .status,
            "export_status": .status, "port": .ignored,
            "backup_progress": .number, "import_progress": .number, "export_progress": .number,
            "backup": .bool, "backup_interval": .number, "last_backup_time": .time,
            "last_export_time": .time, "max_connections": .number, "version": .text,
            "data_persistence": .text, "tls_mode": .text, "crdt": .bool, "replica_sync": .status,
            "crdt_sync": .status, "replica_sources": .objects, "crdt_sources": .objects,
            "tags": .objects,
        ],
        body: list(["uid": 1, "name": "sessions"], ["uid": 11, "name": "carts"]),
        path: "$[1]"
    )

    static let shards = SampleBody(
        resource: .shards,
        object: [
            "uid": "17", "bdb_uid": 5, "node_uid": "2", "role": "slave", "status": "inactive",
            "detailed_status": "timeout", "assigned_slots": "0-8191", "redis_info": [:],
            "sync": ["status": "link_down", "progress": 1_024],
            "loading": ["status": "in_progress", "progress": 12.5],
            "report_timestamp": "2026-03-01T10:00:00Z",
        ],
        fields: [
            "bdb_uid": .reference, "node_uid": .reference, "role": .text, "status": .status,
            "detailed_status": .status, "assigned_slots": .ignored, "redis_info": .ignored,
            "sync": .inner, "loading": .inner, "report_timestamp": .time,
        ],
        body: list(["uid": "16", "status": "active"], ["uid": "18", "status": "trimming"]),
        path: "$[1]"
    )

    /// A sample with every field that the catalogue knows, the n-th with the value n + 0.5.
    private static func statistics(_ resource: Resource, _ kind: ObjectKind) -> SampleBody {
        var members: [JSON.Member] = [
            .init(key: "stime", value: "2026-03-01T10:00:00Z"),
            .init(key: "etime", value: "2026-03-01T10:00:01Z"),
            .init(key: "unheard_of", value: 1),
        ]
        var fields: [String: FieldType] = [
            "stime": .ignored, "etime": .end, "unheard_of": .ignored,
        ]
        for (index, row) in MetricCatalogue.statistics(of: kind).enumerated() {
            let value: JSON = row.isTime ? "2026-03-01T09:59:58Z" : .number("\(index).5")
            members.append(.init(key: row.field, value: value))
            fields[row.field] = row.isTime ? .sampleTime : .number
        }
        let alone: @Sendable (JSON) -> JSON = { $0 }
        let among: @Sendable (JSON) -> JSON = { ["1": ["conns": 1.0], "2": $0, "10": [:]] }
        let series: @Sendable (JSON) -> JSON = { sample in
            [
                ["uid": "1:1:1", "intervals": [["conns": 1]]],
                ["uid": "1:1:2", "intervals": [[:]]],
                ["intervals": [sample], "uid": "2:1:1"],
            ]
        }
        func named(_ name: String) -> @Sendable (JSON) -> JSON {
            { sample in
                let other: JSON = ["uid": "3", "intervals": [["ingress_bytes": 1]]]
                let third: JSON = ["uid": "4", "intervals": [[:]]]
                let object: JSON = ["uid": "2", "intervals": [sample]]
                return .object([.init(key: name, value: [other, object, third])])
            }
        }
        let forms: [ObjectKind: (body: @Sendable (JSON) -> JSON, path: String)] = [
            .cluster: (alone, "$"), .endpoint: (series, "$[2]"),
            .peer: (named("peer_stats"), "$.peer_stats[1]"),
            .source: (named("sync_source_stats"), "$.sync_source_stats[1]"),
        ]
        let form = forms[kind] ?? (among, "$[\"2\"]")
        return SampleBody(
            resource: resource,
            object: .object(members),
            fields: fields,
            body: form.body,
            path: form.path
        )
    }
}
