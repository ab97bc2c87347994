/// The cluster's licence as /v1/license tells it, without the licence text.
package struct License: Hashable, Sendable {
    /// Until when it is valid.
    package var expiration: Timestamp?
    /// Whether the cluster counts it as expired.
    package var expired: Bool?
    /// How many shards it allows.
    package var shardsLimit: Double?
    /// How many shards in RAM it allows; nil on a trial.
    package var memoryShardsLimit: Double?
    /// How many shards on flash it allows; nil on a trial.
    package var flashShardsLimit: Double?
    /// How many shards in RAM there are.
    package var memoryShards: Double?
    /// How many shards on flash there are.
    package var flashShards: Double?

    /// A licence of which nothing is known but that there is one.
    package init() {}
}
