import SimulatedCluster
import Testing

/// What nodes, databases and shards do when something breaks.
struct TopologyTests {
    private func broken(_ fault: SimulatedFault) throws -> SimulatedCluster {
        var cluster = SimulatedCluster()
        try cluster.switchOn(fault, at: noon)
        return cluster
    }

    @Test(arguments: [
        (SimulatedFault.nodeDown(nodes: [2]), "nodes", "2", "1", 406),
        (.databaseRecovery(databases: [1]), "bdbs", "1", "2", 503),
        (.databaseStatus(databases: [1], status: "creation-failed"), "bdbs", "1", "2", 406),
        (.shardInactive(shards: [3]), "shards", "3", "1", 406),
    ])
    func `what does not work has no statistics`(
        _ fault: SimulatedFault,
        _ kind: String,
        _ gone: String,
        _ left: String,
        _ status: Int
    ) throws {
        var cluster = try broken(fault)
        let last = try #require(cluster.ask("/v1/\(kind)/stats/last").json)
        #expect(last[gone] == nil)
        #expect(last[left] != nil)
        #expect(cluster.ask("/v1/\(kind)/stats/last/\(gone)").status == status)
        #expect(cluster.ask("/v1/\(kind)/stats/\(gone)").status == status)
        #expect(cluster.ask("/v1/\(kind)").json?.elements.count ?? 0 > 1)
        cluster.switchOff(fault.name, at: noon)
        #expect(cluster.ask("/v1/\(kind)/stats/last").json?[gone] != nil)
    }

    @Test(arguments: [
        (SimulatedFault.nodeDown(nodes: [2]), "/v1/nodes", "1.status", "down"),
        (.nodeDown(nodes: [2]), "/v1/nodes/status", "2.node_status", "down"),
        (.nodeDown(nodes: [2]), "/v1/shards/1", "status", "inactive"),
        (.nodeDown(nodes: [2]), "/v1/shards/1", "detailed_status", "down"),
        (.nodeDown(nodes: [2]), "/v1/shards/1", "role", "slave"),
        (.nodeDown(nodes: [2]), "/v1/shards/2", "role", "master"),
        (.nodeDown(nodes: [1]), "/v1/nodes/status", "1.role", "slave"),
        (.nodeDown(nodes: [1]), "/v1/nodes/status", "2.role", "master"),
        (.databaseRecovery(databases: [2]), "/v1/bdbs/2", "status", "recovery"),
        (.databaseStatus(databases: [2], status: "strange"), "/v1/bdbs/2", "status", "strange"),
        (.shardInactive(shards: [1]), "/v1/shards/1", "status", "inactive"),
        (.shardInactive(shards: [1]), "/v1/shards/2", "role", "master"),
        (.shardInactive(shards: [1]), "/v1/shards/2", "status", "active"),
        (.shardInactive(shards: [1, 2]), "/v1/shards/2", "sync.status", "link_down"),
        (.failover(shards: [1], databases: [], masterNode: nil), "/v1/shards/2", "role", "master"),
        (.failover(shards: [1], databases: [], masterNode: nil), "/v1/shards/4", "role", "slave"),
        (.failover(shards: [], databases: [1], masterNode: nil), "/v1/shards/4", "role", "master"),
        (
            .failover(shards: [], databases: [1], masterNode: nil), "/v1/bdbs/1", "status",
            "active-change-pending"
        ),
        (
            .failover(shards: [], databases: [], masterNode: 3), "/v1/nodes/status", "3.role",
            "master"
        ),
    ])
    func `the state is reported`(
        _ fault: SimulatedFault,
        _ path: String,
        _ field: String,
        _ word: String
    ) throws {
        var cluster = try broken(fault)
        #expect(cluster.ask(path).value(field) == .string(word))
    }

    @Test func `a change of shards ends after five seconds`() throws {
        var cluster = try broken(.failover(shards: [1], databases: [], masterNode: nil))
        #expect(cluster.ask("/v1/actions").json?["state-machines"]?.elements.count == 1)
        #expect(cluster.ask("/v1/bdbs/1", at: noon + 5_000).value("status") == "active")
        let later = cluster.ask("/v1/actions", at: noon + 5_000)
        #expect(later.json?["state-machines"]?.elements.isEmpty == true)
    }

    @Test(arguments: [1, 2, 3, 5], [1, 3])
    func `each part has one primary whatever fails`(_ nodes: Int, _ parts: Int) throws {
        var cluster = SimulatedCluster(
            SimulatedClusterConfiguration(nodes: nodes, databases: 5, shardsPerDatabase: parts)
        )
        for node in 1...nodes {
            try cluster.switchOn(.nodeDown(nodes: [node]), at: noon)
            let primaries = cluster.shards.filter(\.isPrimary)
            #expect(primaries.count == 5 * parts)
            #expect(Set(primaries.map { "\($0.database):\($0.part)" }).count == 5 * parts)
        }
    }

