/// A kind of alert; the raw value is `REWATCHD_ALERT` and the key in the configuration.
///
/// The order is that of the documents: from the cluster as a whole to what ends some day.
package enum AlertKind: String, Hashable, Sendable, CaseIterable {
    case clusterUnreachable = "cluster_unreachable"
    case tlsVerificationFailed = "tls_verification_failed"
    case authenticationRejected = "authentication_rejected"
    case unexpectedResponse = "unexpected_response"

    case permissionDenied = "permission_denied"
    case dataStale = "data_stale"

    case quorumLost = "quorum_lost"
    case nodeDown = "node_down"
    case clusterCheckFailed = "cluster_check_failed"
    case actionStuck = "action_stuck"
    case managerAlert = "cluster_manager_alert"

    case databaseUnavailable = "database_unavailable"
    case databaseNotActive = "database_not_active"
    case databaseChangeStuck = "database_change_stuck"
    case syncOutOfDate = "sync_out_of_date"
    case backupFailed = "backup_failed"
    case importFailed = "import_failed"
    case exportFailed = "export_failed"

    case shardDown = "shard_down"
    case shardRoleMismatch = "shard_role_mismatch"
    case replicationLinkDown = "replication_link_down"

    case licenseExpiring = "license_expiring"
    case licenseExpired = "license_expired"
    case certificateExpiring = "certificate_expiring"
    case passwordExpiring = "password_expiring"
    case userLocked = "user_locked"

    case bufferNotDurable = "buffer_not_durable"
}
