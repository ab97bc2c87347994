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
    /// No parameters: every login is refused.
    case unauthorized
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
