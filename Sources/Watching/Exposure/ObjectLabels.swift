import ClusterAPI
import Exposition
import Model

/// The labels of the objects that statistics are about, from the lists that name them.
///
/// A statistic and the list that names its object are read one after the other. An object that a
/// complete list does not have (yet, or any more) has no labels and is left out rather than shown
/// half-named; a list with unreadable objects proves nothing about the others. A name is no value:
/// it may come from a list that is too old to be shown itself.
struct ObjectLabels: Sendable {
    private let nodes: Listed<Node>
    private let databases: Listed<Database>
    private let shards: Listed<Shard>
    private let series: SeriesLabels

    init(_ state: ClusterState) {
        nodes = Listed(state.lastNodes, by: \.uid)
        databases = Listed(state.lastDatabases, by: \.uid)
        shards = Listed(state.lastShards, by: \.uid)
        series = SeriesLabels(state.configuration)
    }

    /// The labels of an object besides those of the cluster; nil for one that is not there.
    func labels(of kind: ObjectKind, _ uid: UID) -> [(name: String, value: String)]? {
        switch kind {
        case .cluster: []
        case .node: nodes.mayExist(uid) ? [("node", uid.text)] : nil
        case .database: databases.mayExist(uid) ? database(uid) : nil
        case .shard: shards.mayExist(uid) ? shard(shards[uid] ?? Shard(uid: uid)) : nil
        case .endpoint: endpoint(uid)
        case .peer: other(uid).map { database($0) + [("peer", $1)] }
        case .source: other(uid).map { database($0) + [("kind", "replica"), ("source", $1)] }
        }
    }

    private func database(_ uid: UID) -> [(name: String, value: String)] {
        series.names(of: uid, databases[uid])
    }

    private func shard(_ shard: Shard) -> [(name: String, value: String)] {
        [
            ("database", shard.database?.text ?? ""),
            ("node", shard.node?.text ?? ""),
            ("role", shard.role ?? ""),
            ("shard", shard.uid.text),
        ]
    }

    /// What a database takes from others is named `DATABASE:OTHER`.
    private func other(_ uid: UID) -> (database: UID, other: String)? {
        let parts = uid.text.split(separator: ":", maxSplits: 1)
        guard parts.count == 2, databases.mayExist(UID(String(parts[0]))) else { return nil }
        return (UID(String(parts[0])), String(parts[1]))
    }

    /// The API names an endpoint at a proxy `DATABASE:ENDPOINT:NODE`.
    private func endpoint(_ uid: UID) -> [(name: String, value: String)]? {
        let parts = uid.text.split(separator: ":", omittingEmptySubsequences: false)
        guard parts.count == 3 else { return nil }
        let owner = UID(String(parts[0]))
        guard databases.mayExist(owner) else { return nil }
        return database(owner) + [("endpoint", String(parts[1])), ("node", String(parts[2]))]
    }
}

extension ClusterState {
    var lastNodes: ObjectList<Node>? {
        guard case .nodes(let list)? = resources[.nodes]?.reading else { return nil }
        return list
    }

    var lastDatabases: ObjectList<Database>? {
        guard case .databases(let list)? = resources[.databases]?.reading else { return nil }
        return list
    }

    var lastShards: ObjectList<Shard>? {
        guard case .shards(let list)? = resources[.shards]?.reading else { return nil }
        return list
    }
}
