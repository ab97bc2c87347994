import SimulatedCluster
import Watching

/// A kind of fault that a swarm may throw at a cluster.
enum Hazard: CaseIterable {
    case nodeDown
    case recovery
    case shardInactive
    case failover
    case unavailable
    case hang
    case hangOfOne
    case reset
    case truncated
    case html
    case slow
    case redirect
    case oversized
    case wrongType
    case forbidden
    case refusedLogins
    case rotation
    case basicOff
    case revokedTokens
    case refusedConnections
    case silence
    case certificate
    case clockStep
    case reload
    case restart
    case kill
    case fullDisk
    case journalAway
    case partition
    case certificateSwap
    case upgrade
    case databases

    /// What happens when it begins and when it ends; `number` is any.
    func steps(
        in scenario: Scenario,
        number: Int
    ) -> (begin: [Scenario.Action], end: [Scenario.Action]) {
        if let fault = fault(in: scenario, number) { return ([.start(fault)], [.stop(fault.name)]) }
        switch self {
        case .refusedLogins:
            return ([.start(.unauthorized)], [.stop(.unauthorized)] + rotation(number))
        case .rotation:
            let steps = rotation(number)
            return ([steps[0]], [steps[1]])
        case .refusedConnections: return ([.outage(.refused, of: nil)], [.outage(nil, of: nil)])
        case .silence: return ([.outage(.silent, of: nil)], [.outage(nil, of: nil)])
        case .certificate:
            return ([.outage(.tls(.untrusted), of: nil)], [.outage(nil, of: nil)])
        case .clockStep:
            let step = Duration.seconds(number % 7_200 - 3_600)
            return ([.clockStep(step)], [.clockStep(.zero - step)])
        case .reload: return ([.reload(hosts: scenario.hosts)], [.reload(hosts: scenario.hosts)])
        case .restart: return ([.restart], [.restart])
        case .kill: return ([.kill(moment(number))], [.kill(moment(number / 7))])
        case .fullDisk: return ([.diskFull(true)], [.diskFull(false)])
        case .journalAway: return ([.journalAway(true)], [.journalAway(false)])
        case .partition:
            // With one way in, that one is cut off, and the cluster with it.
            let host = scenario.hosts[number % scenario.hosts.count]
            let outage: Outage = number % 2 == 0 ? .silent : .refused
            return ([.outage(outage, of: host)], [.outage(nil, of: host)])
        case .upgrade:
            let versions = SimulatedVersion.allCases.filter { $0 >= scenario.cluster.version }
            let version = versions[number % versions.count]
            return ([.upgrade(version)], [.upgrade(version)])
        case .databases: return ([.databases(number % 4 + 1)], [.databases(number % 3 + 1)])
        default: return ([], [])
        }
    }

    /// The fault that is on meanwhile; nil for what is no fault of the cluster itself.
    private func fault(in scenario: Scenario, _ number: Int) -> SimulatedFault? {
        let path = [Self.sidePaths[number % Self.sidePaths.count]]
        switch self {
        case .nodeDown: return .nodeDown(nodes: [number % scenario.cluster.nodes + 1])
        case .recovery: return .databaseRecovery(databases: [1])
        case .shardInactive: return .shardInactive(shards: [number % 2 + 1])
        case .failover:
            let node = number % scenario.cluster.nodes + 1
            return .failover(shards: [], databases: [1], masterNode: node)
        case .unavailable:
            let wait = number % 3 == 0 ? nil : number % 90
            return .unavailable(paths: number % 5 == 0 ? path : [], retryAfter: wait)
        case .hang: return .hang(paths: [])
        case .hangOfOne: return .hang(paths: path)
        case .reset: return .reset(paths: number % 3 == 0 ? path : [], afterBytes: nil)
        case .truncated:
            let paths = number % 2 == 0 ? path : []
            return .truncate(paths: paths, at: nil, keepsConnection: number % 3 == 0)
        case .html: return .html(paths: number % 3 == 0 ? path : [])
        case .slow:
            let time = number % 7_000 + 1
            return .slow(paths: [], milliseconds: time, isDribbled: number % 4 == 0)
        case .redirect: return .redirect(url: "https://stranger.invalid/v1/cluster")
        case .oversized: return .oversize(paths: path, bytes: 2 << 20)
        case .wrongType: return .wrongType(paths: [], field: "uid", value: "x")
        case .forbidden: return .forbidden(paths: path)
        case .basicOff: return scenario.authentication == .jwt ? .basicOff : nil
        case .revokedTokens: return .tokenRevoked(all: false)
        case .certificateSwap: return .certificateSwap
        default: return nil
        }
    }

    private static let sidePaths = [
        "/v1/bdbs/stats/last", "/v1/shards", "/v1/license", "/v1/nodes/stats/last",
    ]

    private func rotation(_ number: Int) -> [Scenario.Action] {
        let password = Scenario.sentinel + "-\(number)"
        return [.passwordOnCluster(password), .passwordInFile(password)]
    }

    private func moment(_ number: Int) -> Scenario.Moment {
        switch number % 4 {
        case 0: .atOnce
        case 1: .writing
        default: .afterTurns(number / 4 % 500)
        }
    }

    /// Those that switch the same thing, so that only one of them may be on at a time.
    var group: Int {
        switch self {
        case .hang, .hangOfOne: 1
        case .refusedLogins, .rotation: 2
        case .refusedConnections, .silence, .certificate, .certificateSwap, .partition: 3
        // Over a restart only the calendar tells how long something has lasted, and only what was
        // kept is known.
        case .clockStep, .restart, .kill, .fullDisk: 4
        default: 100 + (Self.allCases.firstIndex(of: self) ?? 0)
        }
    }
}
