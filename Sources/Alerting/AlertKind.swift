/// A kind of alert; the raw value is `REWATCHD_ALERT` and the key in the configuration.
package enum AlertKind: String, Hashable, Sendable, CaseIterable {
    case clusterUnreachable = "cluster_unreachable"
    case tlsVerificationFailed = "tls_verification_failed"
    case authenticationRejected = "authentication_rejected"
    case unexpectedResponse = "unexpected_response"
    case permissionDenied = "permission_denied"
    case nodeDown = "node_down"
    case databaseNotActive = "database_not_active"
    case shardDown = "shard_down"
}
