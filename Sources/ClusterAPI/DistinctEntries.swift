import Model

/// Goes through the objects of an answer that have an identifier of their own.
///
/// What has none, or one that was there before, is noted as a loss and passed over.
struct DistinctEntries {
    private var entries: ObjectEntries
    private var uids: Set<UID>
    private var isEmpty = true
    /// Whether nothing was passed over so far.
    private(set) var isComplete = true

    /// Refuses what is neither an array nor a map of objects; see ``ObjectEntries``.
    init(_ root: JSONValue, expected: StaticString, emptyMap: Bool) throws(DecodingFailure) {
        entries = try ObjectEntries(root, expected: expected, emptyMap: emptyMap)
        uids = Set(minimumCapacity: root.countHint)
    }

    /// The next object and its identifier; nil at the end.
    @inline(__always)
    mutating func next(
        _ losses: inout LossLog
    ) -> (uid: UID, place: JSONPath.Place, value: JSONValue)? {
        while let entry = entries.next() {
            isEmpty = false
            if let uid = entry.uid(&losses) {
                if uids.insert(uid).inserted { return (uid, entry.place, entry.value) }
                losses.add(JSONPath(entry.place), reason: "repeats an identifier")
            }
            isComplete = false
        }
        return nil
    }

    /// Throws when there were objects and none could be read, or none though there must be one.
    func check(_ losses: LossLog, canBeEmpty: Bool = true) throws(DecodingFailure) {
        guard isEmpty || !uids.isEmpty else { throw losses.nothingReadable }
        guard canBeEmpty || !isEmpty else { throw .nothingThere }
    }
}