    @Test func `a restarted node counts its uptime anew`() throws {
        var cluster = try broken(.nodeDown(nodes: [2]))
        cluster.switchOff(.nodeDown, at: noon + 60_000)
        #expect(cluster.ask("/v1/nodes/2", at: noon + 90_000).value("uptime") == 30)
        #expect(cluster.ask("/v1/nodes/1", at: noon + 90_000).value("uptime") != 30)
    }

    @Test(arguments: [
        ([SimulatedFault](), 200, nil),
        ([.shardInactive(shards: [1])], 200, nil),
        ([.shardInactive(shards: [1, 2])], 503, "bdb_unavailable"),
        ([.databaseRecovery(databases: [1])], 503, "bdb_unavailable"),
    ])
    func `availability follows the primaries`(
        _ faults: [SimulatedFault],
        _ status: Int,
        _ code: String?
    ) throws {
        var cluster = SimulatedCluster()
        for fault in faults { try cluster.switchOn(fault, at: noon) }
        let answer = cluster.ask("/v1/bdbs/1/availability")
        #expect(answer.status == status)
        #expect(answer.value("error_code")?.text == code)
    }

    @Test func `other nodes point to the primary`() throws {
        var cluster = SimulatedCluster()
        let answer = cluster.ask("/v1/bdbs?fields=uid", node: 3)
        #expect(answer.status == 307)
        let location = "https://10.0.0.11:9443/v1/bdbs?fields=uid"
        #expect(answer.headers["location"] == location)
        #expect(cluster.ask("/v1/bootstrap", node: 3).value("local_node_info.uid") == "3")
        cluster.setAddress("127.0.0.2", port: 4_444, ofNode: 2)
        try cluster.switchOn(.nodeDown(nodes: [1]), at: noon)
        #expect(
            cluster.ask("/v1/bdbs", node: 3).headers["location"] == "https://127.0.0.2:4444/v1/bdbs"
        )
        #expect(cluster.ask("/v1/bdbs", node: 1).delivery == .reset(afterBytes: nil))
        #expect(cluster.ask("/v1/bdbs", node: 2).status == 200)
        #expect(cluster.ask("/v1/nodes").value("1.addr") == "127.0.0.2")
    }

    @Test func `alerts tell of a node that is down`() throws {
        var cluster = SimulatedCluster()
        #expect(cluster.ask("/v1/nodes/alerts").json?["2"]?["node_failed"]?["state"] == false)
        try cluster.switchOn(.nodeDown(nodes: [2, 3]), at: noon)
        let alert = cluster.ask("/v1/nodes/alerts/2").json?["node_failed"]
        #expect(alert?["state"] == true)
        #expect(alert?["change_time"] == "2026-03-01T12:00:07Z")
        let down = cluster.ask("/v1/cluster/alerts").json?["cluster_multiple_nodes_down"]
        #expect(down?["state"] == true)
        let events = cluster.ask("/v1/logs").json?.elements ?? []
        #expect(events.filter { $0["type"] == "node_failed" }.count == 2)
        #expect(events.contains { $0["type"] == "shard_failover" })
    }

    @Test func `a cluster without databases has no statistics of them`() {
        var cluster = SimulatedCluster(SimulatedClusterConfiguration(databases: 0))
        #expect(cluster.ask("/v1/bdbs").json == [])
        #expect(cluster.ask("/v1/bdbs/stats/last").status == 404)
        #expect(cluster.ask("/v1/shards/stats/last").status == 404)
        #expect(cluster.ask("/v1/cluster/stats/last").status == 200)
    }

    @Test func `a licence ends`() {
        var configuration = SimulatedClusterConfiguration()
        configuration.licenseDays = 5
        var cluster = SimulatedCluster(configuration)
        let answer = cluster.ask("/v1/license")
        #expect(answer.value("expired") == false)
        #expect(answer.value("expiration_date") == "2026-03-06T12:00:07Z")
        let later = cluster.ask("/v1/license", at: noon + 5 * 86_400_000)
        #expect(later.value("expired") == true)
        let alert = cluster.ask("/v1/cluster/alerts").json?["cluster_license_about_to_expire"]
        #expect(alert?["state"] == true)
    }

    @Test func `recorded bodies replace those of the model`() {
        var cluster = SimulatedCluster()
        let login = SimulatedRequest.basic(user: "rewatchd@example.com", password: "simulated")
        let request = SimulatedRequest("/v1/bdbs", authorization: login)
        let recorded = cluster.respond(
            to: request,
            at: noon,
            recorded: .answer(status: 200, headers: [:], body: [91, 93])
        )
        #expect(recorded.text == "[]")
        #expect(cluster.respond(to: request, at: noon, recorded: .missing).status == 404)
        let anonymous = SimulatedRequest("/v1/bdbs")
        #expect(
            cluster.respond(
                to: anonymous,
                at: noon,
                recorded: .answer(status: 200, headers: [:], body: [])
            ).status == 401
        )
    }
}
