/// How the cluster manager sees one node, as /v1/nodes/status tells it.
package struct NodeState: Hashable, Sendable {
    /// Its number within the cluster.
    package var uid: UID
    /// `master` for the cluster's primary node, which answers its API, otherwise `slave`.
    package var role: String?
    /// Whether there is a snapshot of its state before maintenance; one may stay after its end.
    package var hasMaintenanceSnapshot = false

    /// Bytes of RAM that shards may use in all.
    package var provisionalMemory: Double?
    /// Bytes of RAM that are left for new shards.
    package var freeProvisionalMemory: Double?
    /// Bytes by which the node is overbooked; below zero while it is not.
    package var overbookingDepth: Double?
    /// Primary shards on it.
    package var primaryShards: Double?
    /// Replica shards on it.
    package var replicaShards: Double?

    /// Makes a node of which nothing but its number is known.
    package init(uid: UID) {
        self.uid = uid
    }
}
