/// The resources of the REST API that the simulated cluster serves, by path template.
///
/// `{}` stands for a uid. Not served: anything that changes the cluster, Active-Active, modules,
/// LDAP, support packages.
enum Endpoint: String, CaseIterable {
    case cluster = "/v1/cluster"
    case clusterStats = "/v1/cluster/stats"
    case clusterStatsLast = "/v1/cluster/stats/last"
    case clusterPolicy = "/v1/cluster/policy"
    case clusterAlerts = "/v1/cluster/alerts"
    case clusterCertificates = "/v1/cluster/certificates"
    case nodes = "/v1/nodes"
    case node = "/v1/nodes/{}"
    case nodesStatus = "/v1/nodes/status"
    case nodeStatus = "/v1/nodes/{}/status"
    case nodesStats = "/v1/nodes/stats"
    case nodeStats = "/v1/nodes/stats/{}"
    case nodesStatsLast = "/v1/nodes/stats/last"
    case nodeStatsLast = "/v1/nodes/stats/last/{}"
    case nodesAlerts = "/v1/nodes/alerts"
    case nodeAlerts = "/v1/nodes/alerts/{}"
    case databases = "/v1/bdbs"
    case database = "/v1/bdbs/{}"
    case databasesStats = "/v1/bdbs/stats"
    case databaseStats = "/v1/bdbs/stats/{}"
    case databasesStatsLast = "/v1/bdbs/stats/last"
    case databaseStatsLast = "/v1/bdbs/stats/last/{}"
    case databasesAlerts = "/v1/bdbs/alerts"
    case databaseAlerts = "/v1/bdbs/alerts/{}"
    case databaseAvailability = "/v1/bdbs/{}/availability"
    case databaseShards = "/v1/bdbs/{}/shards"
    case shards = "/v1/shards"
    case shard = "/v1/shards/{}"
    case shardsStats = "/v1/shards/stats"
    case shardStats = "/v1/shards/stats/{}"
    case shardsStatsLast = "/v1/shards/stats/last"
    case shardStatsLast = "/v1/shards/stats/last/{}"
    case endpointsStats = "/v1/endpoints/stats"
    case license = "/v1/license"
    case logs = "/v1/logs"
    case actions = "/v1/actions"
    case users = "/v1/users"
    case bootstrap = "/v1/bootstrap"
    case healthcheck = "/v1/local/node/master_healthcheck"

    /// What a role must be allowed to see.
    enum Permission: Equatable {
        case anyLogin
        case view
        case events
        case users
    }

    /// Finds the resource of a path and the uid in it.
    static func resolve(_ path: String) -> (endpoint: Endpoint, uid: Int?)? {
        var uid: Int?
        let segments = path.split(separator: "/", omittingEmptySubsequences: false).map { part in
            guard let number = Int(part) else { return String(part) }
            uid = number
            return "{}"
        }
        return Endpoint(rawValue: segments.joined(separator: "/")).map { ($0, uid) }
    }

    var permission: Permission {
        if self == .bootstrap { return .anyLogin }
        if self == .logs { return .events }
        return self == .users ? .users : .view
    }

    /// The first family that knows the path; older ones answer 404.
    var firstVersion: SimulatedVersion {
        let newer: Set<Endpoint> = [
            .shards, .shard, .databaseShards, .databaseAvailability, .healthcheck,
        ]
        if newer.contains(self) { return .v7_22 }
        return self == .databaseStatsLast ? .v7_2 : .v6_2
    }

    /// Whether every node answers itself instead of pointing to the primary.
    var isNodeLocal: Bool {
        self == .bootstrap || self == .healthcheck || self == .databaseAvailability
    }
}
