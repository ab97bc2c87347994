/// A kind of event: something that happened and is over; the raw value is `REWATCHD_ALERT`.
package enum EventKind: String, Hashable, Sendable, CaseIterable {
    case nodeAdded = "node_added"
    case nodeRemoved = "node_removed"
    case maintenanceMode = "maintenance_mode"
    case masterNodeChanged = "master_node_changed"
    case shardRoleChanged = "shard_role_changed"
    case databaseCreated = "database_created"
    case databaseDeleted = "database_deleted"
    case databaseRenamed = "database_renamed"
    case versionChanged = "version_changed"
    case licenseChanged = "license_changed"
    case statusChanged = "status_changed"
    case clusterLog = "cluster_log"
}
