import Alerting
import SimulatedCluster

/// What a fault does to the reading of a cluster, as far as the oracles need to know.
enum Effect: Sendable, Equatable {
    /// Everything can be read.
    case harmless
    /// The core can be read; some resource cannot, or only late.
    case partial
    /// The core cannot be read, and this kind says so.
    case broken(AlertKind)
    /// It depends.
    case uncertain

    private static let corePaths = ["/v1/cluster", "/v1/nodes", "/v1/bdbs"]

    init(of fault: SimulatedFault, timeout: Duration) {
        self =
            switch fault {
            case .nodeDown, .databaseRecovery, .databaseStatus, .shardInactive, .failover,
                .backupFailed, .licenseExpired, .certificateExpiring,
                .maintenance, .actionStuck, .alertRaised, .replicationLag:
                .harmless
            case .userLocked, .basicOff, .tokenRevoked(all: true): .uncertain
            case .tokenRevoked(all: false): .harmless
            case .unauthorized: .broken(.authenticationRejected)
            case .certificateSwap: .broken(.tlsVerificationFailed)
            case .hang(let paths), .reset(let paths, _):
                Effect(on: paths, .broken(.clusterUnreachable))
            case .unavailable(let paths, _), .truncate(let paths, _, _), .html(let paths):
                Effect(on: paths, .broken(.unexpectedResponse))
            case .slow(let paths, let delay, _):
                Effect(ofDelay: .milliseconds(delay), on: paths, timeout: timeout)
            case .redirect: .broken(.unexpectedResponse)
            case .forbidden(let paths), .oversize(let paths, _), .wrongType(let paths, _, _):
                Effect(on: paths, .uncertain)
            }
    }

    /// Near the timeout, the time on the way decides.
    private init(ofDelay delay: Duration, on paths: [String], timeout: Duration) {
        if delay < timeout - .milliseconds(100) {
            self = .partial
        } else {
            self =
                delay < timeout
                ? .uncertain : Effect(on: paths, .broken(.clusterUnreachable))
        }
    }

    private init(on paths: [String], _ whole: Effect) {
        if paths.isEmpty {
            self = whole
        } else {
            self = paths.contains(where: Self.corePaths.contains) ? .uncertain : .partial
        }
    }
}
