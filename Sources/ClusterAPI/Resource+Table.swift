package import Model

extension Resource {
    /// The one kind of object that it is asked about, where each has an answer of its own.
    package var objects: AskedObjects? { ResourceTable.row(of: self).objects }

    /// The oldest documentation that has it, such as `7.4`.
    package var since: String { ResourceTable.row(of: self).since }

    /// A second path that some releases have; see ``ResourceDescriptor/alternative``.
    package var alternative: String? { ResourceTable.row(of: self).alternative }

    /// Whether an object is asked about only in every fifth slow interval.
    package var isSeldom: Bool { ResourceTable.row(of: self).isSeldom }

    /// Path and query of the request, such as `/v1/nodes/stats/last?interval=1sec`.
    package var path: String { ResourceTable.row(of: self).path }

    /// How often it is read, and whether `redis_enterprise_up` needs it.
    package var group: PollGroup { ResourceTable.group(of: self) }

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
        case .revocation: .revocation(nil)
        case .cluster, .nodes, .nodeStatus, .databases, .shards, .clusterAlerts, .nodeAlerts,
            .databaseAlerts, .replicaSourceAlerts, .activeSourceAlerts, .certificates,
            .clusterPolicy,
            .allActions, .clusterCheck, .modules, .bootstrap, .users, .databaseAvailability,
            .proxies, .services, .clusterHealth, .activeActive, .activeActiveTasks,
            .revocationSettings, .peerStatistics, .sourceStatistics, .activeSyncer, .replicaSyncer,
            .activeActiveHealth, .databaseHealth, .logs:
            nil
        }
    }
}
