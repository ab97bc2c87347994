import SimulatedCluster
import Testing

/// The event log: what gets into it, how much of it stays, how it is read.
struct EventTests {
    private static func types(_ cluster: inout SimulatedCluster, at time: Int64) -> [String] {
        let all = cluster.ask("/v1/logs", at: time).json?.elements ?? []
        return all.compactMap { $0["type"]?.text }
    }

    private static func failovers(_ count: Int) -> [String] {
        Array(repeating: "shard_failover", count: count)
    }

    @Test(
        arguments: [
            ("node-down", #"{"node":2}"#, ["node_failed"] + failovers(3)),
            ("shard-inactive", #"{"shard":1}"#, ["shard_failover"]),
            ("database-status", #"{"database":1,"status":"pending"}"#, ["cluster_bdb_updated"]),
            ("database-recovery", #"{"database":1}"#, ["cluster_bdb_updated"]),
            ("backup-failed", #"{"database":1}"#, ["bdb_backup_failed"]),
            (
                "maintenance", #"{"node":1}"#,
                failovers(2)
            ),
            ("action-stuck", #"{"node":1,"variant":"failed"}"#, ["cluster_node_operation_failed"]),
            ("action-stuck", #"{"database":1}"#, ["bdb_long_running_action"]),
            ("license-expired", "", ["cluster_license_about_to_expire"]),
            ("certificate-expiring", "", ["cluster_certs_about_to_expire"]),
            ("user-locked", #"{"user":"admin@example.com"}"#, ["user_updated"]),
        ] as [(String, String, [String])]
    )
    func `a fault leaves its events`(_ fault: String, _ body: String, _ types: [String]) {
        var cluster = SimulatedCluster()
        let before = Self.types(&cluster, at: noon)
        cluster.control("PUT", "/faults/\(fault)", body)
        #expect(Self.types(&cluster, at: noon) == before + types)
    }

    @Test func `a node that comes back is told of`() throws {
        var cluster = SimulatedCluster()
        try cluster.switchOn(.nodeDown(nodes: [2]), at: noon)
        cluster.switchOff(.nodeDown, at: noon + 60_000)
        let told = cluster.ask("/v1/logs", at: noon + 60_000).json?.elements.filter {
            $0["type"] == "node_failed"
        }
        #expect(told?.map { $0["state"] } == [true, false])
        #expect(told?.map { $0["severity"] } == ["CRITICAL", "INFO"])
        #expect(told?.map { $0["node_uid"] } == [2, 2])
        #expect(told?.last?["time"] == "2026-03-01T12:01:07Z")
    }

    @Test func `a rotated password and a refused login are told of`() {
        var cluster = SimulatedCluster()
        cluster.control("PUT", "/credentials", #"{"password":"next"}"#)
        let header = SimulatedRequest.basic(user: "admin@example.com", password: "simulated")
        _ = cluster.respond(to: SimulatedRequest("/v1/nodes", authorization: header), at: noon)
        let events = cluster.ask("/v1/logs?order=desc&limit=2").json
        #expect(events?[1]?["type"] == "user_updated")
        #expect(events?[1]?["user_name"] == "rewatchd@example.com")
        #expect(events?[0]?["type"] == "failed_authentication_attempt")
        #expect(events?[0]?["originator_username"] == "admin@example.com")
    }

    @Test func `a burst of one type drives out only that type`() throws {
        var cluster = SimulatedCluster()
        let before = Self.types(&cluster, at: noon)
        for step in 0..<150 {
            let wrong = SimulatedRequest.basic(user: "user\(step)", password: "x")
            let time = noon + Int64(step) * 1_000
            _ = cluster.respond(to: SimulatedRequest("/v1/nodes", authorization: wrong), at: time)
        }
        let left = Self.types(&cluster, at: noon + 200_000)
        #expect(left.filter { $0 != "failed_authentication_attempt" } == before)
        #expect(left.count == before.count + 100)
        let first = cluster.ask("/v1/logs?offset=\(before.count)&limit=1").value("0")
        #expect(first?["originator_username"] == "user50")
    }

    @Test(arguments: [
        ("", 7), ("stime=2026-01-18T13:00:00Z", 4), ("etime=2026-01-18T13:00:00Z", 3),
        ("stime=2026-01-18T12:02:09Z&etime=2026-01-18T12:03:10Z", 2),
        ("stime=2026-01-18T12:02:10Z&etime=2026-01-18T12:03:09Z", 0),
        ("stime=2026-01-19T00:00:00Z&etime=2026-01-18T00:00:00Z", 0),
        ("limit=0", 0), ("limit=3", 3), ("offset=5", 2), ("offset=9", 0),
        ("offset=6&limit=5", 1), ("order=desc&offset=6", 1),
    ])
    func `the window and the page are cut out`(_ query: String, _ count: Int) {
        var cluster = SimulatedCluster()
        #expect(cluster.ask("/v1/logs?\(query)").json?.elements.count == count)
    }

    @Test func `the log stays in order when the clock steps back`() throws {
        var cluster = SimulatedCluster()
        _ = cluster.ask("/v1/nodes")
        try cluster.switchOn(.nodeDown(nodes: [2]), at: noon)
        cluster.switchOff(.nodeDown, at: noon - 60_000)
        let times = cluster.ask("/v1/logs").json?.elements.compactMap { $0["time"]?.text }
        #expect(times?.isEmpty == false)
        #expect(times == times?.sorted())
    }
}
