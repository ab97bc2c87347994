import Alerting
import Exposition
import Model
import SimulatedCluster
import Simulation
import Synchronization
import Watching

/// One watcher, the cluster that it watches, and the hand that moves both.
final class Stage: Sendable {
    private struct State {
        var effects: [String: Effect] = [:]
        var isDiskFull = false
        var passwords = (cluster: Scenario.sentinel, file: Scenario.sentinel)
        var hosts: [String]
        /// By host; that of all hosts under the empty name.
        var outages: [String: Outage] = [:]
        var truths: [Truth] = []
        var scrapes: [Scrape] = []
        var fileChanges: [Duration] = []
        var stops: [RunRecord.Stop] = []
        var restarts: [Duration] = []
        var audits: [BufferAudit] = []
    }

    let scenario: Scenario
    let world: World
    let time: ScriptedTime
    let network: SimulatedNetwork
    let observer: RecordingObserver
    let credential = ScriptedCredential(password: Scenario.sentinel)
    let board = StatusBoard()
    /// What outlives a watcher of the samples.
    let samples: MemorySampleKeeper
    let disk: SimulatedDisk
    let life: Life
    private let keeper: MemoryKeeper
    private let current: Mutex<(watcher: Watcher<World>, number: UInt64)>
    private let tools: WatcherTools<World>
    private let state: Mutex<State>

    init(_ scenario: Scenario, in world: World) {
        self.scenario = scenario
        self.world = world
        time = ScriptedTime(world: world)
        let life = Life(in: world)
        self.life = life
        disk = SimulatedDisk(life: life, time: scenario.diskTime)
        samples = MemorySampleKeeper(on: disk)
        let keeper = MemoryKeeper(on: disk)
        self.keeper = keeper
        observer = RecordingObserver(life: life) { keeper.noteTold($0) }
        var cluster = scenario.cluster
        cluster.password = Scenario.sentinel
        network = SimulatedNetwork(
            life: life,
            time: time,
            cluster: SimulatedCluster(cluster),
            hosts: scenario.nodesByHost,
            seed: scenario.seed
        )
        tools = WatcherTools(
            clock: world,
            start: world.now,
            time: time,
            observer: Self.listener(observer, scenario.plant),
            board: board,
            keeper: keeper,
            samples: samples
        )
        state = Mutex(State(hosts: scenario.hosts))
        let configuration = Self.configuration(scenario, scenario.hosts, credential)
        board.setClusters([configuration.name])
        let transport = Self.transport(network, scenario)
        current = Mutex((Self.watcher(configuration, transport, tools, of: scenario, number: 0), 0))
    }

    private static func listener(
        _ observer: RecordingObserver,
        _ plant: Plant?
    ) -> any Observer {
        plant.map { FaultyObserver(sound: observer, plant: $0) } ?? observer
    }

    /// The watcher that is at work, or will be next.
    var watcher: Watcher<World> { current.withLock { $0.watcher } }

    /// Puts another watcher in the place of the one that has ended.
    func restart() {
        state.withLock { $0.restarts.append(now) }
        life.beginAnew()
        observer.forgetWaiting()
        for entry in keeper.untold() { observer.record(entry) }
        let configuration = Self.configuration(
            scenario,
            state.withLock { $0.hosts },
            credential
        )
        board.setClusters([])
        board.setClusters([configuration.name])
        let transport = Self.transport(network, scenario)
        current.withLock { current in
            current.number += 1
            current.watcher = Self.watcher(
                configuration,
                transport,
                tools,
                of: scenario,
                number: current.number
            )
        }
    }

    private static func watcher(
        _ configuration: ClusterConfiguration,
        _ transport: any Transport,
        _ tools: WatcherTools<World>,
        of scenario: Scenario,
        number: UInt64
    ) -> Watcher<World> {
        let history = SampleHistory(budget: scenario.historyBudget, retention: .seconds(600))
        return Watcher(
            state: ClusterState(configuration: configuration, history: history),
            transport: transport,
            tools: tools,
            random: SplitMix64(seed: scenario.seed + number * 1_000_003)
        )
    }

