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

    /// What happens when it begins and when it ends; `number` is any.
    func steps(
        in scenario: Scenario,
        number: Int
    ) -> (begin: [Scenario.Action], end: [Scenario.Action]) {
        let path = [Self.sidePaths[number % Self.sidePaths.count]]
        func fault(_ fault: SimulatedFault) -> ([Scenario.Action], [Scenario.Action]) {
            ([.start(fault)], [.stop(fault.name)])
        }
        switch self {
        case .nodeDown: return fault(.nodeDown(nodes: [number % scenario.cluster.nodes + 1]))
        case .recovery: return fault(.databaseRecovery(databases: [1]))
        case .shardInactive: return fault(.shardInactive(shards: [number % 2 + 1]))
        case .failover:
            let node = number % scenario.cluster.nodes + 1
            return fault(.failover(shards: [], databases: [1], masterNode: node))
        case .unavailable:
            let wait = number % 3 == 0 ? nil : number % 90
            return fault(.unavailable(paths: number % 5 == 0 ? path : [], retryAfter: wait))
        case .hang: return fault(.hang(paths: []))
        case .hangOfOne: return fault(.hang(paths: path))
        case .reset: return fault(.reset(paths: number % 3 == 0 ? path : [], afterBytes: nil))
        case .truncated:
            let paths = number % 2 == 0 ? path : []
            return fault(.truncate(paths: paths, at: nil, keepsConnection: number % 3 == 0))
        case .html: return fault(.html(paths: number % 3 == 0 ? path : []))
        case .slow:
            return fault(.slow(paths: [], milliseconds: number % 7_000 + 1, isDribbled: false))
        case .redirect: return fault(.redirect(url: "https://stranger.invalid/v1/cluster"))
        case .oversized: return fault(.oversize(paths: path, bytes: 2 << 20))
        case .wrongType: return fault(.wrongType(paths: [], field: "uid", value: "x"))
        case .forbidden: return fault(.forbidden(paths: path))
        case .refusedLogins:
            return ([.start(.unauthorized)], [.stop(.unauthorized)] + rotation(number))
        case .rotation:
            let steps = rotation(number)
            return ([steps[0]], [steps[1]])
        case .basicOff: return scenario.authentication == .jwt ? fault(.basicOff) : ([], [])
        case .revokedTokens: return fault(.tokenRevoked(all: false))
        case .refusedConnections: return ([.outage(.refused, of: nil)], [.outage(nil, of: nil)])
        case .silence: return ([.outage(.silent, of: nil)], [.outage(nil, of: nil)])
        case .certificate:
            return ([.outage(.tls(.untrusted), of: nil)], [.outage(nil, of: nil)])
        case .clockStep:
            let step = Duration.seconds(number % 7_200 - 3_600)
            return ([.clockStep(step)], [.clockStep(.zero - step)])
        case .reload: return ([.reload(hosts: scenario.hosts)], [.reload(hosts: scenario.hosts)])
        case .restart: return ([.restart], [.restart])
        }
    }

    private static let sidePaths = [
        "/v1/bdbs/stats/last", "/v1/shards", "/v1/license", "/v1/nodes/stats/last",
    ]

    private func rotation(_ number: Int) -> [Scenario.Action] {
        let password = Scenario.sentinel + "-\(number)"
        return [.passwordOnCluster(password), .passwordInFile(password)]
    }

    /// Those that switch the same thing, so that only one of them may be on at a time.
    var group: Int {
        switch self {
        case .hang, .hangOfOne: 1
        case .refusedLogins, .rotation: 2
        case .refusedConnections, .silence, .certificate: 3
        // Over a restart only the calendar tells how long something has lasted.
        case .clockStep, .restart: 4
        default: 100 + (Self.allCases.firstIndex(of: self) ?? 0)
        }
    }
}
