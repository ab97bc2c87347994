/// The words of an object that events compare; nil where nothing has said one yet.
package struct KnownObject: Hashable, Sendable {
    /// The name of a database.
    package var name: String?
    /// The status word.
    package var status: String?
    /// The fine status word of a shard.
    package var detail: String?
    /// The version of a node or of a database's engine; of the cluster, its licence.
    package var version: String?
    /// The role of a shard; of the cluster, its master node.
    package var role: String?
    /// Whether a node is in maintenance, `on` or `off`.
    package var maintenance: String?

    /// An object of which nothing is known but that it is there.
    package init() {}
}
