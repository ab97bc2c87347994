import SimulatedCluster
import Testing

/// Alerts of all scopes: which exist, when they are on, and what the event log says.
struct AlertTests {
    private func cluster(
        _ version: SimulatedVersion = .v8_0,
        nodes: Int = 3
    ) -> SimulatedCluster {
        var configuration = SimulatedClusterConfiguration(nodes: nodes, version: version)
        configuration.activeActiveDatabases = 1
        configuration.replicaDatabases = 1
        return SimulatedCluster(configuration)
    }

    @Test(arguments: [
        (SimulatedVersion.v6_2, "cluster_inconsistent_redis_sw", true),
        (.v7_22, "cluster_inconsistent_redis_sw", true),
        (.v8_0, "cluster_inconsistent_redis_sw", false),
        (.v7_2, "cluster_license_about_to_expire", false),
        (.v7_22, "cluster_license_about_to_expire", true),
        (.v7_22, "cluster_ca_cert_about_to_expire", false),
        (.v8_0, "cluster_ca_cert_about_to_expire", true),
        (.v8_2, "cluster_users_count_approaches_limit", true),
    ])
    func `a release has its alerts`(_ version: SimulatedVersion, _ name: String, _ isThere: Bool) {
        var cluster = cluster(version)
        #expect((cluster.ask("/v1/cluster/alerts").json?[name] != nil) == isThere)
    }

    /// Two nodes: the number is even, and the alert about it is disabled.
    @Test(arguments: [
        (SimulatedVersion.v7_22, "", false), (.v7_22, "?ignore_settings=true", true),
        (.v8_0, "", true), (.v8_0, "?ignore_settings=true", true),
    ])
    func `a disabled alert hides or leaks`(
        _ version: SimulatedVersion,
        _ query: String,
        _ isOn: Bool
    ) {
        var cluster = cluster(version, nodes: 2)
        let path = "/v1/cluster/alerts/cluster_even_node_count\(query)"
        let answer = cluster.ask(path)
        #expect(answer.value("enabled") == false)
        #expect(answer.value("state") == .boolean(isOn))
        #expect(answer.value("severity") == (isOn ? "WARNING" : "INFO"))
        #expect(answer.value("change_value.node_count") == 2)
    }

    @Test(arguments: [
        (
            SimulatedAlert(scope: "cluster", name: "cluster_ram_overcommit"),
            "/v1/cluster/alerts/cluster_ram_overcommit", "ERROR", "node_uid", nil
        ),
        (
            SimulatedAlert(scope: "node", name: "node_cpu_utilization", uids: [2]),
            "/v1/nodes/alerts/2/node_cpu_utilization", "WARNING", "node_uid", JSON.integer(2)
        ),
        (
            SimulatedAlert(scope: "database", name: "bdb_size", uids: [3]),
            "/v1/bdbs/alerts/3/bdb_size", "WARNING", "bdb_uid", .integer(3)
        ),
        (
            SimulatedAlert(
                scope: "replica-source",
                name: "replica_src_syncer_general_error",
                uids: [2]
            ),
            "/v1/bdbs/replica_sources/alerts/2/1/replica_src_syncer_general_error", "ERROR",
            "bdb_uid", .integer(2)
        ),
    ])
    func `a raised alert is shown and logged, and so is its end`(
        _ alert: SimulatedAlert,
        _ path: String,
        _ severity: String,
        _ key: String,
        _ uid: JSON?
    ) throws {
        var cluster = cluster()
        #expect(cluster.ask(path, at: noon - 60_000).value("state") == false)
        try cluster.switchOn(.alertRaised(alert), at: noon)
        let raised = cluster.ask(path, at: noon + 5_000)
        #expect(raised.value("state") == true)
        #expect(raised.value("enabled") == true)
        #expect(raised.value("severity") == .string(severity))
        #expect(raised.value("change_time") == "2026-03-01T12:00:07Z")
        #expect(raised.value("change_value.state") == true)
        cluster.switchOff(.alertRaised, at: noon + 10_000)
        #expect(cluster.ask(path, at: noon + 10_000).value("state") == false)
        let told = cluster.ask("/v1/logs").json?.elements.filter {
            $0["type"] == .string(alert.name)
        }
        #expect(told?.map { $0["state"] } == [true, false])
        #expect(told?.map { $0["severity"] } == [.string(severity), "INFO"])
        #expect(told?.first?[key] == uid)
    }

