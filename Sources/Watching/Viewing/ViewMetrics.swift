package import Model

/// The statistics that people are shown.
package enum ViewMetrics {
    /// Requests of a whole cluster.
    package static let clusterRequests = id("redis_enterprise_cluster_requests_per_second")
    static let clusterLatency = id("redis_enterprise_cluster_average_latency_seconds")
    static let clusterConnections = id("redis_enterprise_cluster_connections")

    static let nodeIdle = id("redis_enterprise_node_cpu_idle_ratio")
    static let nodeFreeMemory = id("redis_enterprise_node_free_memory_bytes")
    static let nodeFreeDisk = id("redis_enterprise_node_persistent_storage_free_bytes")

    /// Requests of a database.
    package static let requests = id("redis_enterprise_database_requests_per_second")
    /// Its reads.
    package static let reads = id("redis_enterprise_database_read_requests_per_second")
    /// Its writes.
    package static let writes = id("redis_enterprise_database_write_requests_per_second")
    /// Its mean latency.
    package static let latency = id("redis_enterprise_database_average_latency_seconds")
    /// That of its reads.
    package static let readLatency = id("redis_enterprise_database_average_read_latency_seconds")
    /// That of its writes.
    package static let writeLatency = id("redis_enterprise_database_average_write_latency_seconds")
    /// The memory that it uses.
    package static let usedMemory = id("redis_enterprise_database_used_memory_bytes")
    /// Its open connections.
    package static let connections = id("redis_enterprise_database_connections")
    /// Keys that it evicts.
    package static let evictions = id("redis_enterprise_database_evicted_keys_per_second")
    /// Keys whose time is over.
    package static let expiries = id("redis_enterprise_database_expired_keys_per_second")
    /// How far it is behind a peer.
    package static let peerLag = id("redis_enterprise_database_peer_ingress_lag")
    /// How far it is behind a source.
    package static let sourceLag = id("redis_enterprise_database_source_ingress_lag")

    private static func id(_ name: String) -> MetricID {
        guard let id = MetricCatalogue.id(named: name) else {
            preconditionFailure("\(name) is in no table of the catalogue")
        }
        return id
    }
}

extension ObjectStatistics {
    subscript(metric: MetricID) -> Double? {
        values.first { $0.metric == metric }.map(\.number)
    }
}
