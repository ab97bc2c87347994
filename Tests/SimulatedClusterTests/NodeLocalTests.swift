import SimulatedCluster
import Testing

/// What each node answers itself: services, health, checks, and whether a database is reachable.
struct NodeLocalTests {
    @Test(
        arguments: [
            (SimulatedVersion.v7_22, "uid", JSON.integer(2)), (.v8_0, "uid", "2"),
            (.v7_22, "available_addrs.0.format", "ipv4"),
            (.v7_22, "available_addresses.0.format", nil),
            (.v8_0, "available_addrs.0.format", nil),
            (.v8_0, "available_addresses.0.format", "ipv4"),
            (.v8_0, "software_version", "8.0.20-68"),
        ] as [(SimulatedVersion, String, JSON?)]
    )
    func `the bootstrap state has the shape of its release`(
        _ version: SimulatedVersion,
        _ field: String,
        _ value: JSON?
    ) {
        var cluster = SimulatedCluster(SimulatedClusterConfiguration(version: version))
        let answer = cluster.ask("/v1/bootstrap", node: 2)
        #expect(answer.value("local_node_info.\(field)") == value)
        #expect(answer.value("bootstrap_status.state") == "completed")
    }

    @Test(arguments: [
        (Int64(0), "41 days, 23:58:59"), (86_400, "42 days, 23:58:59"),
        (-3_628_739, "0:00:00"),
        (-3_542_339, "1 day, 0:00:00"),
    ])
    func `services tell their uptime in words`(_ seconds: Int64, _ uptime: String) {
        var cluster = SimulatedCluster()
        _ = cluster.ask("/v1/nodes")
        let answer = cluster.ask("/v1/local/services", at: noon + seconds * 1_000, node: 1)
        #expect(answer.value("ccs.uptime")?.text == uptime)
        #expect(answer.value("ccs.status") == "RUNNING")
        #expect(answer.value("ccs.start_time") == "2026-01-18T12:01:08Z")
        #expect(answer.value("heartbeatd.start_time") == "2026-01-18T12:01:09Z")
    }

    @Test(arguments: [
        ([Int](), "active", 200, nil), ([2], "active", 200, nil),
        ([2, 3], "inactive", 503, "no_quorum"), ([1], "active", 200, nil),
    ])
    func `without a majority nothing is available`(
        _ down: [Int],
        _ health: String,
        _ status: Int,
        _ code: String?
    ) throws {
        var cluster = SimulatedCluster()
        if !down.isEmpty { try cluster.switchOn(.nodeDown(nodes: down), at: noon) }
        #expect(cluster.ask("/v1/local/node/master_healthcheck").value("status")?.text == health)
        let answer = cluster.ask("/v1/bdbs/1/availability")
        #expect(answer.status == status)
        #expect(answer.value("error_code")?.text == code)
    }

    @Test(arguments: [
        (1, 1, 503, "bdb_endpoint_unavailable"), (1, 2, 200, nil),
        (2, 2, 503, "bdb_endpoint_unavailable"), (2, 3, 200, nil), (9, 1, 404, "db_not_found"),
    ])
    func `only one node has the endpoint of a database`(
        _ database: Int,
        _ node: Int,
        _ status: Int,
        _ code: String?
    ) {
        var cluster = SimulatedCluster()
        let path = "/v1/local/bdbs/\(database)/endpoint/availability"
        let answer = cluster.ask(path, node: node)
        #expect(answer.status == status)
        #expect(answer.value("error_code")?.text == code)
        #expect((answer.value("description") == nil) == (code == nil))
        #expect(cluster.ask("/v1/bdbs/\(database)/availability", node: 3).status != 307)
    }

    @Test(arguments: [
        (SimulatedVersion.v8_0, "bdb_unavailable"), (.v8_2, "bdb_unavailable_shard_unreachable"),
    ])
    func `the reason is longer in newer releases`(
        _ version: SimulatedVersion,
        _ code: String
    ) throws {
        var cluster = SimulatedCluster(SimulatedClusterConfiguration(version: version))
        try cluster.switchOn(.shardInactive(shards: [1, 2]), at: noon)
        #expect(cluster.ask("/v1/bdbs/1/availability").value("error_code")?.text == code)
    }

    @Test func `checks name the node and what is wrong with it`() throws {
        var cluster = SimulatedCluster()
        #expect(cluster.ask("/v1/cluster/check").value("cluster_test_result") == true)
        #expect(cluster.ask("/v1/nodes/check/2").text == #"{"node_uid":2,"result":true}"#)
        let alert = SimulatedAlert(scope: "node", name: "node_checks_error", uids: [2])
        try cluster.switchOn(.alertRaised(alert), at: noon)
        try cluster.switchOn(.nodeDown(nodes: [3]), at: noon)
        let whole = cluster.ask("/v1/cluster/check")
        #expect(whole.status == 200)
        #expect(whole.value("cluster_test_result") == false)
        #expect(whole.value("nodes.0")?.keys == ["node_uid", "result"])
        #expect(whole.value("nodes.1.node_uid") == "2")
        #expect(whole.value("nodes.1.error")?.text?.contains("alert_mgr") == true)
        #expect(whole.value("nodes.2.error") == "node 3 is unreachable")
        #expect(cluster.ask("/v1/nodes/check/3").value("result") == false)
    }
}
