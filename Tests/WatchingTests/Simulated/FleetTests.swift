import Alerting
import Exposition
import SimulatedCluster
import Simulation
import Testing
import Watching

/// A fleet of two watchers through reloads, in the simulated world.
struct FleetTests {
    /// Node 2 of cluster a is down from 30 s on; b is dropped at 100 s and comes back at 200 s.
    @Test func reloadsKeepWhatStays() throws {
        let world = World(seed: 5)
        let stage = FleetStage(names: ["a", "b"], seed: 5, in: world)
        let plan: [(at: Int, next: [Int])] = [(100, [0]), (200, [1, 0]), (300, [1]), (310, [])]
        let clusters = try world.run {
            var clusters: [[String]] = []
            try await withThrowingTaskGroup(of: Void.self) { group in
                group.addTask { await stage.fleet.run(stage.configurations) }
                try await world.pass(until: .seconds(30))
                stage.breakNode(2, of: "a")
                for (at, next) in plan {
                    try await world.pass(until: .seconds(at))
                    clusters.append(stage.board.clusters)
                    try readAll(stage)
                    if !next.isEmpty { stage.fleet.apply(next.map { stage.configurations[$0] }) }
                }
                group.cancelAll()
            }
            return clusters
        }
        #expect(clusters == [["a", "b"], ["a"], ["b", "a"], ["b"]])
        #expect(world.now.offset == .seconds(310))
        try expectTraffic(stage)
        // Told once through all reloads, and ended when nobody watches the cluster any more.
        #expect(words(stage) == ["a firing node_down node:2", "a resolved node_down node:2"])
    }

    /// A reload that changes nothing about a cluster cuts no request off, and asks again soon; one
    /// that changes something starts that cluster anew.
    @Test func reloadsDisturbOnlyWhatChanges() throws {
        let world = World(seed: 6)
        let stage = FleetStage(names: ["a", "b"], seed: 6, in: world)
        var changed = stage.configurations
        changed[1].seriesLimit = 7_000
        let next = changed
        try world.run {
            try await withThrowingTaskGroup(of: Void.self) { group in
                group.addTask { await stage.fleet.run(stage.configurations) }
                try await world.pass(until: .seconds(15))
                stage.slowDown("a", milliseconds: 3_000)
                stage.slowDown("b", milliseconds: 3_000)
                try await world.pass(until: .milliseconds(21_500))
                for _ in 0..<4 {
                    stage.fleet.apply(next)
                    try await world.pass(until: world.now.offset + .milliseconds(100))
                }
                try await world.pass(until: .seconds(60))
                group.cancelAll()
            }
        }
        func cutOff(_ name: String) throws -> [Duration] {
            try #require(stage.networks[name]).exchanges
                .filter { $0.code == "cancelled" && $0.ended < .seconds(60) }.map(\.sent)
        }
        #expect(try cutOff("a") == [])
        #expect(try cutOff("b").count == 1)
    }

    /// Under another name the account is the same, and so are the logins that failed.
    @Test func aRenameDoesNotForgetFailedLogins() throws {
        let world = World(seed: 7)
        let stage = FleetStage(names: ["a", "b", "c", "d", "e", "f"], seed: 7, in: world)
        let shared = stage.configurations[0].endpoints
        let names = stage.configurations.map { configuration in
            var configuration = configuration
            configuration.endpoints = shared
            return configuration
        }
        for network in stage.networks.values {
            network.withCluster { cluster, _ in
                cluster.rotateCredentials(userName: ScriptedCredential.username, password: "new")
            }
        }
        try world.run {
            try await withThrowingTaskGroup(of: Void.self) { group in
                group.addTask { await stage.fleet.run([names[0]]) }
                for name in names {
                    stage.fleet.apply([name])
                    try await world.pass(until: world.now.offset + .seconds(20))
                }
                group.cancelAll()
            }
        }
        let refused = stage.networks.values.reduce(0) { sum, network in
            sum + network.exchanges.count(where: \.isRefusedLogin)
        }
        #expect(refused == 1)
    }

    /// The document of all clusters, in the order of their names, is well formed.
    private func readAll(_ stage: FleetStage) throws {
        let entries = stage.board.entries.sorted { $0.name < $1.name }
        _ = try ExpositionReader.read(Exposition.merge(entries.map(\.entry.exposition)))
    }

    /// Cluster a is asked all the time, b not while it is dropped.
    private func expectTraffic(_ stage: FleetStage) throws {
        let first = try #require(stage.networks["a"]).exchanges.map(\.sent)
        let gaps = zip(first, first.dropFirst()).map { $1 - $0 }
        #expect(gaps.allSatisfy { $0 < .seconds(12) })
        let second = try #require(stage.networks["b"]).exchanges.map(\.sent)
        #expect(!second.contains { $0 > .seconds(101) && $0 < .seconds(200) })
        #expect(second.contains { $0 >= .seconds(200) && $0 < .seconds(202) })
    }

    private func words(_ stage: FleetStage) -> [String] {
        stage.observer.happenings.compactMap { happening in
            guard case .entry(.alert(let entry)) = happening.content else { return nil }
            let key = entry.transition.key
            let state = entry.transition.state
            return "\(entry.cluster) \(state) \(key.kind.rawValue) \(key.subject)"
        }
    }
}
