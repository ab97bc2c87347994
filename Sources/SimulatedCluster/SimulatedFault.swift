/// A fault with its parameters, checked for form; whether the named objects exist is not.
///
/// A `path` matches exactly, or everything that begins with it when it ends with `*`; an empty
/// list of paths matches every path. `/_resim` is never matched.
package enum SimulatedFault: Sendable, Equatable {
    /// These nodes are down.
    case nodeDown(nodes: [Int])
    /// These databases are in recovery.
    case databaseRecovery(databases: [Int])
    /// These databases report this status word.
    case databaseStatus(databases: [Int], status: String)
    /// These shards do not run.
    case shardInactive(shards: [Int])
    /// The replicas of these shards and databases take over; the primary node may change too.
    case failover(shards: [Int], databases: [Int], masterNode: Int?)
    /// The last backups of these databases failed, for that reason.
    case backupFailed(databases: [Int], reason: String)
    /// The licence ended when the fault was switched on.
    case licenseExpired
    /// These certificates end so many days after the fault was switched on.
    case certificateExpiring(certificates: [String], days: Int)
    /// These nodes are in maintenance mode.
    case maintenance(nodes: [Int])
    /// Changes of these databases or nodes, or else of the cluster, are stuck or have failed.
    case actionStuck(databases: [Int], nodes: [Int], hasFailed: Bool)
    /// That alert is on, whether its cause is there or not.
    case alertRaised(SimulatedAlert)
    /// These users are locked, or their passwords have expired.
    case userLocked(users: [String], isExpired: Bool)
    /// These databases lag so far behind their sources, whose links have that status.
    case replicationLag(databases: [Int], milliseconds: Int, status: String)
    /// Every login is refused.
    case unauthorized
    /// Logins by user and password with each request are refused, whatever the password.
    case basicOff
    /// The tokens issued so far are worth nothing, or those to come as well.
    case tokenRevoked(all: Bool)
    /// These paths answer 403.
    case forbidden(paths: [String])
    /// These paths answer 503.
    case unavailable(paths: [String], retryAfter: Int?)
    /// These paths are never answered.
    case hang(paths: [String])
    /// These paths end in a reset.
    case reset(paths: [String], afterBytes: Int?)
    /// The bodies of these paths break off, the connection with them or as ill-formed JSON.
    case truncate(paths: [String], at: Int?, keepsConnection: Bool)
    /// These paths answer with a login page.
    case html(paths: [String])
    /// These paths answer late, or in pieces.
    case slow(paths: [String], milliseconds: Int, isDribbled: Bool)
    /// The server shows a new certificate.
    case certificateSwap
    /// Every request is redirected.
    case redirect(url: String)
    /// The bodies of these paths have at least so many bytes.
    case oversize(paths: [String], bytes: Int)
    /// A field of these paths has another value, nil for none.
    case wrongType(paths: [String], field: String, value: JSON?)

    /// The name under which the fault is switched.
    package var name: SimulatedFaultName {
        switch self {
        case .nodeDown: .nodeDown
        case .databaseRecovery: .databaseRecovery
        case .databaseStatus: .databaseStatus
        case .shardInactive: .shardInactive
        case .failover: .failover
        case .backupFailed: .backupFailed
        case .licenseExpired: .licenseExpired
        case .certificateExpiring: .certificateExpiring
        case .maintenance: .maintenance
        case .actionStuck: .actionStuck
        case .alertRaised: .alertRaised
        case .userLocked: .userLocked
        case .replicationLag: .replicationLag
        case .unauthorized: .unauthorized
        case .basicOff: .basicOff
        case .tokenRevoked: .tokenRevoked
        case .forbidden: .forbidden
        case .unavailable: .unavailable
        case .hang: .hang
        case .reset: .reset
        case .truncate: .truncate
        case .html: .html
        case .slow: .slow
        case .certificateSwap: .certificateSwap
        case .redirect: .redirect
        case .oversize: .oversize
        case .wrongType: .wrongType
        }
    }

    /// Whether a list of paths covers one; an empty list covers all.
    static func covers(_ paths: [String], _ path: String) -> Bool {
        paths.isEmpty
            || paths.contains { pattern in
                pattern.hasSuffix("*") ? path.hasPrefix(pattern.dropLast()) : path == pattern
            }
    }
}
