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
///
/// Of each object there are a handful, whether raised or not, so it costs much less to find their
/// names among those of the objects before than to make them again.
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
        var pass = Pass(losses: losses)
        defer { losses = pass.losses }
        read(root, Owner(uid: owner, place: .root), &pass)
        guard !pass.alerts.isEmpty || pass.losses.count == 0 else {
            throw pass.losses.nothingReadable
        }
        return pass.alerts
    }

    /// Reads the alerts of all objects of a kind.
    func byObject(
        _ root: JSONValue,
        losses: inout LossLog
    ) throws(DecodingFailure) -> [ManagerAlert] {
        try objects(root, &losses) { read($0, $1, &$2) }
    }

    /// Reads the alerts of all sources of all databases, with or without the level of the sources.
    func bySource(
        _ root: JSONValue,
        losses: inout LossLog
    ) throws(DecodingFailure) -> [ManagerAlert] {
        try objects(root, &losses) { json, database, pass in
            guard Self.isBySource(json) else { return read(json, database, &pass) }
            for (key, value) in json.members {
                var source = database
                source.place = .inside(database.place, key)
                guard let uid = key.uid else {
                    let path = JSONPath(source.place)
                    pass.losses.add(path, reason: "has a key that is no identifier")
                    continue
                }
                source.source = uid
                read(value, source, &pass)
            }
        }
    }

    /// Whose alerts are read, and where they are.
    private struct Owner {
        var uid: UID
        var source: UID?
        var place: JSONPath.Place
    }

    /// What is carried from object to object of one answer.
    private struct Pass {
        var alerts: [ManagerAlert] = []
        var names = RepeatedNames()
        var losses: LossLog
    }

    private func objects(
        _ root: JSONValue,
        _ losses: inout LossLog,
        _ read: (JSONValue, Owner, inout Pass) -> Void
    ) throws(DecodingFailure) -> [ManagerAlert] {
        var entries = try DistinctEntries(root, expected: "alerts by object", emptyMap: true)
        var pass = Pass(losses: losses)
        defer { losses = pass.losses }
        while let (uid, place, value) = entries.next(&pass.losses) {
            read(value, Owner(uid: uid, place: place), &pass)
        }
        try entries.check(pass.losses)
        return pass.alerts
    }

    private func read(_ json: JSONValue, _ owner: Owner, _ pass: inout Pass) {
        pass.names.startObject()
        for (key, value) in json.members {
            guard key.isIdentifier else {
                pass.losses.add(JSONPath(owner.place), reason: "has a key that is no name")
                continue
            }
            // Of equal names the first wins, as everywhere.
            guard let name = pass.names.name(of: key) else { continue }
            guard value.kind == .object else {
                let path = JSONPath(.inside(owner.place, key))
                pass.losses.add(path, expected: "an object", found: value)
                continue
            }
            let alert = ManagerAlert(owner: owner.uid, source: owner.source, name: name)
            pass.alerts.append(alert)
            // In place, since alerts are large.
            read(
                value,
                at: .inside(owner.place, key),
                into: &pass.alerts[pass.alerts.count - 1],
                &pass.losses
            )
        }
    }

    private func read(
        _ json: JSONValue,
        at place: @autoclosure () -> JSONPath.Place,
        into alert: inout ManagerAlert,
        _ losses: inout LossLog
    ) {
        fields.read(json, into: &alert, at: place(), losses: &losses)
        guard alert.isActive == true else { return }
        details.read(json, into: &alert, at: place(), losses: &losses)
        readValues(json.member("change_value"), at: place(), into: &alert, &losses)
    }

    /// Reads what was measured; every alert has other names, so this is for people.
    private func readValues(
        _ change: JSONValue?,
        at place: @autoclosure () -> JSONPath.Place,
        into alert: inout ManagerAlert,
        _ losses: inout LossLog
    ) {
        guard let change, !change.isNull else { return }
        guard change.kind == .object else {
            let path = JSONPath(place(), "change_value")
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