    static func configuration(
        _ scenario: Scenario,
        _ hosts: [String],
        _ credential: ScriptedCredential
    ) -> ClusterConfiguration {
        var configuration = ClusterConfiguration(
            name: "test",
            endpoints: hosts.map { Endpoint(host: $0, port: 9443) },
            credentials: credential,
            poll: PollSettings(interval: scenario.interval, responseLimit: 1 << 20)
        )
        configuration.resources = scenario.resources
        configuration.authentication = scenario.authentication
        return configuration
    }

    static func transport(
        _ network: SimulatedNetwork,
        _ scenario: Scenario
    ) -> any Transport {
        let names = Set(scenario.nodesByHost.keys)
        let sound = SimulatedTransport(network: network, certifiedNames: names)
        return scenario.plant.map { FaultyTransport(sound: sound, plant: $0) } ?? sound
    }
}

extension Stage {
    var now: Duration { world.now.offset }

    /// Everything that was seen.
    func record() -> RunRecord {
        state.withLock { state in
            RunRecord(
                scenario: scenario,
                happenings: observer.happenings,
                exchanges: network.exchanges,
                scrapes: state.scrapes,
                truths: state.truths,
                fileChanges: state.fileChanges,
                stops: state.stops,
                restarts: state.restarts,
                inFlightMax: network.inFlightMax,
                audits: state.audits + [BufferAudit(samples, with: network.emitted)],
                untold: keeper.untold().map(\.message),
                withheld: RunRecord.withheld(network.exchanges)
            )
        }
    }

    func noteStop(_ stop: RunRecord.Stop) {
        state.withLock { $0.stops.append(stop) }
    }

    /// Compares what a watcher holds at its end with what the cluster had handed out.
    func audit(_ history: ClusterHistory) {
        let audit = BufferAudit(history, with: network.emitted)
        state.withLock { $0.audits.append(audit) }
    }

    func scrape() {
        let step = scenario.plant == .ageByCalendar ? time.wall - time.trueWall : .zero
        let parts = board.entries.flatMap { _, entry in
            [entry.exposition, DaemonExposition(entry.report, at: now + step).part]
        }
        var scrape = Scrape(at: now, body: Exposition.merge(parts))
        if scenario.plant == .repeatedSeries {
            let lines = scrape.body.split(separator: UInt8(ascii: "\n"))
            scrape.body += (lines.last ?? []) + [UInt8(ascii: "\n")]
        }
        state.withLock { $0.scrapes.append(scrape) }
    }

    /// Carries out a step of the script; a reload only as far as it needs no stop.
    func perform(_ action: Scenario.Action) {
        switch action {
        case .start(let fault):
            switchOn(fault)
            setEffect(effect(of: fault), of: fault.name.rawValue)
        case .stop(let name):
            network.withCluster { cluster, moment in cluster.switchOff(name, at: moment) }
            setEffect(.harmless, of: name.rawValue)
            // Whether a login was refused meanwhile, only the watcher knows.
            if name == .unauthorized { setEffect(.uncertain, of: "login") }
        case .outage(let outage, let host):
            network.setOutage(outage, of: host)
            state.withLock { $0.outages[host ?? ""] = outage }
            noteOutages()
        case .passwordOnCluster(let password):
            rotate(password)
        case .passwordInFile(let password):
            credential.set(password: password)
            state.withLock { state in
                state.passwords.file = password
                state.fileChanges.append(now)
            }
            noteLogin()
        case .fileUnreadable:
            credential.fail("password file: no such file")
            setEffect(.uncertain, of: "login")
        case .clockStep(let step): time.step(by: step)
        case .replaceCluster(let new):
            network.withCluster { cluster, _ in cluster = SimulatedCluster(new) }
        case .log(let burst):
            network.withCluster { cluster, moment in cluster.write(burst, at: moment) }
        case .reload(let hosts):
            state.withLock { $0.hosts = hosts }
            noteOutages()
        case .diskFull(let isFull):
            disk.setFull(isFull)
            state.withLock { $0.isDiskFull = isFull }
        case .upgrade(let version):
            network.withCluster { cluster, moment in cluster.upgrade(to: version, at: moment) }
        case .databases(let count):
            network.withCluster { cluster, moment in
                cluster.setDatabases(count: count, at: moment)
            }
        case .journalAway(let isAway): observer.setJournalAway(isAway)
        case .restart, .kill: break
        }
        noteTruth()
    }

