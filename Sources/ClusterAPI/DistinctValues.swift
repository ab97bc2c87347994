/// Tells which values were there before, at little cost for a few.
///
/// Most lists within objects have one to four elements, and to hash them would cost more than to
/// compare them, and memory besides. Those beyond the first four are hashed, since a list may be
/// made to be long.
struct DistinctValues<Value: Hashable> {
    private var first = InlineArray<4, Value?>(repeating: nil)
    private var others: Set<Value> = []

    /// Adds a value; false when it was there.
    mutating func insert(_ value: Value) -> Bool {
        for index in first.indices {
            guard let known = first[index] else {
                first[index] = value
                return true
            }
            if known == value { return false }
        }
        return others.insert(value).inserted
    }
}
