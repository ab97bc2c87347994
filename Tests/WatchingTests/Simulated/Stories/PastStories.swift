import ClusterAPI
import Model
import SimulatedCluster
import Simulation
import Testing
import TimeSeries
import Watching

/// After a gap, the cluster's own means stand where nobody was there to read.
struct PastStories {
    /// A stretch of a story: what is the case, and for how many seconds.
    private enum Part: Sendable {
        case watched(Int)
        case unreachable(Int)
        /// No program runs.
        case away(Int)
    }

    private static let clusterSeconds = 20_000

    /// Plays the parts one after the other; each begins at the end of the one before.
    private func play(
        _ parts: [Part],
        seed: UInt64 = 3,
        cluster: SimulatedClusterConfiguration = Scenario().cluster
    ) throws -> Stage {
        let world = World(seed: seed)
        var scenario = Scenario(seed: seed)
        scenario.cluster = cluster
        let stage = Stage(scenario, in: world)
        try world.run {
            // So long that the cluster has means of all that follows.
            stage.network.withCluster { cluster, moment in
                _ = cluster.respond(to: SimulatedRequest("/v1/bootstrap"), at: moment)
            }
            try await world.pass(until: .seconds(Self.clusterSeconds))
            for part in parts {
                switch part {
                case .watched(let seconds): try await watch(stage, seconds)
                case .unreachable(let seconds):
                    stage.network.setOutage(.silent)
                    try await watch(stage, seconds)
                    stage.network.setOutage(nil)
                case .away(let seconds):
                    stage.restart()
                    try await world.pass(until: world.now.offset + .seconds(seconds))
                }
            }
        }
        return stage
    }

    private func watch(_ stage: Stage, _ seconds: Int) async throws {
        try await withThrowingTaskGroup(of: Void.self) { group in
            group.addTask { await stage.watcher.run() }
            try await stage.world.pass(until: stage.now + .seconds(seconds))
            group.cancelAll()
        }
    }

    private func metric(_ name: String) throws -> MetricID {
        try #require(MetricCatalogue.id(named: name))
    }

    /// How many samples of a node there are of each resolution; each is as the cluster had it, and
    /// the resolution changes as it should.
    private func counts(_ stage: Stage) throws -> [Rollup?: Int] {
        let metric = try metric("redis_enterprise_node_cpu_idle_ratio")
        let objects = stage.samples.objects.filter { $0.kind == .node }
        #expect(objects.count == 3)
        var counts: [Rollup?: Int] = [:]
        for object in objects {
            let samples = stage.samples.samples(of: metric, in: object)
            let times = samples.map(\.sample.milliseconds)
            #expect(times == Set(times).sorted(), "a time is there twice")
            var own: [Rollup?: Int] = [:]
            for (sample, rollup) in samples {
                own[rollup, default: 0] += 1
                let truth = try truth(stage, metric, object.uid, sample.milliseconds, rollup)
                #expect(sample.value.bitPattern == truth?.bitPattern, "\(sample) \(rollup as Any)")
            }
            expectOrder(samples.map(\.rollup))
            #expect(counts.isEmpty || counts == own, "the nodes differ")
            counts = own
        }
        return counts
    }

    /// From one gap to the next: as it came, then ever finer means, then as it came.
    private func expectOrder(_ rollups: [Rollup?]) {
        for (before, after) in zip(rollups, rollups.dropFirst()) {
            guard let before, let after else { continue }
            #expect(after.length <= before.length, "\(before) before \(after)")
        }
    }

    /// What the cluster says at a time of the span that ends there.
    private func truth(
        _ stage: Stage,
        _ metric: MetricID,
        _ uid: UID,
        _ time: Int64,
        _ rollup: Rollup?
    ) throws -> Double? {
        let interval = rollup?.rawValue ?? "1sec"
        let answer = stage.network.withCluster { cluster, _ in
            let request = SimulatedRequest(
                "/v1/nodes/stats/last?interval=\(interval)",
                authorization: SimulatedRequest.basic(
                    user: ScriptedCredential.username,
                    password: Scenario.sentinel
                )
            )
            return cluster.respond(to: request, at: time)
        }
        let decoded = try ResourceDecoder().decode(answer.body, of: .nodeStatistics)
        guard case .statistics(_, let samples) = decoded.reading else { return nil }
        return samples.first { $0.uid == uid }?.values.first { $0.metric == metric }?.number
    }

    /// The paths of the requests for the past.
    private func asked(_ stage: Stage) -> [String] {
        stage.network.exchanges.map(\.path).filter {
            $0.contains("stime=") && $0.contains("etime=")
        }
    }

    /// The longest time without a sample.
    private func longestHole(_ stage: Stage) throws -> Int64 {
        let metric = try metric("redis_enterprise_node_cpu_idle_ratio")
        let object = try #require(stage.samples.objects.first { $0.kind == .node })
        let times = stage.samples.samples(of: metric, in: object).map(\.sample.milliseconds)
        return zip(times, times.dropFirst()).map { $1 - $0 }.max() ?? 0
    }