    private func rotate(_ password: String) {
        network.withCluster { cluster, _ in
            cluster.rotateCredentials(userName: ScriptedCredential.username, password: password)
        }
        state.withLock { $0.passwords.cluster = password }
        noteLogin()
    }

    private func switchOn(_ fault: SimulatedFault) {
        network.withCluster { cluster, moment in
            do throws(SimulatedFaultError) {
                try cluster.switchOn(fault, at: moment)
            } catch {
                preconditionFailure("the script names something that is not there: \(error)")
            }
        }
    }

    /// A node that is itself an endpoint may take the reading with it, for a moment.
    private func effect(of fault: SimulatedFault) -> Effect {
        let isByNode = state.withLock { $0.hosts } != [Scenario.clusterHost]
        if isByNode, fault.name == .nodeDown || fault.name == .failover { return .uncertain }
        // Whoever asks for tokens gets them without HTTP Basic as well.
        if fault == .basicOff, scenario.authentication == .jwt { return .harmless }
        return Effect(of: fault, timeout: .seconds(5))
    }

    private func noteOutages() {
        let (outages, hosts) = state.withLock { ($0.outages, $0.hosts) }
        // Whoever comes by a node may have been sent on to another one, and does not come back.
        let isByNode = hosts != [Scenario.clusterHost]
        let whole = outages[""] ?? (isByNode ? nil : outages[Scenario.clusterHost])
        let isPartial = hosts.contains { outages[$0] != nil }
        let kind: AlertKind =
            whole?.isTLS == true ? .tlsVerificationFailed : .clusterUnreachable
        setEffect(whole != nil ? .broken(kind) : isPartial ? .uncertain : .harmless, of: "outage")
    }

    private func noteLogin() {
        // After four refusals in a row even a right password has to wait.
        let last = network.exchanges.filter { $0.isRefusedLogin || $0.isAcceptedLogin }.suffix(4)
        let mayWait = last.count == 4 && last.allSatisfy(\.isRefusedLogin)
        state.withLock { state in
            let isRight = state.passwords.file == state.passwords.cluster
            // A token outlives the password that it was issued for.
            let wrong: Effect =
                scenario.authentication == .jwt
                ? .uncertain : .broken(.authenticationRejected)
            state.effects["login"] = isRight ? mayWait ? .uncertain : .harmless : wrong
        }
    }

    private func setEffect(_ effect: Effect, of key: String) {
        state.withLock { $0.effects[key] = effect }
    }

    /// Writes down what is the case from now on.
    func noteTruth() {
        let failing = network.withCluster { cluster, moment in
            let nodes = cluster.nodes.filter { !$0.isUp }
                .map { AlertKey(.nodeDown, .node(UID("\($0.uid)"))) }
            let databases = cluster.databases.filter { $0.status(at: moment) == "recovery" }
                .map { AlertKey(.databaseNotActive, .database(UID("\($0.uid)"))) }
            let unavailable = cluster.databases.filter {
                $0.status(at: moment) == "active" && !cluster.isAvailable($0)
            }.map { AlertKey(.databaseUnavailable, .database(UID("\($0.uid)"))) }
            let shards = cluster.shards.filter(\.isStopped)
                .map { AlertKey(.shardDown, .shard(UID("\($0.uid)"))) }
            // Half of two nodes is no majority.
            let quorum =
                nodes.count * 2 >= cluster.nodes.count ? [AlertKey(.quorumLost, .cluster)] : []
            return Set(nodes + quorum + databases + unavailable + shards)
        }
        let now = now
        state.withLock { state in
            let disk: Set = state.isDiskFull ? [AlertKey(.bufferNotDurable, .cluster)] : []
            let all = failing.union(disk)
            state.truths.append(Truth(from: now, failing: all, effects: state.effects))
        }
    }
}