    @Test func `a disabled alert that is raised is for those who ignore the settings`() throws {
        var cluster = cluster()
        var alert = SimulatedAlert(scope: "node", name: "node_memory", uids: [1])
        alert.isEnabled = false
        try cluster.switchOn(.alertRaised(alert), at: noon)
        let path = "/v1/nodes/alerts/1/node_memory"
        #expect(cluster.ask(path).value("state") == false)
        #expect(cluster.ask("\(path)?ignore_settings=true").value("state") == true)
        #expect(cluster.ask("/v1/logs").json?.elements.contains { $0["state"] == true } == false)
    }

    @Test(arguments: [
        ("/v1/bdbs/crdt_sources/alerts", ["1"]), ("/v1/bdbs/crdt_sources/alerts/1", ["2", "3"]),
        ("/v1/bdbs/crdt_sources/alerts/2", []), ("/v1/bdbs/replica_sources/alerts", ["2"]),
        ("/v1/bdbs/replica_sources/alerts/2", ["1"]),
        ("/v1/bdbs/alerts", ["1", "2", "3", "4"]), ("/v1/nodes/alerts", ["1", "2", "3"]),
    ])
    func `maps of alerts have uids as text`(_ path: String, _ keys: [String]) {
        var cluster = cluster()
        #expect(cluster.ask(path).json?.keys == keys)
    }

    @Test func `an alert of a database that was never looked at has no time`() {
        var cluster = cluster()
        #expect(cluster.ask("/v1/bdbs/alerts/1/bdb_high_latency").value("change_time") == nil)
        #expect(cluster.ask("/v1/bdbs/alerts/1/bdb_size").value("change_time") != nil)
    }

    @Test func `a licence that comes to its end raises an alert as time passes`() {
        var configuration = SimulatedClusterConfiguration()
        configuration.licenseDays = 10
        var cluster = SimulatedCluster(configuration)
        let path = "/v1/cluster/alerts/cluster_license_about_to_expire"
        #expect(cluster.ask(path).value("state") == false)
        let later = noon + 4 * 86_400_000
        #expect(cluster.ask(path, at: later).value("state") == true)
        let last = cluster.ask("/v1/logs", at: later).json?.elements.last
        #expect(last?["type"] == "cluster_license_about_to_expire")
        #expect(last?["global_threshold"] == "7")
    }

    @Test(
        arguments: [
            (SimulatedVersion.v8_0, "cluster_certs_about_to_expire.threshold", "45"),
            (.v8_0, "cluster_node_operation_failed", true), (.v8_0, "node_failed", true),
            (.v8_0, "node_memory", nil), (.v8_0, "cluster_even_node_count", nil),
            (.v8_0, "cluster_ca_cert_about_to_expire.enabled", true),
            (.v7_22, "cluster_ca_cert_about_to_expire", nil),
        ] as [(SimulatedVersion, String, JSON?)]
    )
    func `settings hold what is enabled`(
        _ version: SimulatedVersion,
        _ field: String,
        _ value: JSON?
    ) {
        var cluster = cluster(version)
        #expect(cluster.ask("/v1/cluster").value("alert_settings.\(field)") == value)
    }

    @Test(arguments: [SimulatedVersion.v6_2, .v7_22, .v8_2])
    func `settings and alerts agree`(_ version: SimulatedVersion) throws {
        var cluster = cluster(version)
        let raised = SimulatedAlert(scope: "node", name: "node_memory", uids: [1])
        try cluster.switchOn(.alertRaised(raised), at: noon)
        let settings = cluster.ask("/v1/cluster").value("alert_settings")?.keys ?? []
        var enabled: Set<String> = ["cluster_node_operation_failed"]
        for path in ["/v1/cluster/alerts", "/v1/nodes/alerts/1"] {
            let alerts = cluster.ask(path).json
            enabled.formUnion(alerts?.keys.filter { alerts?[$0]?["enabled"] == true } ?? [])
        }
        #expect(Set(settings) == enabled)
        #expect(settings.contains("node_memory"))
    }
}
