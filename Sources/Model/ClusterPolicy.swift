/// The settings of /v1/cluster/policy that decide how the cluster treats logins and failures.
package struct ClusterPolicy: Hashable, Sendable {
    /// Failed logins that lock a user; 0 is never.
    package var lockoutThreshold: Double?
    /// Seconds that a locked user stays locked; 0 is until an administrator unlocks it.
    package var lockoutDuration: Double?
    /// Seconds after which failed logins no longer count.
    package var lockoutReset: Double?
    /// How many events of a type the cluster's own log keeps.
    package var savedEventsLimit: Double?
    /// Whether shards recover by themselves.
    package var recoversByItself: Bool?
    /// Whether replicas of a failed node are made anew on another.
    package var replacesReplicas: Bool?
    /// Whether memory limits are ignored when shards are placed.
    package var overbooksShards: Bool?
    /// Whether a replica is kept on another rack than its primary shard.
    package var isRackAware: Bool?

    /// A policy of which nothing is known.
    package init() {}
}
