import SimulatedCluster
import Testing

/// Databases with sources elsewhere: the same facts in the database, its series and its peers.
struct SourceTests {
    private func cluster() -> SimulatedCluster {
        var configuration = SimulatedClusterConfiguration()
        configuration.activeActiveDatabases = 2
        configuration.replicaDatabases = 1
        return SimulatedCluster(configuration)
    }

    @Test(arguments: [(1, 2, 0), (2, 2, 0), (3, 0, 1), (4, 0, 0)])
    func `a database has the sources of its kind`(_ uid: Int, _ peers: Int, _ sources: Int) {
        var cluster = cluster()
        let answer = cluster.ask("/v1/bdbs/\(uid)")
        #expect(answer.value("crdt") == .boolean(peers > 0))
        #expect(answer.value("crdt_sync") == (peers > 0 ? "enabled" : "disabled"))
        #expect(answer.value("crdt_sources")?.elements.count == peers)
        #expect(answer.value("replica_sync") == (sources > 0 ? "enabled" : "disabled"))
        #expect(answer.value("replica_sources")?.elements.count == sources)
        #expect(answer.value("sync_sources") == answer.value("replica_sources"))
    }

    @Test func `an Active-Active database is found by its guid everywhere`() {
        var cluster = cluster()
        let list = cluster.ask("/v1/crdbs").json?.elements ?? []
        #expect(list.count == 2)
        for (index, object) in list.enumerated() {
            let guid = object["guid"]?.text ?? ""
            let uid = "\(index + 1)"
            #expect(cluster.ask("/v1/bdbs/\(uid)").value("crdt_guid")?.text == guid)
            #expect(cluster.ask("/v1/crdbs/\(guid)").json == object)
            #expect(object["local_databases"]?[0]?["bdb_uid"]?.text == uid)
            #expect(object["instances"]?.elements.map { $0["id"] } == [1, 2, 3])
            let health = cluster.ask("/v1/crdbs/\(guid)/health_report").json?.elements ?? []
            #expect(health.map { $0["connections"]?.elements.count } == [2, 2, 2])
        }
    }

    @Test(
        arguments: [
            "/v1/bdbs/1/peer_stats/2", "/v1/bdbs/1/peer_stats/3",
            "/v1/bdbs/3/sync_source_stats/1",
        ],
        ["in-sync", "out-of-sync"]
    )
    func `a series of a link moves, fits its list and lags from the fault on`(
        _ path: String,
        _ status: String
    ) throws {
        var cluster = cluster()
        func lags(_ answer: SimulatedResponse) -> [Double] {
            let samples = answer.value("intervals")?.elements ?? []
            return samples.compactMap { $0["local_ingress_lag_time"]?.double }
        }
        let one = cluster.ask("\(path)?interval=10sec")
        #expect(Set(lags(one)).count == 30)
        let listPath = path.split(separator: "/").dropLast().joined(separator: "/")
        let list = cluster.ask("/\(listPath)?interval=10sec")
        let name = try #require(listPath.split(separator: "/").last.map(String.init))
        #expect(list.json?[name]?.elements.contains { $0 == one.json } == true)
        let fault = SimulatedFault.replicationLag(
            databases: [1, 3],
            milliseconds: 9_000,
            status: status
        )
        try cluster.switchOn(fault, at: noon)
        let later = lags(cluster.ask("\(path)?interval=10sec", at: noon + 60_000))
        let isBroken = status == "out-of-sync"
        #expect(later.count == (isBroken ? 25 : 30))
        #expect(later.filter { $0 > 9_000 }.count == (isBroken ? 0 : 5))
        #expect(later.prefix(24) == lags(one).suffix(24))
    }

    @Test func `passwords of sources and members stand in the answers that may hold them`() {
        var cluster = cluster()
        #expect(cluster.ask("/v1/bdbs/3").text.contains("source-secret-1"))
        #expect(cluster.ask("/v1/crdbs").text.contains("member-secret-2"))
        #expect(!cluster.ask("/v1/bdbs/3?fields=uid,name").text.contains("secret"))
        #expect(!cluster.ask("/v4/db/3/health").text.contains("secret"))
    }

    @Test(arguments: [("in-sync", 1.0), ("syncing", 2.0), ("out-of-sync", 1.0)])
    func `a source that is copied says how far it is`(
        _ status: String,
        _ divisor: Double
    ) throws {
        var cluster = cluster()
        let fault = SimulatedFault.replicationLag(databases: [3], milliseconds: 1, status: status)
        try cluster.switchOn(fault, at: noon)
        let source = cluster.ask("/v1/bdbs/3").value("replica_sources.0")
        let size = try #require(source?["rdb_size"]?.double)
        let transferred = try #require(source?["rdb_transferred"]?.double)
        #expect(source?["status"]?.text == status)
        #expect(transferred == size / divisor)
    }
}
