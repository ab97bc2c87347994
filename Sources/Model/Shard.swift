/// One shard as /v1/shards lists it; every field but the identifier may be missing.
package struct Shard: Hashable, Sendable {
    /// Its number within the cluster.
    package var uid: UID
    /// The database that it is a part of.
    package var database: UID?
    /// The node that it runs on.
    package var node: UID?
    /// `master` or `slave`, as the API writes it.
    package var role: String?
    /// The role in which it really works; nil before release 8.0, which does not say it.
    package var actualRole: String?
    /// Its coarse state; nil when the list did not say it.
    package var status: Status<ShardStatus>?
    /// Its fine state; nil when the list did not say it.
    package var detailedStatus: Status<DetailedShardStatus>?

    /// How a replica stands to its primary shard; nil of a primary one.
    package var syncStatus: Status<ShardSyncStatus>?
    /// Bytes that a replica still has to take over.
    package var syncRemaining: Double?
    /// The share that is loaded; nil while it does not load.
    package var loadingProgress: Double?
    /// When the shard was last looked at by its node.
    package var reported: Timestamp?

    /// Makes a shard of which nothing but its number is known.
    package init(uid: UID) {
        self.uid = uid
    }
}
