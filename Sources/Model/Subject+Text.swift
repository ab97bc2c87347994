extension Subject {
    /// Reads what ``description`` wrote; nil for anything else.
    ///
    /// After a node or a database a second colon begins the name of an alert, since no identifier
    /// of those has one.
    package init?(_ text: String) {
        let parts = text.split(separator: ":", maxSplits: 1, omittingEmptySubsequences: false)
        let rest = parts.count > 1 ? String(parts[1]) : nil
        guard let rest else {
            guard text == "cluster" else { return nil }
            self = .cluster
            return
        }
        switch parts[0] {
        case "cluster": self = .alert(rest, of: .cluster)
        case "node": self = Self.object(rest, Subject.node)
        case "database": self = Self.object(rest, Subject.database)
        case "shard": self = .shard(UID(rest))
        case "user": self = .user(UID(rest))
        case "action": self = .action(UID(rest))
        case "certificate": self = .certificate(rest)
        case "resource": self = .resource(rest)
        default:
            guard let scope = ManagerAlert.Scope(rawValue: String(parts[0])),
                let alert = Self.alert(rest, of: scope)
            else { return nil }
            self = alert
        }
    }

    private static func object(_ rest: String, _ make: (UID) -> Subject) -> Subject {
        guard let colon = rest.firstIndex(of: ":") else { return make(UID(rest)) }
        let name = String(rest[rest.index(after: colon)...])
        return .alert(name, of: make(UID(String(rest[..<colon]))))
    }

    private static func alert(_ rest: String, of scope: ManagerAlert.Scope) -> Subject? {
        let parts = rest.split(separator: ":", maxSplits: 2, omittingEmptySubsequences: false)
            .map(String.init)
        guard let name = parts.last, parts.count > 1 else { return nil }
        let source = parts.count > 2 ? UID(parts[1]) : nil
        return .alert(name, of: .source(scope, database: UID(parts[0]), source))
    }
}
