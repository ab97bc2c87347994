import SimulatedCluster
import Testing

/// Whole bodies, byte by byte, of a small cluster with a broken node and a stuck change.
struct BodyTests {
    private static let guid = "aaaaaaaa-0000-4000-8000-000001000001"

    private static let task =
        #"{"action_uid":"00000000-0000-4000-8000-200001000002","name":"remove_node","#
        + #""node_uid":"2","progress":"10","status":"running","#
        + #""task_id":"00000000-0000-4000-8000-200001000002""#

    private static let machine =
        #"{"action_uid":"00000000-0000-4000-8000-100001000001","name":"SMUpdateBDB","#
        + #""object_name":"bdb:1","status":"active","heartbeat":1772366407,"progress":50.0,"#
        + #""state":"proxy_policy""#

    private static let second =
        #"[{"action_type":"state-machine","action_uid":"00000000-0000-4000-8000-100001000001","#
        + #""additional_info":{"object_type":"bdb","object_uid":"1"},"creation_time":1772366407,"#
        + #""name":"SMUpdateBDB","progress":50.0,"status":"running"},"#
        + #"{"action_type":"task","action_uid":"00000000-0000-4000-8000-200001000002","#
        + #""additional_info":{"object_type":"node","object_uid":"2"},"creation_time":1772366407,"#
        + #""name":"remove_node","progress":10.0,"status":"running"}]"#

    private static let failed =
        #"{"enabled":true,"state":true,"change_time":"2026-03-01T12:00:07Z","#
        + #""severity":"CRITICAL","change_value":{"state":true}}"#

    private static let size =
        #"{"enabled":true,"state":false,"threshold":"80","#
        + #""change_time":"2026-01-18T12:00:07Z","severity":"INFO","#
        + #""change_value":{"state":false,"threshold":"80","memory_util":13.395138224586844}}"#

    private static let check =
        #"{"cluster_test_result":false,"nodes":[{"node_uid":"1","result":true},"#
        + #"{"node_uid":"2","result":false,"error":"node 2 is unreachable"}]}"#

    private static let health =
        #"{"id":"2","name":"cart-2","status":"warning","detailed_status":"active","#
        + #""high_availability":{"status":"down"},"version":"8.2.1","availability":"up","#
        + #""availability_errors":[],"active_alerts":[],"creation_time":"2026-01-18T13:04:21Z","#
        + #""last_configured_time":"2026-01-18T13:04:21Z","last_backup_time":null,"#
        + #""endpoints":[{"name":"2:1","availability":"up"}],"persistence":"aof","#
        + #""shards_placement":"dense","shards":[{"id":"4","role":"follower","#
        + #""status":"inactive","detailed_status":"down"}]}"#

    private static let events =
        #"[{"time":"2026-03-01T12:00:07Z","type":"shard_failover","severity":"INFO","#
        + #""bdb_uid":"1","old_val":"1","new_val":"2"},"#
        + #"{"time":"2026-03-01T12:00:07Z","type":"node_failed","severity":"CRITICAL","#
        + #""node_uid":2,"state":true},"#
        + #"{"time":"2026-03-01T12:00:07Z","type":"bdb_long_running_action","#
        + #""severity":"WARNING","bdb_uid":1,"state":true,"threshold":"600"}]"#

    private static let report =
        #"[{"name":"sessions-1","cluster_name":"simulated.example.com","#
        + #""active_config_version":1,"configurations":[{"name":"sessions-1","#
        + #""status":"commit-completed","version":1,"causal_consistency":false,"#
        + #""encryption":true,"featureset_version":8,"protocol_version":1}],"#
        + #""connection_error":null,"connections":[{"name":"member2.simulated.example.com","#
        + #""status":"ok"},{"name":"member3.simulated.example.com","status":"ok"}]}]"#

