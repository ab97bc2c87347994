extension Resource {
    /// The cluster itself: configuration, statistics, licence, checks, events.
    static let cluster = [
        Resource("/v1/cluster") { cluster, _ in .json(cluster.clusterObject()) },
        Resource("/v1/cluster/policy") { cluster, _ in .json(cluster.policyObject()) },
        Resource("/v1/cluster/stats") { $0.seriesOfCluster($1.query, $1.second) },
        Resource("/v1/cluster/stats/last") { $0.lastOfCluster($1.query, $1.second) },
        Resource("/v1/cluster/services_configuration") { cluster, _ in
            .json(cluster.servicesConfiguration())
        },
        Resource("/v1/license") { .json($0.licenseObject(at: $1.milliseconds)) },
        Resource("/v1/cluster/check", since: .v7_22) { $0.clusterCheck($1) },
        Resource("/v4/cluster/health", since: .v8_0) { $0.clusterHealth($1) },
        Resource("/v1/modules") { $0.modulesAnswer($1) },
        Resource("/v1/modules/{name}") { $0.modulesAnswer($1) },
        Resource("/v1/logs", .events) { $0.eventsAnswer($1) },
    ]
}
