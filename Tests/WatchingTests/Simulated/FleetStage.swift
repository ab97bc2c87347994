import SimulatedCluster
import Simulation
import Watching

/// A fleet over simulated clusters that all look the same, told apart by name.
struct FleetStage: Sendable {
    let board = StatusBoard()
    let observer: RecordingObserver
    let networks: [String: SimulatedNetwork]
    let configurations: [ClusterConfiguration]
    let fleet: Fleet<World>

    init(names: [String], seed: UInt64, in world: World) {
        let scenario = Scenario(seed: seed)
        let time = ScriptedTime(world: world)
        let life = Life(in: world)
        var cluster = scenario.cluster
        cluster.password = Scenario.sentinel
        var networks: [String: SimulatedNetwork] = [:]
        var configurations: [ClusterConfiguration] = []
        for name in names {
            networks[name] = SimulatedNetwork(
                life: life,
                time: time,
                cluster: SimulatedCluster(cluster),
                hosts: scenario.nodesByHost,
                seed: seed
            )
            let credential = ScriptedCredential(password: Scenario.sentinel)
            var configuration = Stage.configuration(scenario, scenario.hosts, credential)
            configuration.name = name
            configurations.append(configuration)
        }
        let observer = RecordingObserver(life: life)
        let tools = WatcherTools<World>(
            clock: world,
            start: world.now,
            time: time,
            observer: observer,
            board: board
        )
        let known = networks
        let makeTransport: Fleet<World>.MakeTransport = { configuration in
            guard let network = known[configuration.name] else {
                preconditionFailure("no network for \(configuration.name)")
            }
            return Stage.transport(network, scenario)
        }
        fleet = Fleet<World>(
            tools: tools,
            makeTransport: makeTransport,
            history: HistoryLimits(memory: 2 << 20, retention: .seconds(60)),
            random: SplitMix64(seed: seed)
        )
        self.observer = observer
        self.networks = networks
        self.configurations = configurations
    }

    /// Takes a node of a cluster down.
    func breakNode(_ uid: Int, of name: String) {
        switchOn(.nodeDown(nodes: [uid]), in: name)
    }

    /// Lets a cluster answer late.
    func slowDown(_ name: String, milliseconds: Int) {
        switchOn(.slow(paths: [], milliseconds: milliseconds, isDribbled: false), in: name)
    }

    private func switchOn(_ fault: SimulatedFault, in name: String) {
        networks[name]?.withCluster { cluster, moment in
            do throws(SimulatedFaultError) {
                try cluster.switchOn(fault, at: moment)
            } catch {
                preconditionFailure("\(error)")
            }
        }
    }
}
