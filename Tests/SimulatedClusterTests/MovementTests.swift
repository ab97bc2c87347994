import SimulatedCluster
import Testing

/// Numbers move over time, fit together, and are the same for the same seed.
struct MovementTests {
    private static let paths = [
        "/v1/cluster", "/v1/cluster/stats/last", "/v1/cluster/stats", "/v1/nodes",
        "/v1/nodes/status", "/v1/nodes/stats/last", "/v1/bdbs", "/v1/bdbs/stats/last",
        "/v1/bdbs/stats?interval=10sec", "/v1/shards", "/v1/shards/stats/last", "/v1/license",
        "/v1/logs", "/v1/bdbs/alerts",
    ]

    private func story(seed: UInt64) -> [SimulatedResponse] {
        var cluster = SimulatedCluster(SimulatedClusterConfiguration(seed: seed))
        var answers: [SimulatedResponse] = []
        for step in 0..<3 {
            let time = noon + Int64(step) * 10_000
            answers += Self.paths.map { cluster.ask($0, at: time) }
            answers.append(cluster.control("PUT", "/faults/node-down", #"{"node":2}"#, at: time))
        }
        return answers
    }

    @Test func `the same seed and requests give the same bytes`() {
        #expect(story(seed: 7) == story(seed: 7))
        #expect(story(seed: 7) != story(seed: 8))
    }

    @Test func `another seed moves the numbers differently`() {
        let shares = [UInt64(7), 8].map { seed in
            var cluster = SimulatedCluster(SimulatedClusterConfiguration(seed: seed))
            return cluster.ask("/v1/nodes/stats/last").value("1.cpu_iowait")
        }
        #expect(shares[0] != shares[1])
    }

    @Test(arguments: ["used_memory", "total_req", "avg_latency", "shard_cpu_user", "no_of_keys"])
    func `a metric moves from second to second`(_ metric: String) {
        var cluster = SimulatedCluster()
        let values = (0..<20).compactMap { second in
            cluster.ask("/v1/bdbs/stats/last", at: noon + second * 1_000).value("1.\(metric)")?
                .double
        }
        #expect(values.count == 20)
        #expect(Set(values).count == 20)
    }

    @Test func `floats have a full mantissa`() throws {
        var cluster = SimulatedCluster()
        let idle = try #require(cluster.ask("/v1/nodes/stats/last").value("1.cpu_idle")?.double)
        #expect(idle > 0 && idle < 1)
        #expect("\(idle)".count > 12)
    }

    @Test(arguments: [
        ("/v1/nodes/stats/last", "1", "12:00:06", "12:00:07"),
        ("/v1/nodes/stats/last?interval=10sec", "1", "11:59:50", "12:00:00"),
        ("/v1/bdbs/stats/last", "1", "12:00:06", "12:00:07"),
        ("/v1/bdbs/stats/last", "4", "12:00:04", "12:00:05"),
        ("/v1/shards/stats/last?interval=5min", "1", "11:55:00", "12:00:00"),
    ])
    func `sample windows are aligned`(
        _ path: String,
        _ uid: String,
        _ start: String,
        _ end: String
    ) {
        var cluster = SimulatedCluster()
        let answer = cluster.ask(path)
        #expect(answer.value("\(uid).stime") == .string("2026-03-01T\(start)Z"))
        #expect(answer.value("\(uid).etime") == .string("2026-03-01T\(end)Z"))
    }

    @Test func `parts add up to the whole`() throws {
        var cluster = SimulatedCluster()
        let databases = try #require(cluster.ask("/v1/bdbs/stats/last").json)
        let nodes = try #require(cluster.ask("/v1/nodes/stats/last").json)
        let whole = try #require(cluster.ask("/v1/cluster/stats/last").json)
        for uid in databases.keys {
            let sample = try #require(databases[uid])
            let kinds = ["read_req", "write_req", "other_req"].compactMap { sample[$0]?.double }
            let total = try #require(sample["total_req"]?.double)
            #expect(abs(kinds.reduce(0, +) - total) < 0.001)
        }
        let sum = nodes.keys.compactMap { nodes[$0]?["total_req"]?.double }.reduce(0, +)
        let total = try #require(whole["total_req"]?.double)
        #expect(total > 0)
        #expect(abs(sum - total) < 0.001)
    }

    @Test func `the past stays what was served`() throws {
        var cluster = SimulatedCluster()
        let then = try #require(cluster.ask("/v1/bdbs/stats/last").json?["1"])
        let later = cluster.ask("/v1/bdbs/stats/1?interval=1sec", at: noon + 5_000)
        let samples = try #require(later.json?["intervals"]?.elements)
        let found = samples.first { $0["etime"] == then["etime"] }
        #expect(found?["used_memory"] == then["used_memory"])
        #expect(found?["total_req"] == then["total_req"])
    }

    @Test(arguments: [
        ("1sec", 10), ("10sec", 30), ("5min", 12), ("15min", 96), ("1hour", 168), ("12hour", 62),
        ("1week", 5),
    ])
    func `a series holds what is kept`(_ interval: String, _ count: Int) throws {
        var cluster = SimulatedCluster()
        let answer = cluster.ask("/v1/cluster/stats?interval=\(interval)")
        let samples = try #require(answer.json?["intervals"]?.elements)
        #expect(samples.count == count)
        let ends = samples.compactMap { $0["etime"]?.text }
        #expect(ends == ends.sorted())
    }

    @Test func `a series is cut by stime and etime`() throws {
        var cluster = SimulatedCluster()
        let bounds = "stime=2026-03-01T11:58:00Z&etime=2026-03-01T11:59:00Z"
        let answer = cluster.ask("/v1/cluster/stats?interval=10sec&\(bounds)")
        #expect(try #require(answer.json?["intervals"]?.elements).count == 6)
    }

    @Test func `the event log pages`() {
        var cluster = SimulatedCluster()
        let all = cluster.ask("/v1/logs").json?.elements ?? []
        #expect(all.count == 7)
        let page = cluster.ask("/v1/logs?order=desc&offset=1&limit=2").json?.elements
        #expect(page == [all[5], all[4]])
    }
}
