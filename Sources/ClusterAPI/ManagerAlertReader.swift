import Model

// Three depths, of which the documentation shows two and tells of the third:
//
//     cluster            { NAME: alert }
//     nodes, databases   { UID: { NAME: alert } }
//     sources            { DATABASE: { SOURCE: { NAME: alert } } }, or without the SOURCE
//
// Source: the alert pages of
// <https://redis.io/docs/latest/operate/rs/references/rest-api/requests/>.

/// Reads the cluster manager's alerts.
struct ManagerAlertReader: Sendable {
    private let fields = ObjectReader<ManagerAlert>([
        .bool("state") { $0.isActive = $1 },
        .bool("enabled") { $0.isEnabled = $1 },
        .time("change_time") { $0.changed = $1 },
    ])
    /// What is only of interest while an alert is raised, and takes memory for each.
    private let details = ObjectReader<ManagerAlert>([
        .text("severity") { $0.severity = $1 },
        .text("threshold") { $0.threshold = $1 },
    ])

    /// Reads the alerts of the cluster itself.
    func single(
        _ root: JSONValue,
        losses: inout LossLog
    ) throws(DecodingFailure) -> [ManagerAlert] {
        guard root.kind == .object, root.member("error_code") == nil else {
            throw .wrongShape(root, expected: "alerts by name")
        }
        let owner = UID(ManagerAlert.Scope.cluster.rawValue)
        let found = alerts(root, Owner(uid: owner, place: .root), &losses)
        guard !found.isEmpty || losses.count == 0 else { throw losses.nothingReadable }
        return found
    }

    /// Reads the alerts of all objects of a kind.
    func byObject(
        _ root: JSONValue,
        losses: inout LossLog
    ) throws(DecodingFailure) -> [ManagerAlert] {
        try objects(root, &losses) { alerts($0, $1, &$2) }
    }

    /// Reads the alerts of all sources of all databases, with or without the level of the sources.
    func bySource(
        _ root: JSONValue,
        losses: inout LossLog
    ) throws(DecodingFailure) -> [ManagerAlert] {
        try objects(root, &losses) { json, database, losses in
            guard Self.isBySource(json) else { return alerts(json, database, &losses) }
            var found: [ManagerAlert] = []
            for (key, value) in json.members {
                var source = database
                source.place = .inside(database.place, key)
                guard let uid = key.uid else {
                    losses.add(JSONPath(source.place), reason: "has a key that is no identifier")
                    continue
                }
                source.source = uid
                found += alerts(value, source, &losses)
            }
            return found
        }
    }

    /// Whose alerts are read, and where they are.
    private struct Owner {
        var uid: UID
        var source: UID?
        var place: JSONPath.Place
    }

    private func objects(
        _ root: JSONValue,
        _ losses: inout LossLog,
        _ read: (JSONValue, Owner, inout LossLog) -> [ManagerAlert]
    ) throws(DecodingFailure) -> [ManagerAlert] {
        let entries = try ObjectEntries(root, expected: "alerts by object", emptyMap: true)
        var found: [ManagerAlert] = []
        var uids: Set<UID> = []
        var isEmpty = true
        for entry in entries {
            isEmpty = false
            guard let uid = entry.uid(&losses) else { continue }
            guard uids.insert(uid).inserted else {
                losses.add(JSONPath(entry.place), reason: "repeats an identifier")
                continue
            }
            found += read(entry.value, Owner(uid: uid, place: entry.place), &losses)
        }
        guard isEmpty || !uids.isEmpty else { throw losses.nothingReadable }
        return found
    }

    private func alerts(
        _ json: JSONValue,
        _ owner: Owner,
        _ losses: inout LossLog
    ) -> [ManagerAlert] {
        var names: Set<String> = []
        var found: [ManagerAlert] = []
        for (key, value) in json.members {
            guard let name = key.uid?.text else {
                losses.add(JSONPath(owner.place), reason: "has a key that is no name")
                continue
            }
            // Of equal names the first wins, as everywhere.
            guard names.insert(name).inserted else { continue }
            let place = JSONPath.Place.inside(owner.place, key)
            guard value.kind == .object else {
                losses.add(JSONPath(place), expected: "an object", found: value)
                continue
            }
            var alert = ManagerAlert(owner: owner.uid, source: owner.source, name: name)
            fields.read(value, into: &alert, at: place, losses: &losses)
            if alert.isActive == true {
                details.read(value, into: &alert, at: place, losses: &losses)
                read(value.member("change_value"), at: place, into: &alert, &losses)
            }
            found.append(alert)
        }
        return found
    }

    /// Reads what was measured; every alert has other names, so this is for people.
    private func read(
        _ change: JSONValue?,
        at place: JSONPath.Place,
        into alert: inout ManagerAlert,
        _ losses: inout LossLog
    ) {
        guard let change, !change.isNull else { return }
        guard change.kind == .object else {
            let path = JSONPath(place, "change_value")
            losses.add(path, expected: "an object", found: change)
            return
        }
        var parts: [String] = []
        for (key, value) in change.members where !key.equals("state") && parts.count < 8 {
            guard let text = value.brief else { continue }
            if key.equals("global_threshold") || key.equals("threshold") {
                alert.threshold = alert.threshold ?? text
            } else {
                parts.append("\(key.string(maximum: 60)) \(text)")
            }
        }
        alert.values = parts.isEmpty ? nil : parts.joined(separator: ", ")
    }

    /// Whether what a database has are sources and not alerts: objects of objects.
    private static func isBySource(_ json: JSONValue) -> Bool {
        json.members.contains { _, value in
            !isAlert(value) && value.members.contains { $0.value.kind == .object }
                && value.members.allSatisfy { $0.value.kind == .object }
        }
    }

    private static func isAlert(_ json: JSONValue) -> Bool {
        json.member("state") != nil || json.member("enabled") != nil
    }
}

extension JSONValue {
    /// A value as people would write it; nil of what says nothing.
    fileprivate var brief: String? {
        switch kind {
        case .string: text.flatMap { $0.count == 0 ? nil : $0.string(maximum: 120) }
        case .number: integer.map(String.init) ?? double.map { "\($0)" }
        case .bool: bool.map { $0 ? "true" : "false" }
        case .array:
            Array(elements.prefix(8)).compactMap(\.brief).reduce(nil) { text, word in
                text.map { "\($0) \(word)" } ?? word
            }
        case .object, .null: nil
        }
    }
}
