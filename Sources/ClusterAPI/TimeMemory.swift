import Model

/// Reads times and remembers the last few, since the samples of an answer share most of theirs.
struct TimeMemory {
    private static let capacity = 4
    private var known: [(bytes: [UInt8], time: Timestamp)] = []
    private var oldest = 0

    /// Reads a time as RFC 3339.
    mutating func time(_ value: JSONValue) -> FieldValue<Timestamp> {
        guard let text = value.text else { return value.asTime }
        for entry in known where text.equals(entry.bytes) { return .value(entry.time) }
        let result = value.asTime
        if case .value(let time) = result { remember(text.bytes, time) }
        return result
    }

    private mutating func remember(_ bytes: [UInt8], _ time: Timestamp) {
        guard known.count == Self.capacity else {
            known.append((bytes, time))
            return
        }
        known[oldest] = (bytes, time)
        oldest = (oldest + 1) % Self.capacity
    }
}
