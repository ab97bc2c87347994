import Model

// A record of /v1/logs is an object whose members depend on its type:
//
//     {"time":"2014-08-29T11:19:49Z","type":"bdb_name_updated","severity":"INFO",
//      "bdb_uid":"1","old_val":"test","new_val":"test123"}
//
// Bodies are free-form, and some hold addresses of people or places with a login in them, so only
// members on a list are taken over. Source:
// <https://redis.io/docs/latest/operate/rs/references/rest-api/requests/logs/>.

/// Reads a page of the cluster's own log.
struct LogReader: Sendable {
    /// The most bytes of one value.
    private static let valueBytesMax = 1_024

    /// The members that are taken over; those with a meaning of their own are not among them.
    private static let taken: Set<String> = [
        "action_uid", "check_name", "checks_error", "checks_time", "cpu_util", "crdt_guid",
        "dead_nodes", "description", "disk", "error", "free", "global_threshold", "memory_util",
        "missing", "module_name", "module_uid", "needed", "new_val", "node_count", "old_val",
        "originator_uid", "originator_username", "progress", "reason", "shard_uid", "state",
        "storage_util", "threshold", "used", "user_name", "user_uid", "username",
    ]

    /// Reads the records in the order of the answer.
    func page(
        _ root: JSONValue,
        losses: inout LossLog
    ) throws(DecodingFailure) -> ClusterLogPage {
        guard root.kind == .array else { throw .wrongShape(root, expected: "an array") }
        var page = ClusterLogPage([], count: 0)
        for (index, value) in root.elements.enumerated() {
            page.count += 1
            if let record = record(value, at: .element(index), losses: &losses) {
                page.records.append(record)
            }
        }
        guard page.count == 0 || !page.records.isEmpty else { throw losses.nothingReadable }
        return page
    }

    private func record(
        _ json: JSONValue,
        at place: JSONPath.Place,
        losses: inout LossLog
    ) -> ClusterLogRecord? {
        guard json.kind == .object else {
            losses.add(JSONPath(place), expected: "an object", found: json)
            return nil
        }
        guard case .value(let time)? = json.member("time")?.asTime else {
            losses.add(JSONPath(place, "time"), reason: "is no time")
            return nil
        }
        guard case .value(let type)? = json.member("type")?.asWord else {
            losses.add(JSONPath(place, "type"), reason: "is no text")
            return nil
        }
        var record = ClusterLogRecord(
            time: time,
            type: type,
            subject: Self.subject(of: json),
            digest: ContentDigest.of(json)
        )
        if case .value(let word)? = json.member("severity")?.asWord {
            record.severity = ClusterLogRecord.Severity(rawValue: word.uppercased())
        }
        if case .value(let name)? = json.member("bdb_name")?.asText { record.name = name }
        record.fields = Self.fields(of: json)
        return record
    }

    private static func subject(of json: JSONValue) -> Subject {
        if case .value(let uid)? = json.member("bdb_uid")?.asUID { return .database(uid) }
        if case .value(let uid)? = json.member("node_uid")?.asUID { return .node(uid) }
        return .cluster
    }

    private static func fields(of json: JSONValue) -> [ClusterLogRecord.Field] {
        var fields: [ClusterLogRecord.Field] = []
        for (key, value) in json.members {
            let name = key.string(maximum: 64)
            guard taken.contains(name), !fields.contains(where: { $0.name == name }),
                let text = text(of: value)
            else { continue }
            fields.append(ClusterLogRecord.Field(name, text))
        }
        return fields.sorted { $0.name < $1.name }
    }

    /// A value as people write it; lists of simple values with commas, objects not at all.
    private static func text(of value: JSONValue) -> String? {
        if let text = value.text { return text.string(maximum: valueBytesMax) }
        if let bool = value.bool { return "\(bool)" }
        if let integer = value.integer { return "\(integer)" }
        if let double = value.double { return "\(double)" }
        guard value.kind == .array else { return nil }
        let parts = value.elements.prefix(64).compactMap { $0.kind == .array ? nil : text(of: $0) }
        return parts.isEmpty ? nil : parts.joined(separator: ",")
    }
}
