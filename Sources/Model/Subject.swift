/// What an alert or an event is about, written as the journal's `REWATCHD_SUBJECT`.
package enum Subject: Hashable, Comparable, Sendable, CustomStringConvertible {
    /// The cluster as a whole.
    case cluster
    /// One of its nodes.
    case node(UID)
    /// One of its databases.
    case database(UID)
    /// One shard of a database.
    case shard(UID)
    /// A resource of its REST API, by the name in the `resource` label.
    case resource(String)

    package var description: String {
        switch self {
        case .cluster: "cluster"
        case .node(let uid): "node:\(uid)"
        case .database(let uid): "database:\(uid)"
        case .shard(let uid): "shard:\(uid)"
        case .resource(let name): "resource:\(name)"
        }
    }

    /// Reads what ``description`` writes; nil for any other text.
    package init?(_ text: String) {
        if text == "cluster" {
            self = .cluster
            return
        }
        guard let colon = text.firstIndex(of: ":") else { return nil }
        let rest = String(text[text.index(after: colon)...])
        switch text[..<colon] {
        case "node": self = .node(UID(rest))
        case "database": self = .database(UID(rest))
        case "shard": self = .shard(UID(rest))
        case "resource": self = .resource(rest)
        default: return nil
        }
    }

    package static func < (left: Subject, right: Subject) -> Bool {
        left.rank == right.rank ? left.key < right.key : left.rank < right.rank
    }

    private var rank: Int {
        switch self {
        case .cluster: 0
        case .node: 1
        case .database: 2
        case .shard: 3
        case .resource: 4
        }
    }

    private var key: UID {
        switch self {
        case .cluster: UID("")
        case .node(let uid), .database(let uid), .shard(let uid): uid
        case .resource(let name): UID(name)
        }
    }
}
