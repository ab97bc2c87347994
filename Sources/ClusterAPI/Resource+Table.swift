package import Model

extension Resource {
    /// Path and query of the request, such as `/v1/nodes/stats/last?interval=1sec`.
    package var path: String { ResourceTable.row(of: self).path }

    /// How often it is read, and whether `redis_enterprise_up` needs it.
    package var group: PollGroup { ResourceTable.row(of: self).group }

    /// The permission that the login's role needs, by its documented name.
    package var permission: String { ResourceTable.row(of: self).permission }

    /// Says what an error status means here; ``AbsenceMeaning/failure`` for any but 404 and 406.
    package func absence(for statusCode: Int) -> AbsenceMeaning {
        switch statusCode {
        case 404: ResourceTable.row(of: self).notFound
        case 406: ResourceTable.row(of: self).notAcceptable
        default: .failure
        }
    }

    /// What is known when the answer says that there is nothing; nil where that cannot be.
    package var emptyReading: Reading? {
        switch self {
        case .clusterStatistics: .statistics(.cluster, [])
        case .nodeStatistics: .statistics(.node, [])
        case .databaseStatistics: .statistics(.database, [])
        case .shardStatistics: .statistics(.shard, [])
        case .endpointStatistics: .statistics(.endpoint, [])
        case .license: .license(nil)
        case .actions: .actions(ObjectList([]))
        case .cluster, .nodes, .nodeStatus, .databases, .shards, .clusterAlerts, .nodeAlerts,
            .databaseAlerts, .replicaSourceAlerts, .activeSourceAlerts, .certificates,
            .clusterPolicy,
            .allActions, .clusterCheck, .modules, .bootstrap, .users, .databaseAvailability,
            .logs:
            nil
        }
    }
}
