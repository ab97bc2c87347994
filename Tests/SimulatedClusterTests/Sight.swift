import SimulatedCluster
import Testing

/// A fault as it is sent, and one value before it and while it is on.
struct Sight: Sendable, CustomTestStringConvertible {
    let fault: String
    let parameters: String
    let path: String
    let field: String
    let before: JSON?
    let after: JSON?

    init(
        _ fault: String,
        _ parameters: String = "",
        at path: String,
        _ field: String,
        _ values: (before: JSON?, after: JSON?)
    ) {
        self.fault = fault
        self.parameters = parameters
        self.path = path
        self.field = field
        (before, after) = values
    }

    var testDescription: String { "\(fault) \(path) \(field)" }
}

extension Sight {
    private static let node = #"{"node":2}"#
    private static let database = #"{"database":1}"#
    private static let failed = #"{"node":2,"database":1,"variant":"failed"}"#
    private static let broken = #"{"database":1,"milliseconds":40000,"status":"out-of-sync"}"#
    private static let lagging = #"{"database":[1,2],"milliseconds":40000}"#
    private static let guid = "aaaaaaaa-0000-4000-8000-000001000001"

    static let all = backups + ends + nodes + actions + links

    private static let backups = [
        Sight(
            "backup-failed",
            database,
            at: "/v1/bdbs/1",
            "backup_status",
            ("succeeded", "failed")
        ),
        Sight(
            "backup-failed",
            #"{"database":1,"reason":"no-permission"}"#,
            at: "/v1/bdbs/1",
            "backup_failure_reason",
            ("", "no-permission")
        ),
        Sight("backup-failed", database, at: "/v1/bdbs/1", "backup", (true, true)),
        Sight("backup-failed", #"{"database":2}"#, at: "/v1/bdbs/2", "backup", (false, true)),
        Sight("backup-failed", database, at: "/v2/actions", "0.status", (nil, "failed")),
        Sight("backup-failed", database, at: "/v2/actions", "0.action_type", (nil, "other")),
        Sight("backup-failed", database, at: "/v1/actions", "actions.0", (nil, nil)),
        Sight("backup-failed", database, at: "/v1/shards/1", "backup.status", (nil, "failed")),
        Sight(
            "backup-failed",
            database,
            at: "/v1/logs?order=desc",
            "0.type",
            ("cluster_bdb_created", "bdb_backup_failed")
        ),
    ]

    private static let ends = [
        Sight("license-expired", at: "/v1/license", "expired", (false, true)),
        Sight(
            "license-expired",
            at: "/v1/license",
            "expiration_date",
            ("2026-12-26T12:00:07Z", "2026-03-01T12:00:07Z")
        ),
        Sight("license-expired", at: "/v4/cluster/health", "license.expired", (false, true)),
        Sight(
            "license-expired",
            at: "/v1/cluster/alerts/cluster_license_about_to_expire",
            "state",
            (false, true)
        ),
        Sight(
            "certificate-expiring",
            at: "/v1/cluster/alerts/cluster_certs_about_to_expire",
            "state",
            (false, true)
        ),
        Sight(
            "certificate-expiring",
            at: "/v1/cluster/alerts/cluster_certs_about_to_expire",
            "change_value.certs_about_to_expire",
            ([], ["proxy"])
        ),
        Sight(
            "certificate-expiring",
            #"{"certificate":"cm","days":0}"#,
            at: "/v4/cluster/health",
            "certificates.3.expired",
            (false, true)
        ),
        Sight(
            "certificate-expiring",
            #"{"certificate":"cm","days":3}"#,
            at: "/v4/cluster/health",
            "certificates.3.valid_until",
            ("2027-01-18T12:00:07Z", "2026-03-04T12:00:07Z")
        ),
    ]

    private static let nodes = [
        Sight("maintenance", node, at: "/v1/nodes/2", "accept_servers", (true, false)),
        Sight("maintenance", node, at: "/v1/nodes/2", "status", ("active", "active")),
        Sight(
            "maintenance",
            node,
            at: "/v1/nodes/2/status",
            "maintenance_snapshot.created_time",
            (nil, "2026-03-01 12:00:07")
        ),
        Sight("maintenance", node, at: "/v1/nodes/2/snapshots", "0.node_uid", (nil, "2")),
        Sight("maintenance", node, at: "/v1/shards/1", "role", ("master", "slave")),
        Sight(
            "maintenance",
            node,
            at: "/v4/cluster/health",
            "nodes.1.in_maintenance",
            (false, true)
        ),
        Sight(
            "maintenance",
            node,
            at: "/v1/nodes/2/actions",
            "actions.0.status",
            (nil, "completed")
        ),
        Sight("maintenance", node, at: "/v1/nodes/actions", "actions.0.node_uid", (nil, "2")),
        Sight("maintenance", node, at: "/v1/actions", "actions.0.progress", (nil, "100")),
    ]

    private static let actions = [
        Sight(
            "action-stuck",
            database,
            at: "/v1/bdbs/1",
            "status",
            ("active", "active-change-pending")
        ),
        Sight(
            "action-stuck",
            database,
            at: "/v1/actions",
            "state-machines.0.heartbeat",
            (nil, 1_772_366_407)
        ),
        Sight(
            "action-stuck",
            database,
            at: "/v1/actions/bdb/1",
            "0.object_name",
            (nil, "bdb:1")
        ),
        Sight(
            "action-stuck",
            database,
            at: "/v1/bdbs/alerts/1/bdb_long_running_action",
            "state",
            (false, true)
        ),
        Sight(
            "action-stuck",
            database,
            at: "/v4/db/1/health",
            "state_machine.name",
            (nil, "SMUpdateBDB")
        ),
        Sight("action-stuck", database, at: "/v1/crdb_tasks", "0.status", (nil, "started")),
        Sight(
            "action-stuck",
            node,
            at: "/v1/nodes/2/actions",
            "actions.0.status",
            (nil, "running")
        ),
        Sight("action-stuck", node, at: "/v1/actions", "actions.0.progress", (nil, "10")),
        Sight(
            "action-stuck",
            node,
            at: "/v1/actions",
            "actions.0.creation_time",
            (nil, "1772366407")
        ),
        Sight("action-stuck", node, at: "/v2/actions", "0.progress", (nil, 10.0)),
        Sight("action-stuck", node, at: "/v2/actions", "0.creation_time", (nil, 1_772_366_407)),
        Sight(
            "action-stuck",
            at: "/v1/cluster/actions/change_master",
            "status",
            (nil, "running")
        ),
        Sight(
            "action-stuck",
            failed,
            at: "/v1/actions",
            "state-machines.0.status",
            (nil, "failed")
        ),
        Sight(
            "action-stuck",
            failed,
            at: "/v1/actions",
            "actions.0.error_code",
            (nil, "insufficient_resources")
        ),
        Sight("action-stuck", failed, at: "/v1/crdb_tasks", "0.status", (nil, "failed")),
        Sight(
            "action-stuck",
            failed,
            at: "/v1/crdb_tasks",
            "0.errors.0.error_code",
            (nil, "internal_error")
        ),
        Sight("action-stuck", failed, at: "/v1/bdbs/1", "status", ("active", "active")),
    ]

    private static let links = [
        Sight("replication-lag", lagging, at: "/v1/bdbs/2", "replica_sources.0.lag", (21, 40_000)),
        Sight(
            "replication-lag",
            broken,
            at: "/v1/bdbs/1",
            "crdt_sources.1.status",
            ("in-sync", "out-of-sync")
        ),
        Sight(
            "replication-lag",
            broken,
            at: "/v1/bdbs/1",
            "crdt_sources.1.last_error",
            ("", "connection refused")
        ),
        Sight(
            "replication-lag",
            lagging,
            at: "/v1/bdbs/replica_sources/alerts/2/1/replica_src_high_syncer_lag",
            "state",
            (false, true)
        ),
        Sight(
            "replication-lag",
            broken,
            at: "/v1/bdbs/crdt_sources/alerts/1/2/crdt_src_syncer_connection_error",
            "state",
            (false, true)
        ),
        Sight(
            "replication-lag",
            broken,
            at: "/v1/crdbs/\(guid)/health_report",
            "0.connections.0.replication_links.0.status",
            ("up", "down")
        ),
        Sight(
            "replication-lag",
            broken,
            at: "/v1/crdbs/\(guid)/health_report",
            "1.connections.1.replication_links.0.status",
            ("up", "up")
        ),
        Sight("replication-lag", broken, at: "/v4/db/1/health", "status", ("active", "warning")),
        Sight(
            "replication-lag",
            broken,
            at: "/v4/db/1/health",
            "active_active.available",
            (true, false)
        ),
        Sight(
            "replication-lag",
            lagging,
            at: "/v1/bdbs/1/availability?extend_check=lag",
            "error_code",
            (nil, "bdb_unavailable")
        ),
        Sight(
            "replication-lag",
            lagging,
            at: "/v1/bdbs/3/availability?extend_check=lag",
            "error_code",
            (nil, nil)
        ),
        Sight(
            "replication-lag",
            lagging,
            at: "/v1/bdbs/1/availability",
            "error_code",
            (nil, nil)
        ),
        Sight(
            "replication-lag",
            lagging,
            at: "/v1/bdbs/1/availability?extend_check=lag&availability_lag_tolerance_ms=50000",
            "error_code",
            (nil, nil)
        ),
    ]
}
