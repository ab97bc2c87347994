import Model
import SimulatedCluster
import Simulation
import Synchronization
import Watching

/// What lies between a watcher and a simulated cluster: hosts, outages, and a record of all that
/// was sent.
final class SimulatedNetwork: Sendable {
    private struct State {
        var cluster: SimulatedCluster
        var nodesByHost: [String: Int?]
        var outages: [String: Outage] = [:]
        var outageEverywhere: Outage?
        var latencies: SplitMix64
        var inFlight = 0
        var inFlightMax = 0
        var exchanges: [Exchange] = []
        var emitted = EmittedSamples()
        var lingering: [CheckedContinuation<Void, Never>] = []
    }

    /// That of the program which sends.
    let life: Life
    private let time: ScriptedTime
    private let state: Mutex<State>

    /// A network whose named hosts lead to a node each, or (nil) to whichever is the primary.
    init(
        life: Life,
        time: ScriptedTime,
        cluster: SimulatedCluster,
        hosts: [String: Int?],
        seed: UInt64
    ) {
        self.life = life
        self.time = time
        state = Mutex(
            State(
                cluster: cluster,
                nodesByHost: hosts,
                latencies: SplitMix64(seed: seed ^ 0x6c61_7465)
            )
        )
    }

    /// Looks at the cluster, or changes it, at its own time.
    func withCluster<Result>(_ body: (inout SimulatedCluster, Int64) -> Result) -> Result {
        state.withLock { body(&$0.cluster, time.trueWall.milliseconds) }
    }

    func setOutage(_ outage: Outage?, of host: String? = nil) {
        state.withLock { state in
            if let host { state.outages[host] = outage } else { state.outageEverywhere = outage }
        }
    }

    var world: World { life.world }
    var exchanges: [Exchange] { state.withLock { $0.exchanges } }
    var inFlight: Int { state.withLock { $0.inFlight } }
    /// The statistics that were handed out.
    var emitted: EmittedSamples { state.withLock { $0.emitted } }
    var inFlightMax: Int { state.withLock { $0.inFlightMax } }
}

extension SimulatedNetwork {
    func enter() {
        state.withLock { state in
            state.inFlight += 1
            state.inFlightMax = max(state.inFlightMax, state.inFlight)
        }
    }

    func leave(_ exchange: Exchange) {
        state.withLock { state in
            state.inFlight -= 1
            state.exchanges.append(exchange)
        }
    }

    /// The outage of a host; one that is neither named nor a node's address has no address.
    func outage(of host: String) -> Outage? {
        state.withLock { state in
            if let outage = state.outageEverywhere ?? state.outages[host] { return outage }
            let isKnown =
                state.nodesByHost[host] != nil
                || state.cluster.nodes.contains { $0.address == host }
            return isKnown ? nil : .unresolved
        }
    }

    /// Whether the cluster shows a certificate that nobody has said to trust.
    var isCertificateSwapped: Bool {
        state.withLock { $0.cluster.faults[.certificateSwap] != nil }
    }

    /// Whether a request carries user and password, and where the cluster looks at them.
    func looksAtPassword(of request: Request) -> Bool {
        guard let login = request.login, login.isPasswordLogin else { return false }
        let (isOff, version) = state.withLock { state in
            (state.cluster.faults[.basicOff] != nil, state.cluster.configuration.version)
        }
        guard case .exchange(_, let place) = login else { return !isOff }
        return switch place {
        case .headerAndBody: !isOff
        case .header: !isOff && version >= .v7_22
        case .body: isOff || version < .v7_22
        }
    }

    /// How long the next answer takes on its way, 1 to 40 ms.
    func latency() -> Duration {
        state.withLock { .milliseconds(Int64.random(in: 1...40, using: &$0.latencies)) }
    }

    func answer(_ request: Request) -> SimulatedResponse {
        state.withLock { state in
            let host = request.endpoint.host
            let node =
                state.nodesByHost[host]
                ?? state.cluster.nodes.first { $0.address == host }?.uid
            let answer = state.cluster.respond(
                to: SimulatedRequest(request, node: node),
                at: time.trueWall.milliseconds
            )
            if answer.status == 200 { state.emitted.note(answer.body, of: request.path) }
            return answer
        }
    }

    /// Stays although the caller was cancelled, until `releaseLingering` lets it go.
    func linger() async {
        await withCheckedContinuation { stay in state.withLock { $0.lingering.append(stay) } }
    }

    /// Lets go whoever lingers, once a second.
    func releaseLingering() async {
        while !Task.isCancelled {
            try? await world.pass(until: world.now.offset + .seconds(1))
            let waiting = state.withLock { state in
                defer { state.lingering = [] }
                return state.lingering
            }
            for stay in waiting { stay.resume() }
        }
    }
}
