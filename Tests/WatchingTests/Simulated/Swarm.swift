import ClusterAPI
import Model
import SimulatedCluster
import Simulation
import Watching

// An hour with a cluster is an hour of waiting for ten seconds, and most of it teaches nothing. A
// swarm makes it eventful: it draws which kinds of faults there are at all, and how likely each is,
// so that one hour is all passwords and kills and the next all failovers and broken bodies. Faults
// that are all equally likely in every hour would hide what only their absence brings about.
//
//     0        60                                                                      3600 s
//     │ calm   ├─ episode ─┤  ≥ 130 s calm  ├─ episode ─┤  ≥ 130 s calm  ├─ …       calm │
//                 ├──── one fault ────┤
//                       ├─ another ─┤           some shorter than a hold, some longer, some between
//
// In the calm everything must recover, which is what most oracles look at; during the episodes they
// look at what never may be: too many logins, old values, alerts of what cannot be seen. A scenario
// is a value and decides all: `SimulatedRun` plays it, `RunRecord` is what was seen, `Oracles/` judge
// it. One hour costs half a second; docs/SIMULATION.md says how to replay one and add to it.
//
// Left out: what has threads of its own, and more than one cluster, which `FleetTests` has.

/// Draws a scenario from a seed: some hazards never, others wildly often.
///
/// Faults come in episodes of one to three that overlap; between two episodes it is calm for long
/// enough that everything must have recovered.
struct Swarm {
    private static let calmMin = 130.0

    private var random: SplitMix64
    private var scenario: Scenario
    private var weights: [(hazard: Hazard, weight: Int)] = []

    /// Returns the scenario of a seed.
    static func scenario(seed: UInt64) -> Scenario {
        var swarm = Swarm(seed: seed)
        swarm.fill()
        return swarm.scenario
    }

    private init(seed: UInt64) {
        random = SplitMix64(seed: seed &* 0x9e37_79b9 &+ 7)
        let hosts = [
            [Scenario.clusterHost], [Scenario.clusterHost], ["n1.example", "n2.example"],
            ["n1.example"],
        ]
        scenario = Scenario(
            seed: seed,
            hosts: hosts[Int.random(in: hosts.indices, using: &random)],
            length: 3_600
        )
        scenario.scrapePeriod = .seconds(45)
        scenario.diskTime = .milliseconds(2)
        // Too small for ten minutes, so that the oldest samples have to go.
        if seed % 8 == 3 { scenario.historyBudget = 32 << 10 }
        scenario.cluster = SimulatedClusterConfiguration(
            nodes: Int.random(in: 2...3, using: &random),
            databases: 1,
            shardsPerDatabase: 1,
            seed: seed
        )
        let versions: [SimulatedVersion] = [.v8_0, .v8_0, .v8_2, .v7_22, .v7_2]
        scenario.cluster.version = versions[Int.random(in: versions.indices, using: &random)]
        if seed.isMultiple(of: 2) { scenario.authentication = .jwt }
        // The many series of the statistics take most of the time and show the same faults.
        if !seed.isMultiple(of: 4) {
            scenario.resources.subtract([.clusterStatistics, .nodeStatistics, .shardStatistics])
        }
        weights = Hazard.allCases.map { hazard in
            let isOff = Bool.random(using: &random)
            return (hazard, isOff ? 0 : 1 << Int.random(in: 0...5, using: &random))
        }
    }

    private mutating func fill() {
        var time = 60.0
        let end = scenario.length.inSeconds - Self.calmMin - 260
        while time < end {
            time = addEpisode(at: time) + Self.calmMin + number(0..<60)
        }
    }

    /// Adds some overlapping faults; returns when the last one is over.
    private mutating func addEpisode(at start: Double) -> Double {
        var end = start
        var groups: Set<Int> = []
        for _ in 0..<Int.random(in: 1...3, using: &random) {
            guard let hazard = draw(), groups.insert(hazard.group).inserted else { continue }
            let from = start + (groups.count == 1 ? 0 : number(0..<50))
            let to = from + duration()
            let steps = hazard.steps(
                in: scenario,
                number: Int.random(in: 1...1_000_000, using: &random)
            )
            for action in steps.begin { scenario = scenario.at(from, action) }
            for action in steps.end { scenario = scenario.at(to, action) }
            end = max(end, to)
        }
        return end
    }

    private mutating func draw() -> Hazard? {
        let sum = weights.reduce(0) { $0 + $1.weight }
        guard sum > 0 else { return nil }
        var rest = Int.random(in: 0..<sum, using: &random)
        for (hazard, weight) in weights {
            if rest < weight { return hazard }
            rest -= weight
        }
        return nil
    }

    /// Shorter than any hold, longer than a hold and two periods, or between the two.
    private mutating func duration() -> Double {
        switch Int.random(in: 0...2, using: &random) {
        case 0: number(1..<19)
        case 1: number(41..<160)
        default: number(19..<41)
        }
    }

    private mutating func number(_ range: Range<Double>) -> Double {
        (Double.random(in: range, using: &random) * 1_000).rounded() / 1_000
    }
}
