/// The table of resources, which the schedule, the doctor and the documentation run on.
///
/// Paths and permissions are those of the request pages of
/// <https://redis.io/docs/latest/operate/rs/references/rest-api/requests/>. `interval` is sent
/// where the resource takes it: without it some releases mix all roll-ups. The permission of
/// /v1/shards is not documented; the one named is the likely one, and every built-in role that may
/// watch has it.
package enum ResourceTable {
    /// One row for each resource, in the order in which a cycle reads them.
    package static let rows: [ResourceDescriptor] = [
        .init(.cluster, "cluster", .core, "view_cluster_info", required),
        .init(.nodes, "nodes", .core, "view_all_nodes_info", required),
        .init(.databases, "bdbs" + databaseFields, .core, "view_all_bdbs_info", required),
        .init(.nodeStatus, "nodes/status", .fast, "view_node_info", optional),
        .init(.clusterStatistics, "cluster" + newest, .fast, "view_cluster_stats", optional),
        .init(.nodeStatistics, "nodes" + newest, .fast, "view_all_nodes_stats", perObject),
        .init(.databaseStatistics, "bdbs/stats/last", .fast, "view_all_bdb_stats", perObject),
        .init(.shards, "shards", .fast, "view_shard_stats", sinceSomeRelease),
        .init(.shardStatistics, "shards" + newest, .fast, "view_all_shard_stats", perObject),
        .init(.clusterAlerts, "cluster/alerts" + raw, .slow, "view_cluster_alerts", optional),
        .init(.nodeAlerts, "nodes/alerts" + raw, .slow, "view_all_nodes_alerts", optional),
        .init(.databaseAlerts, "bdbs/alerts", .slow, "view_all_bdbs_alerts", optional),
        .init(.replicaSourceAlerts, replicaAlerts, .slow, "view_all_bdbs_alerts", optional),
        .init(.activeSourceAlerts, activeAlerts, .slow, "view_all_bdbs_alerts", optional),
        .init(.certificates, "cluster/certificates", .slow, "view_cluster_info", optional),
        .init(.clusterPolicy, "cluster/policy", .rare, "view_cluster_info", optional),
        .init(.endpointStatistics, links, .slow, "view_endpoint_stats", perObject),
        .init(.license, "license", .slow, "view_license", single),
        .init(.actions, "actions", .slow, "view_status_of_cluster_action", perObject),
        .init(.allActions, "/v2/actions", .slow, "view_status_of_cluster_action", optional),
        .init(.clusterCheck, "cluster/check", .rare, "view_all_nodes_checks", optional),
        .init(.modules, "modules", .rare, "view_cluster_modules", optional),
        .init(.bootstrap, "bootstrap", .slow, anybody, optional),
        .init(.users, "users", .slow, "view_all_users_info", optional),
        .init(.databaseAvailability, availability, .rotating, "view_bdb_info", optional),
        .init(.logs, newestRecords, .fast, "view_logged_events", optional),
    ]

    /// Returns the row of a resource.
    static func row(of resource: Resource) -> ResourceDescriptor {
        guard let row = rows.first(where: { $0.resource == resource }) else {
            preconditionFailure("\(resource) is not in the table of resources")
        }
        return row
    }

    /// How many requests a cluster gets each minute once all is found to be supported.
    ///
    /// From a number of databases on, it grows no further: what is asked for each of them takes
    /// turns.
    package static func requestsPerMinute(
        databases: Int,
        interval: Duration,
        slowInterval: Duration
    ) -> Double {
        func perMinute(_ period: Duration) -> Double { Duration.seconds(60) / period }
        return rows.reduce(0) { sum, row in
            switch row.group {
            case .core, .fast: sum + perMinute(interval)
            case .slow: sum + perMinute(slowInterval)
            case .rare: sum + perMinute(slowInterval * PollGroup.slowIntervalsPerRare)
            case .rotating:
                sum
                    + min(
                        Double(databases) * perMinute(slowInterval),
                        Double(PollGroup.objectsPerCycle) * perMinute(interval)
                    )
            }
        }
    }

    private typealias Absence = (notFound: AbsenceMeaning, notAcceptable: AbsenceMeaning)
    private static let required: Absence = (.failure, .failure)
    private static let optional: Absence = (.unsupported, .unsupported)
    private static let perObject: Absence = (.noObjects, .unsupported)
    private static let sinceSomeRelease: Absence = (.unsupported, .failure)
    private static let single: Absence = (.none, .unsupported)

    private static let availability = "bdbs/\(ResourceRequest.placeholder)/availability"
    /// There is no newest sample alone, and a whole series of each link is long.
    private static let links =
        "endpoints/stats?interval=10sec&stime=\(ResourceRequest.recently)"
    /// What the documentation asks no permission for.
    private static let anybody = "none"
    /// Without it, an alert that is switched off reads as not raised.
    private static let raw = "?ignore_settings=true"
    private static let replicaAlerts = "bdbs/replica_sources/alerts"
    private static let activeAlerts = "bdbs/crdt_sources/alerts"
    /// What a first look asks for; what follows asks for a ``LogWindow``.
    private static let newestRecords = "logs?order=desc&limit=\(LogWindow.limit)"
    private static let newest = "/stats/last?interval=1sec"
    /// Just what is decoded: the full answer is long and holds passwords in clear.
    ///
    /// Only fields that every release has, since nobody says what becomes of a request for others.
    private static let databaseFields =
        "?fields=uid,name,status,memory_size,shards_count,replication"
        + ",backup_status,import_status,export_status"
        + ",backup_progress,import_progress,export_progress"
        + ",backup,backup_interval,last_backup_time,last_export_time"
        + ",max_connections,version,data_persistence,tls_mode"
        + ",crdt,replica_sync,crdt_sync,replica_sources,crdt_sources"
}
