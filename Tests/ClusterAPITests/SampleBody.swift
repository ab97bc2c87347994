import ClusterAPI
import Model
import Testing

/// An answer to each resource with every field that is decoded and some that are not.
struct SampleBody: Sendable, CustomTestStringConvertible {
    /// What the values of a field may be; decides what a mutation costs.
    enum FieldType: Sendable {
        case text, texts, number, bool, time, end, sampleTime, reference, status, presence, ignored

        /// The types, by their names in ``JSON/everyType``, that are read besides null.
        var accepted: Set<String> {
            switch self {
            case .text, .texts, .status: ["string"]
            case .number, .sampleTime: ["number"]
            case .bool: ["boolean"]
            case .time, .end: []
            case .presence: ["object"]
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
            statistics(.databaseStatistics, .database), statistics(.shardStatistics, .shard),
        ] + managerAlerts

    static func of(_ resource: Resource) -> SampleBody {
        all.first { $0.resource == resource } ?? cluster
    }

    private static func list(_ first: JSON, _ third: JSON) -> @Sendable (JSON) -> JSON {
        { [first, $0, third] }
    }

    static let cluster = SampleBody(
        resource: .cluster,
        object: ["name": "watched.example", "email_alerts": false, "created_time": "2025-03-01"],
        fields: ["name": .text, "email_alerts": .ignored],
        body: { $0 },
        path: "$"
    )

    static let license = SampleBody(
        resource: .license,
        object: [
            "license": "…", "expired": false, "activation_date": "2025-01-01T00:00:00Z",
            "expiration_date": "2027-01-01T00:00:00Z", "shards_limit": 120,
            "ram_shards_limit": .null,
        ],
        fields: [
            "expired": .bool, "expiration_date": .time, "shards_limit": .number,
            "license": .ignored,
        ],
        body: { $0 },
        path: "$"
    )

    static let nodeStatus = SampleBody(
        resource: .nodeStatus,
        object: [
            "role": "slave", "hostname": "n2", "free_ram": 1_000_000,
            "maintenance_snapshot": ["name": "maintenance_mode", "node_uid": "2"],
        ],
        fields: [
            "role": .text, "maintenance_snapshot": .presence, "hostname": .ignored,
            "free_ram": .ignored,
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
            "shard_count": 5, "shard_list": [3, 4],
        ],
        fields: [
            "status": .status, "addr": .text, "rack_id": .text, "external_addr": .texts,
            "software_version": .text, "accept_servers": .bool, "total_memory": .number,
            "uptime": .number, "cores": .number, "shard_count": .number, "shard_list": .ignored,
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
            "port": 12_000,
        ],
        fields: [
            "name": .text, "status": .status, "memory_size": .number, "shards_count": .number,
            "replication": .bool, "backup_status": .status, "import_status": .status,
            "export_status": .status, "port": .ignored,
        ],
        body: list(["uid": 1, "name": "sessions"], ["uid": 11, "name": "carts"]),
        path: "$[1]"
    )

    static let shards = SampleBody(
        resource: .shards,
        object: [
            "uid": "17", "bdb_uid": 5, "node_uid": "2", "role": "slave", "status": "inactive",
            "detailed_status": "timeout", "assigned_slots": "0-8191", "redis_info": [:],
        ],
        fields: [
            "bdb_uid": .reference, "node_uid": .reference, "role": .text, "status": .status,
            "detailed_status": .status, "assigned_slots": .ignored, "redis_info": .ignored,
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
        return SampleBody(
            resource: resource,
            object: .object(members),
            fields: fields,
            body: kind == .cluster ? alone : among,
            path: kind == .cluster ? "$" : "$[\"2\"]"
        )
    }
}
