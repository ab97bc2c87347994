/// The event log behind `/v1/logs`, oldest first.
///
/// As in the product, the number of events is limited for each type: a burst of one type drives
/// out old events of that type only.
struct EventLog: Sendable {
    /// How many events of a type are kept.
    var capacityPerType = 100

    private(set) var entries: [(time: Int64, type: String, body: JSON)] = []
    private var counts: [String: Int] = [:]

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
        if counts[type, default: 0] < capacityPerType {
            counts[type, default: 0] += 1
        } else if let oldest = entries.firstIndex(where: { $0.type == type }) {
            entries.remove(at: oldest)
        }
        // Clocks may step back; the log stays in the order of its times.
        let place = entries.lastIndex { $0.time <= milliseconds }.map { $0 + 1 } ?? 0
        entries.insert((milliseconds, type, body), at: place)
    }

    /// Answers a query with the documented parameters stime, etime, order, limit and offset.
    ///
    /// Both bounds belong to the window. A value that cannot be read is refused with 400.
    func page(_ query: [String: String]) -> Answer {
        for name in ["stime", "etime"] {
            guard let text = query[name] else { continue }
            guard CalendarTime.seconds(iso8601: text) != nil else { return .badParameter(name) }
        }
        for name in ["limit", "offset"] {
            guard let text = query[name] else { continue }
            guard let number = Int(text), number >= 0 else { return .badParameter(name) }
        }
        guard ["asc", "desc"].contains(query["order"] ?? "asc") else {
            return .badParameter("order")
        }
        let start = query["stime"].flatMap(CalendarTime.seconds(iso8601:)) ?? .min
        let end = query["etime"].flatMap(CalendarTime.seconds(iso8601:)) ?? .max
        var selected = entries.filter {
            Int($0.time / 1_000) >= start && Int($0.time / 1_000) <= end
        }
        if query["order"] == "desc" { selected.reverse() }
        let rest = selected.dropFirst(query["offset"].flatMap { Int($0) } ?? 0)
        let limit = query["limit"].flatMap { Int($0) } ?? rest.count
        return .json(.array(rest.prefix(limit).map(\.body)))
    }
}
