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
    /// One of its users.
    case user(UID)
    /// Something that it does for a while.
    case action(UID)
    /// One of its certificates, by the name in the `certificate` label.
    case certificate(String)
    /// A resource of its REST API, by the name in the `resource` label.
    case resource(String)
    /// What a database is kept in sync with; the source is nil where the API does not name it.
    case source(ManagerAlert.Scope, database: UID, UID?)
    /// An alert of the cluster manager, by its name, about one of the others.
    indirect case alert(String, of: Subject)

    package var description: String {
        switch self {
        case .cluster: "cluster"
        case .node(let uid): "node:\(uid)"
        case .database(let uid): "database:\(uid)"
        case .shard(let uid): "shard:\(uid)"
        case .user(let uid): "user:\(uid)"
        case .action(let uid): "action:\(uid)"
        case .certificate(let name): "certificate:\(name)"
        case .resource(let name): "resource:\(name)"
        case .source(let scope, let database, let source):
            "\(scope.rawValue):\(database)" + (source.map { ":\($0)" } ?? "")
        case .alert(let name, of: let object): "\(object):\(name)"
        }
    }

    /// The object that it lies on, for an alert; itself for all others.
    package var object: Subject {
        if case .alert(_, of: let object) = self { object } else { self }
    }

    package static func < (left: Subject, right: Subject) -> Bool {
        if left.rank != right.rank { return left.rank < right.rank }
        if case (.alert(let name, of: let object), .alert(let other, of: let another)) =
            (left, right)
        {
            return object == another ? name < other : object < another
        }
        return left.key < right.key
    }

    private var rank: Int {
        switch self {
        case .cluster: 0
        case .node: 1
        case .database: 2
        case .shard: 3
        case .user: 4
        case .action: 5
        case .certificate: 6
        case .resource: 7
        case .source: 8
        case .alert: 9
        }
    }

    private var key: UID {
        switch self {
        case .cluster: UID("")
        case .node(let uid), .database(let uid), .shard(let uid), .user(let uid),
            .action(let uid):
            uid
        case .resource(let name), .certificate(let name): UID(name)
        case .source, .alert: UID(description)
        }
    }
}
