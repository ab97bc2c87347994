import Model

// Two forms, of which the second has more kinds of actions:
//
//     /v1/actions    { "actions": [action], "state-machines": [action] }
//     /v2/actions    [action]
//
// Source: the action pages of
// <https://redis.io/docs/latest/operate/rs/references/rest-api/requests/actions/>.

/// Reads lists of actions.
struct ActionReader: Sendable {
    private let fields = ObjectReader<Action>([
        .text("name") { $0.name = $1 },
        .status("status") { $0.status = $1 },
        .epoch("creation_time") { $0.created = $1 },
        .epoch("heartbeat") { $0.heartbeat = $1 },
        .text("object_name") { $0.database = Self.database(named: $1) },
    ])

    /// What `bdb:5` names; nil for other objects.
    private static func database(named name: String?) -> UID? {
        guard let name, name.hasPrefix("bdb:") else { return nil }
        return UID(String(name.dropFirst("bdb:".utf8.count)))
    }

    /// Reads the actions of either form.
    func actions(
        _ root: JSONValue,
        losses: inout LossLog
    ) throws(DecodingFailure) -> ObjectList<Action> {
        var list = ObjectList<Action>([])
        if root.kind == .array {
            for (index, value) in root.elements.enumerated() {
                add(value, at: .element(index), to: &list, &losses)
            }
        } else if let lists = lists(of: root) {
            for (name, value) in lists {
                guard value.kind == .array else {
                    losses.add(JSONPath(.root, name), expected: "an array", found: value)
                    list.isComplete = false
                    continue
                }
                for (index, element) in value.elements.enumerated() {
                    add(element, at: .item(name, index), to: &list, &losses)
                }
            }
        } else {
            throw .wrongShape(root, expected: "lists of actions")
        }
        guard list.isComplete || !list.objects.isEmpty else { throw losses.nothingReadable }
        return list
    }

    private func lists(of root: JSONValue) -> [(String, JSONValue)]? {
        let names: [StaticString] = ["actions", "state-machines"]
        let found = names.compactMap { name in root.member(name).map { ("\(name)", $0) } }
        return found.isEmpty ? nil : found.filter { !$0.1.isNull }
    }

    private func add(
        _ json: JSONValue,
        at place: JSONPath.Place,
        to list: inout ObjectList<Action>,
        _ losses: inout LossLog
    ) {
        guard json.kind == .object else {
            losses.add(JSONPath(place), expected: "an object", found: json)
            list.isComplete = false
            return
        }
        guard let name = json.member("action_uid") ?? json.member("task_id"),
            case .value(let uid) = name.asUID
        else {
            losses.add(JSONPath(place, "action_uid"), reason: "is no identifier")
            list.isComplete = false
            return
        }
        var action = Action(uid: uid)
        fields.read(json, into: &action, at: place, losses: &losses)
        list.objects.append(action)
    }
}
