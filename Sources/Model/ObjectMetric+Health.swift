extension ObjectMetric {
    /// How a cluster judges itself, and what it says of its own services and proxies.
    static let ofHealth: [ObjectMetric: Metric] = [
        .stateID: .gauge(
            .cluster,
            "state_id",
            from: ("cluster", "header cluster-state-id"),
            "A number that the cluster raises when its configuration changes."
        ),
        .healthStatus: Metric(
            "redis_enterprise_cluster_health_status",
            "How the cluster judges itself, one state at a time.",
            labels: MetricLabels.cluster + ["status"],
            states: words(OverallHealth.self),
            source: .object(.cluster, resource: "cluster_health", field: "status")
        ),
        .nodeHealth: Metric(
            "redis_enterprise_node_health_status",
            "How the cluster judges the node, one state at a time.",
            labels: MetricLabels.node + ["status"],
            states: words(ObjectHealth.self),
            source: .object(.node, resource: "cluster_health", field: "nodes[].status")
        ),
        .nodeProcess: Metric(
            "redis_enterprise_node_process_running",
            "Whether a process of the product runs on the node.",
            labels: MetricLabels.node + ["process"],
            source: .object(.node, resource: "cluster_health", field: "nodes[].services[].status")
        ),
        .databaseHealth: Metric(
            "redis_enterprise_database_health_status",
            "How the cluster judges the database, one state at a time.",
            labels: MetricLabels.database + ["status"],
            states: words(ObjectHealth.self),
            source: .object(.database, resource: "cluster_health", field: "database_infos[].status")
        ),
        .databaseHighAvailability: Metric(
            "redis_enterprise_database_high_availability_status",
            "Whether the replicas of the database are there, one state at a time.",
            labels: MetricLabels.database + ["status"],
            states: words(HighAvailability.self),
            source: .object(
                .database,
                resource: "cluster_health",
                field: "database_infos[].high_availability.status"
            )
        ),
        .databaseAvailabilityError: Metric(
            "redis_enterprise_database_availability_error",
            "Whether this is why clients cannot use the database.",
            labels: MetricLabels.database + ["error"],
            source: .object(
                .database,
                resource: "database_health",
                field: "availability_errors[]"
            )
        ),
        .databaseEndpointAvailable: Metric(
            "redis_enterprise_database_endpoint_available",
            "Whether clients can use this endpoint of the database.",
            labels: MetricLabels.database + ["endpoint"],
            source: .object(
                .database,
                resource: "database_health",
                field: "endpoints[].availability"
            )
        ),
        .databaseMemberReplication: Metric(
            "redis_enterprise_database_member_replication_status",
            "Whether the database is replicated from another cluster, one state at a time.",
            labels: MetricLabels.database + ["member", "status"],
            states: words(LinkStatus.self),
            source: .object(
                .database,
                resource: "database_health",
                field: "active_active.participating_clusters[].replication"
            )
        ),
        .serviceEnabled: Metric(
            "redis_enterprise_cluster_process_enabled",
            "Whether an optional service of the cluster is switched on.",
            labels: MetricLabels.cluster + ["process"],
            source: .object(.cluster, resource: "services", field: "*.operating_mode")
        ),
        .proxyConnectionsLimit: .gauge(
            .node,
            "proxy_connections_limit",
            from: ("proxies", "conns"),
            "The most client connections that the proxy of the node takes."
        ),
        .proxyThreads: .gauge(
            .node,
            "proxy_threads",
            from: ("proxies", "threads"),
            "The threads that the proxy of the node is set to."
        ),
        .proxyThreadsLimit: .gauge(
            .node,
            "proxy_threads_limit",
            from: ("proxies", "max_threads"),
            "The most threads that the proxy of the node may have."
        ),
    ]
}
