/// One node with the shards on it.
package struct NodeRow: Sendable, Hashable {
    /// One shard as a mark on its node.
    package struct ShardMark: Sendable, Hashable {
        /// Its number.
        package var uid: String
        /// The number of its database; empty where it is unknown.
        package var database: String
        /// Whether it is a master; false for a replica.
        package var isMaster: Bool
        /// How it stands.
        package var standing: Standing
        /// Its states in the words of the cluster.
        package var words: String

        /// Joins a mark.
        package init(
            uid: String,
            database: String,
            isMaster: Bool,
            standing: Standing,
            words: String
        ) {
            self.uid = uid
            self.database = database
            self.isMaster = isMaster
            self.standing = standing
            self.words = words
        }
    }

    /// Its number.
    package var uid: String
    /// How it stands.
    package var standing: Standing
    /// Its state in words, such as `down for 3 min`.
    package var sentence: String
    /// Its address; nil where it is unknown, as everything that follows.
    package var address: String?
    /// The release that it runs.
    package var version: String?
    /// Whether it is the primary node, which answers for the cluster.
    package var isPrimary = false
    /// Whether it is in maintenance.
    package var isMaintained = false
    /// The share of its processors that is busy.
    package var processors: Double?
    /// The share of its memory that is used.
    package var memory: Double?
    /// Its memory in bytes.
    package var totalMemory: Double?
    /// The share of its persistent disk that is used.
    package var disk: Double?
    /// Its shards by number.
    package var shards: [ShardMark] = []

    /// Makes a row of which nothing but its state is known.
    package init(uid: String, standing: Standing, sentence: String) {
        self.uid = uid
        self.standing = standing
        self.sentence = sentence
    }
}
