import SimulatedCluster
import Testing

/// The consolidated reports: one word for the whole, and issues only on request.
struct HealthTests {
    @Test(
        arguments: [
            ([], "ok", [], []), ([.nodeDown(nodes: [2])], "warning", ["2"], ["1", "2", "3", "4"]),
            ([.nodeDown(nodes: [2, 3])], "error", ["2", "3"], ["1", "2", "3", "4"]),
            ([.shardInactive(shards: [2])], "warning", ["3"], ["1"]),
            ([.shardInactive(shards: [1, 2])], "error", ["2", "3"], ["1"]),
            ([.databaseRecovery(databases: [3])], "error", [], ["3"]),
            (
                [.certificateExpiring(certificates: ["cm"], days: 0)], "warning", [],
                []
            ),
            ([.maintenance(nodes: [2])], "ok", [], []),
        ] as [([SimulatedFault], String, [String], [String])]
    )
    func `the word for the cluster follows its parts`(
        _ faults: [SimulatedFault],
        _ word: String,
        _ nodes: [String],
        _ databases: [String]
    ) throws {
        var cluster = SimulatedCluster()
        for fault in faults { try cluster.switchOn(fault, at: noon) }
        let whole = cluster.ask("/v4/cluster/health")
        #expect(whole.value("status")?.text == word)
        #expect(whole.value("nodes")?.elements.count == 3)
        #expect(whole.value("database_infos")?.elements.count == 4)
        #expect(whole.value("certificates")?.elements.count == 7)
        let issues = cluster.ask("/v4/cluster/health?issues_only=true")
        #expect(issues.value("status")?.text == word)
        #expect(issues.value("nodes")?.elements.map { $0["id"]?.text } == nodes)
        #expect(issues.value("database_infos")?.elements.map { $0["id"]?.text } == databases)
    }

    @Test(arguments: [
        ("nodes.0.role", "leader"), ("nodes.1.role", "follower"), ("nodes.0.id", "1"),
        ("nodes.0.status", "active"), ("nodes.0.services.0.status", "RUNNING"),
        ("database_infos.0.id", "1"), ("database_infos.0.high_availability.status", "up"),
        ("certificates.2.type", "api"), ("certificates.2.valid_until", "2126-10-29T00:49:23Z"),
        ("license.valid_until", "2026-12-26T12:00:07Z"), ("fqdn", "simulated.example.com"),
    ])
    func `words and ids are those of the newer API`(_ field: String, _ text: String) {
        var cluster = SimulatedCluster()
        #expect(cluster.ask("/v4/cluster/health").value(field)?.text == text)
    }

    @Test func `without a majority nothing is right, not even without databases`() throws {
        var cluster = SimulatedCluster(SimulatedClusterConfiguration(databases: 0))
        try cluster.switchOn(.nodeDown(nodes: [2]), at: noon)
        #expect(cluster.ask("/v4/cluster/health").value("status") == "warning")
        try cluster.switchOn(.nodeDown(nodes: [2, 3]), at: noon)
        #expect(cluster.ask("/v4/cluster/health").value("status") == "error")
    }

    @Test func `a node tells when it was looked at and which alerts it has`() throws {
        var cluster = SimulatedCluster()
        let alert = SimulatedAlert(scope: "node", name: "node_cpu_utilization", uids: [1])
        try cluster.switchOn(.alertRaised(alert), at: noon)
        let node = cluster.ask("/v4/cluster/health", at: noon + 9_000).value("nodes.0")
        #expect(node?["observed_at"] == 1_772_366_416)
        #expect(node?["active_alerts"]?[0]?["name"] == "node_cpu_utilization")
        #expect(node?["active_alerts"]?[0]?["active_since"] == "2026-03-01T12:00:07Z")
        #expect(node?["active_alerts"]?[0]?["threshold"] == "80")
    }

    @Test(arguments: [
        (
            SimulatedFault.databaseStatus(databases: [1], status: "strange"), "detailed_status",
            "unknown"
        ),
        (.databaseRecovery(databases: [1]), "detailed_status", "recovery"),
        (.databaseRecovery(databases: [1]), "availability", "down"),
        (.shardInactive(shards: [1, 2]), "availability_errors.0", "shard_unreachable"),
        (.shardInactive(shards: [1, 2]), "endpoints.0.availability", "down"),
        (.shardInactive(shards: [2]), "high_availability.status", "down"),
        (.shardInactive(shards: [2]), "status", "warning"),
        (
            .failover(shards: [1], databases: [], masterNode: nil), "state_machine.name",
            "SMUpdateBDB"
        ),
    ])
    func `the word for a database follows its parts`(
        _ fault: SimulatedFault,
        _ field: String,
        _ word: String
    ) throws {
        var cluster = SimulatedCluster()
        try cluster.switchOn(fault, at: noon)
        #expect(cluster.ask("/v4/db/1/health").value(field)?.text == word)
    }
}
