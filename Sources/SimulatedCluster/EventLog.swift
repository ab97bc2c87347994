/// The event log behind `/v1/logs`, oldest first.
struct EventLog: Sendable {
    /// How many events are kept.
    static let capacity = 500

    private(set) var entries: [(time: Int64, body: JSON)] = []

    /// Adds an event; its details follow time, type and severity.
    mutating func add(
        _ type: String,
        at milliseconds: Int64,
        severity: String = "INFO",
        details: JSON
    ) {
        var body: JSON = [
            "time": .string(CalendarTime.iso8601(milliseconds)),
            "type": .string(type),
            "severity": .string(severity),
        ]
        body.append(contentsOf: details)
        if entries.count >= Self.capacity { entries.removeFirst() }
        entries.append((milliseconds, body))
    }

    /// Answers a query with the documented parameters stime, etime, order, limit and offset.
    func page(_ query: [String: String]) -> JSON {
        var selected = entries
        if let start = query["stime"].flatMap(CalendarTime.seconds(iso8601:)) {
            selected.removeAll { $0.time / 1_000 < Int64(start) }
        }
        if let end = query["etime"].flatMap(CalendarTime.seconds(iso8601:)) {
            selected.removeAll { $0.time / 1_000 > Int64(end) }
        }
        if query["order"] == "desc" { selected.reverse() }
        let rest = selected.dropFirst(max(0, query["offset"].flatMap { Int($0) } ?? 0))
        let limit = max(0, query["limit"].flatMap { Int($0) } ?? rest.count)
        return .array(rest.prefix(limit).map(\.body))
    }
}
