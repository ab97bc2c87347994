/// One database in a line.
package struct DatabaseRow: Sendable, Hashable {
    /// Its number.
    package var uid: String
    /// Its name; empty where it is unknown.
    package var name: String
    /// How it stands.
    package var standing: Standing
    /// What is wrong, or its status in the words of the cluster.
    package var sentence: String
    /// Requests a second; nil where it is unknown, as everything that follows.
    package var requests: Double?
    /// Mean latency in seconds.
    package var latency: Double?
    /// Bytes used.
    package var usedMemory: Double?
    /// Bytes that may be used; 0 is no limit.
    package var memoryLimit: Double?
    /// Open connections of clients.
    package var connections: Double?
    /// Keys evicted a second.
    package var evictions: Double?
    /// How many primary shards.
    package var shards: Int?
    /// Whether each of those has a replica.
    package var isReplicated: Bool?

    /// Makes a row of which nothing but its state is known.
    package init(uid: String, name: String, standing: Standing, sentence: String) {
        self.uid = uid
        self.name = name
        self.standing = standing
        self.sentence = sentence
    }

    /// Whether a text in small letters occurs in it.
    func holds(_ text: String) -> Bool {
        name.lowercased().contains(text) || uid == text || sentence.lowercased().contains(text)
    }

    /// The order of the table: by trouble, then by memory, then by number.
    static func isWorse(_ left: DatabaseRow, _ right: DatabaseRow) -> Bool {
        if left.standing != right.standing { return left.standing > right.standing }
        let (one, other) = (left.usedMemory ?? -1, right.usedMemory ?? -1)
        if one != other { return one > other }
        return (left.uid.utf8.count, left.uid) < (right.uid.utf8.count, right.uid)
    }
}
