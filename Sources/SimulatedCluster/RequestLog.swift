/// The last requests and the number of all of them by path.
struct RequestLog: Sendable {
    /// One answered request.
    struct Entry: Sendable {
        let time: Int64
        let method: String
        let path: String
        let status: Int?
        let user: String?
        let isAuthorized: Bool
    }

    /// How many requests are remembered.
    static let capacity = 1_000
    /// How many different paths are counted by name; the rest is counted as `other`.
    static let pathCapacity = 500

    private(set) var entries: [Entry] = []
    private(set) var counts: [String: Int] = [:]

    /// Remembers a request and drops the oldest when there are too many.
    mutating func add(_ entry: Entry) {
        let isNew = counts[entry.path] == nil
        let path = isNew && counts.count >= Self.pathCapacity ? "other" : entry.path
        counts[path, default: 0] += 1
        if entries.count >= Self.capacity * 2 { entries.removeFirst(Self.capacity) }
        entries.append(entry)
    }

    /// Returns both as JSON; the status of a request that got no answer is null.
    var json: JSON {
        [
            "requests": .object(
                counts.sorted { $0.key < $1.key }.map {
                    JSON.Member(name: $0.key, value: .integer($0.value))
                }
            ),
            "log": .array(
                entries.suffix(Self.capacity).map { entry in
                    [
                        "time": .string(CalendarTime.iso8601(entry.time)),
                        "time_ms": .integer(Int(entry.time)),
                        "method": .string(entry.method),
                        "path": .string(entry.path),
                        "status": entry.status.map { .integer($0) } ?? .null,
                        "user": entry.user.map { .string($0) } ?? .null,
                        "authorized": .boolean(entry.isAuthorized),
                    ]
                }
            ),
        ]
    }
}
