/// The names under which faults are switched on and off.
package enum SimulatedFaultName: String, Sendable, CaseIterable {
    /// `node` (or a list): the node is down, its primaries move to replicas elsewhere.
    case nodeDown = "node-down"
    /// `database` (or a list): the database is in recovery and has no statistics.
    case databaseRecovery = "database-recovery"
    /// `database` (or a list) and `status`: the database reports that status word.
    case databaseStatus = "database-status"
    /// `shard` (or a list): the shard does not run.
    case shardInactive = "shard-inactive"
    /// `shard` or `database`, and optionally `master_node`: replicas take over, once.
    case failover
    /// `database` (or a list), optional `reason` (`no-permission`, `wrong-file-path` or
    /// `general-error`): the last backup failed.
    case backupFailed = "backup-failed"
    /// No parameters: the licence has just ended.
    case licenseExpired = "license-expired"
    /// Optional `certificate` (or a list, `proxy` when missing) and `days`: it ends that soon.
    case certificateExpiring = "certificate-expiring"
    /// `node` (or a list): the node takes no shards and its primaries move elsewhere.
    case maintenance
    /// Optional `database`, `node` (or lists; else the cluster) and `variant` (`stuck` or
    /// `failed`): a change of it makes no progress, or has failed.
    case actionStuck = "action-stuck"
    /// `scope` (`cluster`, `node`, `database`, `replica-source` or `active-active-source`),
    /// `name`, `uid` (or a list, but for the cluster), optional `enabled`: the alert is on.
    case alertRaised = "alert-raised"
    /// `user` (or a list), optional `variant` (`locked` or `expired`): no login for them.
    case userLocked = "user-locked"
    /// `database` (or a list), `milliseconds`, optional `status` (`in-sync`, `syncing` or
    /// `out-of-sync`): it lags behind its sources and replicas.
    case replicationLag = "replication-lag"
    /// No parameters: every login is refused.
    case unauthorized
    /// No parameters: HTTP Basic is switched off, as a release from 8.2 on can.
    case basicOff = "basic-off"
    /// Optional `variant` (`issued` or `all`): the tokens issued so far, or all, are refused.
    case tokenRevoked = "token-revoked"
    /// `path` (or a list): 403 there.
    case forbidden
    /// Optional `path` and `retry_after` (seconds): 503 with a page of the proxy.
    case unavailable
    /// Optional `path`: accepted, never answered.
    case hang
    /// Optional `path` and `after_bytes`: the connection is reset.
    case reset
    /// Optional `path`, `at` (bytes) and `variant` (`close` or `json`): the body breaks off.
    case truncate
    /// Optional `path`: 200 with the page of a login form.
    case html
    /// Optional `path` and `variant` (`dribble` or `delay`), and `milliseconds`.
    case slow
    /// No parameters: a new certificate, and existing connections end.
    case certificateSwap = "certificate-swap"
    /// `url`: every request answers 307 to there.
    case redirect
    /// Optional `path`, and `bytes`: the body is that large.
    case oversize
    /// `field`, optional `path` and `value`: the field has that value everywhere, or is missing.
    case wrongType = "wrong-type"
}
