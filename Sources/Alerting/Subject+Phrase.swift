package import Model

extension Subject {
    /// What a sentence calls it, such as `database 5 (cart)`.
    package func phrase(name: String?) -> String {
        let named = name.flatMap { $0.isEmpty ? nil : " (\($0))" } ?? ""
        return switch self {
        case .cluster: "cluster"
        case .node(let uid): "node \(uid)"
        case .database(let uid): "database \(uid)\(named)"
        case .shard(let uid): "shard \(uid)"
        case .user(let uid): "user \(uid)\(named)"
        case .action(let uid): "action \(uid)\(named)"
        case .certificate(let name): "certificate \(name)"
        case .resource(let name): "resource \(name)"
        case .source(_, let database, let source):
            "source \(source.map { "\($0) " } ?? "")of database \(database)\(named)"
        case .alert(let alert, of: let object): "\(alert) of \(object.phrase(name: name))"
        }
    }
}