    private static let series =
        #"{"intervals":[{"interval":"12hour","stime":"2026-03-01T00:00:00Z","#
        + #""etime":"2026-03-01T12:00:00Z","ingress_bytes":322998.0,"#
        + #""ingress_bytes_decompressed":556274.0,"local_ingress_lag_time":2.62598957322269}],"uid":"1"}"#

    @Test(arguments: [
        (SimulatedVersion.v6_2, "/v1/nodes/alerts/2/node_failed", failed),
        (.v8_2, "/v1/nodes/alerts/2/node_failed", failed),
        (.v7_2, "/v1/bdbs/alerts/1/bdb_size", size),
        (.v6_2, "/v1/actions", #"{"actions":[\#(task)}],"state-machines":[\#(machine)}]}"#),
        (
            .v7_22, "/v1/actions",
            #"{"actions":[\#(task)}],"state-machines":[\#(machine),"pending_ops":{}}]}"#
        ),
        (
            .v8_0, "/v1/actions",
            #"{"actions":[\#(task),"creation_time":"1772366407"}],"#
                + #""state-machines":[\#(machine),"pending_ops":{}}]}"#
        ),
        (.v7_22, "/v2/actions", second), (.v8_2, "/v2/actions", second),
        (
            .v8_0, "/v1/nodes/actions",
            #"{"actions":[{"name":"remove_node","node_uid":"2","status":"running","progress":10.0}]}"#
        ),
        (.v7_22, "/v1/cluster/check", check),
        (.v8_2, "/v4/db/2/health?issues_only=true", health),
        (.v8_0, "/v1/logs?order=desc&limit=3", events),
        (.v6_2, "/v1/crdbs/\(guid)/health_report?instance_id=1", report),
        (
            .v8_0,
            "/v1/bdbs/2/sync_source_stats/1?interval=12hour&stime=2026-03-01T00:00:00Z", series
        ),
    ])
    func `a body is that of its release`(
        _ version: SimulatedVersion,
        _ path: String,
        _ body: String
    ) throws {
        var configuration = SimulatedClusterConfiguration(
            nodes: 2,
            databases: 2,
            shardsPerDatabase: 1,
            version: version
        )
        configuration.activeActiveDatabases = 1
        configuration.replicaDatabases = 1
        var cluster = SimulatedCluster(configuration)
        let stuck = SimulatedFault.actionStuck(databases: [1], nodes: [2], hasFailed: false)
        try cluster.switchOn(stuck, at: noon)
        try cluster.switchOn(.nodeDown(nodes: [2]), at: noon)
        #expect(cluster.ask(path).text == body)
    }

    /// Members that appear or vanish from one family to the next.
    @Test(
        arguments: [
            (
                "/v1/users/1", "status",
                [(.v6_2, false), (.v7_2, false), (.v7_22, true), (.v8_2, true)]
            ),
            ("/v1/users/1", "last_login", [(.v7_22, false), (.v8_0, true)]),
            (
                "/v1/cluster/policy", "master_healthcheck_api_auth",
                [(.v7_2, false), (.v7_22, true)]
            ),
            ("/v1/license", "ram_shards_in_use", [(.v6_2, false), (.v7_2, true)]),
            ("/v1/crdbs", "0.modules", [(.v7_2, false), (.v7_22, true)]),
            (
                "/v1/crdbs/\(guid)/health_report", "0.connections.0.replication_links",
                [(.v6_2, false), (.v7_2, true)]
            ),
            ("/v1/cluster", "smtp_password", [(.v8_0, true), (.v8_2, false)]),
        ] as [(String, String, [(SimulatedVersion, Bool)])]
    )
    func `a member is there in some releases`(
        _ path: String,
        _ field: String,
        _ releases: [(SimulatedVersion, Bool)]
    ) {
        for (version, isThere) in releases {
            var configuration = SimulatedClusterConfiguration(version: version)
            configuration.activeActiveDatabases = 1
            var cluster = SimulatedCluster(configuration)
            let answer = cluster.ask(path, as: SimulatedRole.admin.userName)
            #expect((answer.value(field) != nil) == isThere, "\(version)")
        }
    }
}
