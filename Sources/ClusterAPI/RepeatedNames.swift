/// The names of the members of many objects that have nearly the same ones, each made only once.
///
/// Tells too which name an object has already had. The first ``most`` names of an answer are
/// remembered, each a bit of one word; whatever more there are costs a `String` and a hash.
struct RepeatedNames {
    private static let most = 64

    private var known = TextTable(capacity: most)
    private var names: [String] = []
    private var seen: UInt64 = 0
    private var seenOthers: Set<String> = []

    /// Begins another object, which has had no name yet.
    mutating func startObject() {
        seen = 0
        seenOthers.removeAll()
    }

    /// The name of a member; nil when the object had it before.
    mutating func name(of key: JSONText) -> String? {
        guard let index = known.index(of: key) ?? learned(key) else {
            let name = key.string(maximum: key.count)
            return seenOthers.insert(name).inserted ? name : nil
        }
        let bit: UInt64 = 1 << UInt64(index)
        guard seen & bit == 0 else { return nil }
        seen |= bit
        return names[index]
    }

    private mutating func learned(_ key: JSONText) -> Int? {
        guard known.count < Self.most else { return nil }
        known.append(key.bytes)
        names.append(key.string(maximum: key.count))
        return names.count - 1
    }
}