    @Test(arguments: 1...5 as ClosedRange<UInt64>)
    func `ten minutes away`(_ seed: UInt64) throws {
        let stage = try play([.watched(120), .away(600), .watched(120)], seed: seed)
        let counts = try counts(stage)
        #expect((27...31).contains(counts[.tenSeconds] ?? 0), "\(counts)")
        #expect((1...2).contains(counts[.fiveMinutes] ?? 0), "\(counts)")
        #expect(counts[.quarterHour] == nil)
        #expect(try longestHole(stage) <= 310_000)
        // Five resources in two resolutions, each asked for once.
        #expect(asked(stage).count == 10 && Set(asked(stage)).count == 10)
        #expect(stage.network.inFlightMax <= 3)
    }

    @Test(arguments: 1...5 as ClosedRange<UInt64>)
    func `two hours unreachable`(_ seed: UInt64) throws {
        let stage = try play([.watched(120), .unreachable(7_200), .watched(180)], seed: seed)
        let counts = try counts(stage)
        #expect((27...31).contains(counts[.tenSeconds] ?? 0), "\(counts)")
        #expect((10...12).contains(counts[.fiveMinutes] ?? 0), "\(counts)")
        #expect((4...5).contains(counts[.quarterHour] ?? 0), "\(counts)")
        #expect(try longestHole(stage) <= 910_000)
        #expect(stage.network.inFlightMax <= 3)
        #expect(asked(stage).count == 15)
    }

    /// Each program has a cycle or two, in which it asks for three parts of what is missing.
    @Test(arguments: 1...5 as ClosedRange<UInt64>)
    func `a filling that is cut off is gone on with`(_ seed: UInt64) throws {
        let programs = Array(repeating: [Part.watched(11), .away(3)], count: 6).flatMap(\.self)
        let stage = try play(
            [.watched(120), .unreachable(7_200)] + programs + [.watched(120)],
            seed: seed
        )
        let counts = try counts(stage)
        #expect((25...31).contains(counts[.tenSeconds] ?? 0), "\(counts)")
        #expect((10...12).contains(counts[.fiveMinutes] ?? 0), "\(counts)")
        #expect((4...5).contains(counts[.quarterHour] ?? 0), "\(counts)")
        #expect(try longestHole(stage) <= 910_000)
    }

    @Test func `peers and sources have a past as well`() throws {
        var cluster = Scenario().cluster
        cluster.activeActiveDatabases = 1
        cluster.replicaDatabases = 1
        let stage = try play([.watched(300), .away(1_500), .watched(300)], cluster: cluster)
        for (kind, name, objects) in [
            (ObjectKind.peer, "redis_enterprise_database_peer_ingress_lag", 2),
            (.source, "redis_enterprise_database_source_ingress_lag", 1),
        ] {
            let metric = try metric(name)
            let own = stage.samples.objects.filter { $0.kind == kind }
            #expect(own.count == objects)
            for object in own {
                let samples = stage.samples.samples(of: metric, in: object)
                expectOrder(samples.map(\.rollup))
                let times = samples.map(\.sample.milliseconds)
                #expect(times == Set(times).sorted(), "a time is there twice")
                #expect((20...30).contains(samples.count { $0.rollup == .tenSeconds }))
                #expect((2...5).contains(samples.count { $0.rollup == .fiveMinutes }))
            }
        }
    }

    @Test func `a day away`() throws {
        let stage = try play([.watched(60), .away(86_400), .watched(180)])
        let counts = try counts(stage)
        #expect((80...96).contains(counts[.quarterHour] ?? 0), "\(counts)")
        #expect((0...1).contains(counts[.hour] ?? 0), "\(counts)")
    }

    @Test func `a restart is no gap, and an outage of a few cycles is none`() throws {
        let parts: [Part] = [
            .watched(100), .away(5), .watched(100), .unreachable(15), .watched(60),
        ]
        #expect(try asked(play(parts)) == [])
    }

    @Test func `gaps one after the other`() throws {
        let stage = try play(
            [
                .watched(60), .away(400), .watched(60), .unreachable(200), .watched(20),
                .away(900), .watched(120),
            ]
        )
        #expect(try longestHole(stage) <= 310_000)
        #expect(try counts(stage)[.tenSeconds] ?? 0 > 60)
    }

    @Test func `the cycles go on meanwhile as ever`() throws {
        let stage = try play([.watched(120), .unreachable(7_200), .watched(300)])
        let last = stage.record().cycles.map(\.at).suffix(20)
        for (before, after) in zip(last, last.dropFirst()) {
            #expect(after - before < .seconds(12), "\(before) \(after)")
        }
        let exposed = stage.board.entries.first?.entry.report.counters.backfilledSamples
        #expect(exposed ?? 0 > 1_000)
    }
}
