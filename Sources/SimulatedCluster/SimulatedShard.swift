/// A shard, primary or replica, of the simulated cluster.
package struct SimulatedShard: Sendable, Equatable {
    /// The number of the shard, from 1 over the whole cluster.
    package let uid: Int
    /// The database it belongs to.
    package let database: Int
    /// Which part of the database's slots it holds, from 0.
    package let part: Int
    /// Its hash slots, such as `0-8191`.
    package let slots: String
    /// The node it lives on.
    package internal(set) var node: Int
    /// Whether it is the primary of its part.
    package internal(set) var isPrimary: Bool
    /// Whether a fault stopped it, apart from its node's state.
    package internal(set) var isStopped = false
}
