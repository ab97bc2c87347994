import ClusterAPI

extension SampleBody {
    /// What is about the cluster as a whole: certificates, policy, actions, checks, modules.
    static let clusterWide: [SampleBody] = [
        certificates, policy, actions, allActions, check, modules, bootstrap, users,
    ]

    private static let certificates = SampleBody(
        resource: .certificates,
        object: [
            "api_cert": .string(pem("300101000000Z")), "api_key": "-----BEGIN PRIVATE KEY-----",
            "proxy_cert": .string(pem("310101000000Z")), "odd name_cert": "x",
        ],
        fields: [
            "api_cert": .certificate, "proxy_cert": .certificate, "api_key": .ignored,
            "odd name_cert": .ignored,
        ],
        body: { $0 },
        path: "$"
    )

    private static func pem(_ end: String) -> String {
        CertificateText.pem(CertificateText.der(until: end))
    }

    private static let policy = SampleBody(
        resource: .clusterPolicy,
        object: [
            "login_lockout_threshold": 5, "login_lockout_duration": 1_800,
            "login_lockout_counter_reset_after": 900, "max_saved_events_per_type": 100,
            "auto_recovery": false, "slave_ha": true, "shards_overbooking": true,
            "rack_aware": false, "redis_upgrade_policy": "major",
        ],
        fields: [
            "login_lockout_threshold": .number, "login_lockout_duration": .number,
            "login_lockout_counter_reset_after": .number, "max_saved_events_per_type": .number,
            "auto_recovery": .bool, "slave_ha": .bool, "shards_overbooking": .bool,
            "rack_aware": .bool, "redis_upgrade_policy": .ignored,
        ],
        body: { $0 },
        path: "$"
    )

    private static let action: JSON = [
        "action_uid": "b2", "name": "SMUpdateBDB", "status": "active", "heartbeat": 1_772_359_100,
        "creation_time": 1_772_359_000, "progress": "100", "node_uid": "1",
    ]
    private static let actionFields: [String: FieldType] = [
        "name": .text, "status": .status, "heartbeat": .epoch, "creation_time": .epoch,
        "progress": .ignored, "node_uid": .ignored,
    ]

    private static let actions = SampleBody(
        resource: .actions,
        object: action,
        fields: actionFields,
        body: {
            [
                "actions": [["task_id": "a1", "status": "queued", "creation_time": "1772359000"]],
                "state-machines": [["action_uid": 7, "status": "failed"], $0],
            ]
        },
        path: "$.state-machines[1]"
    )

    private static let allActions = SampleBody(
        resource: .allActions,
        object: action,
        fields: actionFields,
        body: { [["action_uid": "a1", "status": "running"], ["action_uid": "c3"], $0] },
        path: "$[2]"
    )

    private static let check = SampleBody(
        resource: .clusterCheck,
        object: ["result": false, "error": "process is not running", "node_uid": "2"],
        fields: ["result": .bool, "error": .text],
        body: {
            [
                "cluster_test_result": false,
                "nodes": [["node_uid": 1, "result": true], $0, ["node_uid": "3"]],
            ]
        },
        path: "$.nodes[1]"
    )

    private static let modules = SampleBody(
        resource: .modules,
        object: [
            "uid": "b14385b0", "module_name": "search", "semantic_version": "2.8.7",
            "version": 20_807,
        ],
        fields: ["module_name": .text, "semantic_version": .text, "version": .ignored],
        body: { [["uid": "a1", "module_name": "bf"], $0, ["uid": "c3"]] },
        path: "$[1]"
    )

    private static let users = SampleBody(
        resource: .users,
        object: [
            "uid": 2, "name": "Jane Poe", "status": "locked", "email": "jane@example.com",
            "password_issue_date": "2026-03-01T10:00:00Z", "last_login": 1_772_359_000,
        ],
        fields: [
            "name": .text, "status": .status, "email": .ignored, "password_issue_date": .time,
            "last_login": .epoch,
        ],
        body: { [["uid": 1, "status": "active"], $0, ["uid": "3"]] },
        path: "$[1]"
    )

    private static let bootstrap = SampleBody(
        resource: .bootstrap,
        object: [
            "bootstrap_status": ["state": "completed", "start_time": "2026-03-01T10:00:00Z"],
            "local_node_info": ["uid": 3],
        ],
        fields: ["bootstrap_status": .inner, "local_node_info": .ignored],
        body: { $0 },
        path: "$"
    )
}
