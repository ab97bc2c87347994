/// The table of resources, which the schedule, the doctor and the documentation run on.
///
/// Paths and permissions are those of the request pages of
/// <https://redis.io/docs/latest/operate/rs/references/rest-api/requests/>. `interval` is sent
/// where the resource takes it: without it some releases mix all roll-ups. The permissions of
/// /v1/shards and of what concerns Active-Active are not documented; those named are the likely
/// ones, and every built-in role that may watch has them.
package enum ResourceTable {
    /// One row for each resource, in the order in which a cycle reads them.
    package static let rows: [ResourceDescriptor] = everyCycle + now + objectByObject

    private static let everyCycle: [ResourceDescriptor] = [
        .init(.cluster, "cluster", .core, "view_cluster_info", required),
        .init(.nodes, "nodes", .core, "view_all_nodes_info", required).answers(.array),
        .init(.databases, "bdbs" + databaseFields, .core, "view_all_bdbs_info", required)
            .answers(.array),
        .init(.nodeStatus, "nodes/status", .fast, "view_node_info", optional).answers(.map),
        .init(.clusterStatistics, "cluster" + newest, .fast, "view_cluster_stats", optional),
        .init(.nodeStatistics, "nodes" + newest, .fast, "view_all_nodes_stats", perObject)
            .answers(.map),
        .init(.databaseStatistics, "bdbs/stats/last", .fast, "view_all_bdb_stats", perObject)
            .answers(.map),
        .init(.shards, "shards", .fast, "view_shard_stats", sinceSomeRelease)
            .answers(.array).since("7.4"),
        .init(.shardStatistics, "shards" + newest, .fast, "view_all_shard_stats", perObject)
            .answers(.map),
    ]

    private static let now: [ResourceDescriptor] = [
        .init(.clusterAlerts, "cluster/alerts" + raw, .slow, "view_cluster_alerts", optional)
            .answers(.map),
        .init(.nodeAlerts, "nodes/alerts" + raw, .slow, "view_all_nodes_alerts", optional)
            .answers(.map),
        .init(.databaseAlerts, "bdbs/alerts", .slow, "view_all_bdbs_alerts", optional)
            .answers(.map),
        .init(.replicaSourceAlerts, replicaAlerts, .slow, "view_all_bdbs_alerts", optional)
            .answers(.map),
        .init(.activeSourceAlerts, activeAlerts, .slow, "view_all_bdbs_alerts", optional)
            .answers(.map),
        .init(.certificates, "cluster/certificates", .slow, "view_cluster_info", optional)
            .answers(.map),
        .init(.clusterPolicy, "cluster/policy", .rare, "view_cluster_info", optional),
        .init(.endpointStatistics, links, .slow, "view_endpoint_stats", perObject)
            .answers(.array),
        .init(.license, "license", .slow, "view_license", single),
        .init(.actions, "actions", .slow, "view_status_of_cluster_action", perObject),
        .init(.allActions, "/v2/actions", .slow, "view_status_of_cluster_action", optional)
            .answers(.array).since("7.22"),
        .init(.clusterCheck, "cluster/check", .rare, "view_all_nodes_checks", optional)
            .since("7.4"),
        .init(.modules, "modules", .rare, "view_cluster_modules", optional).answers(.array),
        .init(.bootstrap, "bootstrap", .slow, anybody, optional),
        .init(.users, "users", .slow, "view_all_users_info", optional).answers(.array),
        .init(.proxies, "proxies", .rare, "view_all_proxies_info", optional)
            .answers(.array).since("7.4"),
        .init(.services, "cluster/services_configuration", .rare, "view_cluster_info", optional)
            .answers(.map),
        .init(.clusterHealth, "/v4/cluster/health", .slow, "view_cluster_info", optional)
            .since("8.0"),
        .init(.activeActive, "crdbs", .slow, "view_crdb_list", optional).answers(.array),
        .init(.activeActiveTasks, "crdb_tasks", .slow, "view_crdb_task_list", optional)
            .answers(.array).since("7.4"),
        .init(.revocationSettings, "ocsp", .slow, "view_ocsp_config", optional),
        .init(.revocation, "ocsp/status", .slow, "view_ocsp_status", whileEnabled),
        .init(.logs, newestRecords, .fast, "view_logged_events", optional).answers(.array),
    ]

    private static let objectByObject: [ResourceDescriptor] = [
        .init(.databaseAvailability, database("availability"), .rotating, ofDatabase, optional)
            .answers(.nothing).of(.databases).since("7.8"),
        .init(.peerStatistics, database("peer_stats" + recent), .detail, ofSamples, byObject)
            .of(.activeDatabases),
        .init(.sourceStatistics, database(fromSources), .detail, ofSamples, byObject)
            .of(.replicaDatabases),
        .init(.activeSyncer, database("syncer_state/crdt"), .detail, ofDatabase, byObject)
            .of(.activeDatabases).since("7.4"),
        .init(.replicaSyncer, database("syncer_state/replica"), .detail, ofDatabase, byObject)
            .of(.replicaDatabases).since("7.4"),
        .init(.activeActiveHealth, reports, .detail, "view_crdb", byObject)
            .answers(.array).of(.activeActive).seldom(),
        .init(.databaseHealth, health("db"), .detail, ofDatabase, byObject)
            .of(.databases).seldom().since("8.0").or(health("bdb")),
    ]

    /// Returns the row of a resource.
    static func row(of resource: Resource) -> ResourceDescriptor {
        guard let row = byResource[resource] else {
            preconditionFailure("\(resource) is not in the table of resources")
        }
        return row
    }

    /// Returns the group of a resource, which is asked for far more often than a whole row.
    static func group(of resource: Resource) -> PollGroup {
        guard let group = groups[resource] else {
            preconditionFailure("\(resource) is not in the table of resources")
        }
        return group
    }

    private static let byResource = Dictionary(
        uniqueKeysWithValues: rows.map { ($0.resource, $0) }
    )
    private static let groups = byResource.mapValues(\.group)

    private typealias Absence = (notFound: AbsenceMeaning, notAcceptable: AbsenceMeaning)
    private static let required: Absence = (.failure, .failure)
    private static let optional: Absence = (.unsupported, .unsupported)
    private static let perObject: Absence = (.noObjects, .unsupported)
    private static let sinceSomeRelease: Absence = (.unsupported, .failure)
    private static let single: Absence = (.none, .unsupported)
    /// The issuer's answer is there only while the cluster asks for it.
    private static let whileEnabled: Absence = (.unsupported, .none)
    private static let byObject: Absence = (.noSuchObject, .noSuchObject)

    private static let ofDatabase = "view_bdb_info"
    private static let ofSamples = "view_bdb_stats"
    private static let reports = "crdbs/\(ResourceRequest.placeholder)/health_report"
    private static let recent = "?interval=10sec&stime=\(ResourceRequest.recently)"
    private static let fromSources = "sync_source_stats" + recent

    private static func database(_ part: String) -> String {
        "bdbs/\(ResourceRequest.placeholder)/\(part)"
    }

    private static func health(_ kind: String) -> String {
        "/v4/\(kind)/\(ResourceRequest.placeholder)/health"
    }
    /// There is no newest sample alone, and a whole series of each link is long.
    private static let links = "endpoints/stats" + recent
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
        + ",crdt,replica_sync,crdt_sync,replica_sources,crdt_sources,tags"
}
