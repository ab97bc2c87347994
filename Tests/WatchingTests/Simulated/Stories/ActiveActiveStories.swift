import SimulatedCluster
import Testing
import Watching

/// What is seen of Active-Active databases and Replica Of sources, from the cluster to the metrics.
struct ActiveActiveStories {
    private func scenario(_ fault: SimulatedFault) -> Scenario {
        var scenario = Scenario(length: 900)
        scenario.cluster.activeActiveDatabases = 1
        scenario.cluster.replicaDatabases = 1
        return scenario.at(120, .start(fault))
    }

    @Test func `a part that loses its peers is out of sync, and its links are down`() throws {
        let record = try SimulatedRun.record(
            scenario(
                .replicationLag(databases: [1], milliseconds: 40_000, status: "out-of-sync")
            )
        )
        let (before, after) = (try record.exposed(at: 115), try record.exposed(at: 600))
        let source = ["database=\"1\"", "kind=\"crdt\"", "source=\"2\""]
        func status(_ exposed: Exposed) -> String? {
            exposed.state(
                of: "redis_enterprise_database_source_status",
                source[0],
                source[1],
                source[2]
            )
        }
        #expect([status(before), status(after)] == ["in-sync", "out-of-sync"])
        let link = "redis_enterprise_active_active_link_status"
        func links(_ exposed: Exposed, _ word: String) -> Int {
            exposed[link].count { $0.value == 1 && $0.labels.contains("status=\"\(word)\"") }
        }
        #expect(links(before, "up") == 6 && links(before, "down") == 0)
        #expect(links(after, "down") == 4, "only between the others")
        let health = try record.exposed(at: 700)
        let replication = "redis_enterprise_database_member_replication_status"
        #expect(health.state(of: replication, "database=\"1\"") == "down")
        #expect(
            health.state(of: "redis_enterprise_database_health_status", "database=\"1\"")
                == "warning"
        )
        #expect(after.isUp == true)
    }

    @Test func `peers and sources have their numbers, and a broken link has none`() throws {
        let record = try SimulatedRun.record(
            scenario(
                .replicationLag(databases: [1, 2], milliseconds: 40_000, status: "out-of-sync")
            )
        )
        let (before, after) = (try record.exposed(at: 115), try record.exposed(at: 600))
        for (name, count) in [
            ("redis_enterprise_database_peer_ingress_bytes_per_second", 2),
            ("redis_enterprise_database_peer_pending_writes_max", 2),
            ("redis_enterprise_database_source_ingress_bytes_per_second", 1),
            ("redis_enterprise_database_source_ingress_lag", 1),
        ] {
            #expect(before[name].count == count, "\(name)")
            #expect(after[name].isEmpty, "\(name)")
        }
        let runs = before["redis_enterprise_database_syncer_run_id"].map(\.labels)
        #expect(runs.count == 2 && runs[0].contains("crdt") && runs[1].contains("replica"))
    }

    @Test(arguments: [(false, "running"), (true, "failed")])
    func `a change of an Active-Active database that is stuck or failed is counted`(
        _ hasFailed: Bool,
        _ word: String
    ) throws {
        let record = try SimulatedRun.record(
            scenario(.actionStuck(databases: [1], nodes: [], hasFailed: hasFailed))
        )
        let name = "redis_enterprise_active_active_\(word)_tasks"
        #expect(try record.exposed(at: 115).value(name) == 0)
        #expect(try record.exposed(at: 300).value(name) == 1)
        let oldest = "redis_enterprise_active_active_oldest_task_timestamp_seconds"
        #expect(try record.exposed(at: 300).value(oldest) != nil || hasFailed)
    }
}
