import ClusterAPI
import Model

extension SampleBody {
    /// Active-Active databases, what databases take from others, and the reports of health.
    static let ofOthers: [SampleBody] = [
        activeActive, tasks, reports, activeSyncer, replicaSyncer, clusterHealth, databaseHealth,
        proxies, services, revocationSettings, revocation,
    ]

    private static let activeActive = SampleBody(
        resource: .activeActive,
        object: [
            "guid": "aa-3", "name": "orders", "encryption": true, "featureset_version": 8,
            "protocol_version": 1, "local_databases": [["id": 1, "bdb_uid": "5"]],
            "instances": [
                [
                    "id": 1, "db_uid": "5",
                    "cluster": ["name": "here.example", "credentials": ["password": "secret"]],
                ],
                ["id": "2", "cluster": ["name": "there.example"]],
            ],
        ],
        fields: [
            "name": .text, "encryption": .ignored, "featureset_version": .number,
            "protocol_version": .number, "local_databases": .inner, "instances": .objects,
        ],
        body: { [["guid": "aa-1"], ["guid": "aa-2"], $0] },
        path: "$[2]"
    )

    private static let tasks = SampleBody(
        resource: .activeActiveTasks,
        object: [
            "id": "t3", "crdb_guid": "aa-3", "operation": "update", "status": "failed",
            "started": "2026-03-01T10:00:00Z", "ended": "2026-03-01T10:01:00Z",
            "worker_name": "crdb_worker:0", "errors": [["error_code": "internal_error"]],
        ],
        fields: [
            "crdb_guid": .reference, "operation": .text, "status": .status, "started": .time,
            "ended": .time, "worker_name": .ignored, "errors": .ignored,
        ],
        body: { [["id": "t1", "status": "queued"], ["id": "t2"], $0] },
        path: "$[2]"
    )

    private static let reports = SampleBody(
        resource: .activeActiveHealth,
        object: [
            "cluster_name": "there.example", "name": "orders", "active_config_version": 4,
            "connection_error": "timeout",
            "configurations": [
                ["version": 4, "status": "commit-completed"], ["version": 5, "status": "posted"],
            ],
            "connections": [
                [
                    "name": "here.example", "status": "ok",
                    "replication_links": [["link_uid": "5:1", "status": "down"]],
                ],
                ["name": "third.example", "status": "error"],
            ],
        ],
        fields: [
            "name": .ignored, "active_config_version": .number, "connection_error": .complaint,
            "configurations": .objects, "connections": .objects,
        ],
        body: { [["cluster_name": "here.example"], ["cluster_name": "third.example"], $0] },
        path: "$[2]"
    )

    private static let activeSyncer = syncer(.activeSyncer)
    private static let replicaSyncer = syncer(.replicaSyncer)

    private static func syncer(_ resource: Resource) -> SampleBody {
        SampleBody(
            resource: resource,
            object: ["DB": 22, "RunID": 1_584_086_516],
            fields: ["DB": .ignored, "RunID": .number],
            body: { $0 },
            path: "$"
        )
    }

    private static let clusterHealth = SampleBody(
        resource: .clusterHealth,
        object: [
            "fqdn": "here.example", "status": "warning",
            "nodes": [
                [
                    "id": "1", "status": "active",
                    "services": [
                        ["name": "ccs", "status": "RUNNING"], ["name": "dmc", "status": "FATAL"],
                    ],
                ],
                ["id": 2, "status": "sleeping"],
            ],
            "database_infos": [
                ["id": "5", "status": "warning", "high_availability": ["status": "down"]]
            ],
        ],
        fields: [
            "fqdn": .ignored, "status": .status, "nodes": .objects, "database_infos": .objects,
        ],
        body: { $0 },
        path: "$"
    )

    private static let databaseHealth = SampleBody(
        resource: .databaseHealth,
        object: [
            "id": "5", "availability": "down", "availability_errors": ["port_unbound"],
            "endpoints": [["name": "5:1", "availability": "up"], ["name": "5:2"]],
            "active_active": [
                "available": false,
                "participating_clusters": [
                    ["fqdn": "there.example", "replica_id": "2", "replication": "down"]
                ],
            ],
        ],
        fields: [
            "id": .ignored, "availability": .text, "availability_errors": .texts,
            "endpoints": .objects, "active_active": .inner,
        ],
        body: { $0 },
        path: "$"
    )

    private static let proxies = SampleBody(
        resource: .proxies,
        object: [
            "uid": 2, "conns": 500_000, "threads": 3, "max_threads": 8, "backlog": 1_024,
        ],
        fields: [
            "conns": .number, "threads": .number, "max_threads": .number, "backlog": .ignored,
        ],
        body: { [["uid": 1, "threads": 3], $0, ["uid": "3"]] },
        path: "$[1]"
    )

    private static let services = SampleBody(
        resource: .services,
        object: ["operating_mode": "enabled", "since": 7],
        fields: ["operating_mode": .bool, "since": .ignored],
        body: {
            ["alert_mgr": $0, "cm_server": ["operating_mode": "disabled"], "pdns_server": [:]]
        },
        path: "$[\"alert_mgr\"]"
    )

    private static let revocationSettings = SampleBody(
        resource: .revocationSettings,
        object: ["ocsp_functionality": true, "query_frequency": 3_600, "responder_url": ""],
        fields: [
            "ocsp_functionality": .bool, "query_frequency": .number, "responder_url": .ignored,
        ],
        body: { $0 },
        path: "$"
    )

    private static let revocation = SampleBody(
        resource: .revocation,
        object: [
            "cert_status": "REVOKED", "this_update": "Wed, 22 Dec 2021 12:50:11 GMT",
            "next_update": "Wed, 22 Dec 2021 14:50:00 GMT", "responder_url": "",
            "revocation_time": "Wed, 22 Dec 2021 12:50:04 GMT",
        ],
        fields: [
            "cert_status": .status, "this_update": .time, "next_update": .time,
            "revocation_time": .time, "responder_url": .ignored,
        ],
        body: { $0 },
        path: "$"
    )
}
