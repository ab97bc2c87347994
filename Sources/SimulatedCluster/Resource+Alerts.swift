extension Resource {
    /// Alerts of every scope, as maps, for one object and singly.
    static let alerts = clusterAlerts + databaseAlerts + sourceAlerts

    private static let clusterAlerts = [
        Resource("/v1/cluster/alerts") { $0.clusterAlerts($1) },
        Resource("/v1/cluster/alerts/{name}") { $0.clusterAlerts($1) },
        Resource("/v1/nodes/alerts") { $0.nodeAlerts($1) },
        Resource("/v1/nodes/alerts/{}") { $0.nodeAlerts($1) },
        Resource("/v1/nodes/alerts/{}/{name}") { $0.nodeAlerts($1) },
    ]

    private static let databaseAlerts = [
        Resource("/v1/bdbs/alerts") { $0.databaseAlerts($1) },
        Resource("/v1/bdbs/alerts/{}") { $0.databaseAlerts($1) },
        Resource("/v1/bdbs/alerts/{}/{name}") { $0.databaseAlerts($1) },
    ]

    private static let sourceAlerts = [
        Resource("/v1/bdbs/replica_sources/alerts") { $0.sourceAlerts($1, .replicaSource) },
        Resource("/v1/bdbs/replica_sources/alerts/{}") { $0.sourceAlerts($1, .replicaSource) },
        Resource("/v1/bdbs/replica_sources/alerts/{}/{}") { $0.sourceAlerts($1, .replicaSource) },
        Resource("/v1/bdbs/replica_sources/alerts/{}/{}/{name}") {
            $0.sourceAlerts($1, .replicaSource)
        },
        Resource("/v1/bdbs/crdt_sources/alerts") { $0.sourceAlerts($1, .activeActiveSource) },
        Resource("/v1/bdbs/crdt_sources/alerts/{}") { $0.sourceAlerts($1, .activeActiveSource) },
        Resource("/v1/bdbs/crdt_sources/alerts/{}/{}") {
            $0.sourceAlerts($1, .activeActiveSource)
        },
        Resource("/v1/bdbs/crdt_sources/alerts/{}/{}/{name}") {
            $0.sourceAlerts($1, .activeActiveSource)
        },
    ]
}
