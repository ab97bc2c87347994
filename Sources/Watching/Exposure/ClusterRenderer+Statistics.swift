import ClusterAPI
import Exposition
import Model

extension ClusterRenderer {
    /// Adds the newest statistics of every object that is still listed.
    ///
    /// A statistic and the list that names its object are read one after the other. An object
    /// that a complete list does not have (yet, or any more) is left out rather than shown
    /// half-named; a list with unreadable objects proves nothing about the others. A name is no
    /// value: it may come from a list that is too old to be shown itself.
    mutating func addStatistics() {
        let labels = labels
        add(.clusterStatistics) { _ in labels.cluster }
        let nodes = Listed(lastNodes, by: \.uid)
        add(.nodeStatistics) { uid in
            nodes.mayExist(uid) ? labels.node(uid) : nil
        }
        let databases = Listed(lastDatabases, by: \.uid)
        add(.databaseStatistics) { uid in
            databases.mayExist(uid) ? labels.database(uid, name: databases[uid]?.name) : nil
        }
        add(.endpointStatistics) { uid in
            let parts = uid.text.split(separator: ":", omittingEmptySubsequences: false)
            guard parts.count == 3 else { return nil }
            let database = UID(String(parts[0]))
            guard databases.mayExist(database) else { return nil }
            return labels(
                ("database", database.text),
                ("database_name", databases[database]?.name ?? ""),
                ("endpoint", String(parts[1])),
                ("node", String(parts[2]))
            )
        }
        let shards = Listed(lastShards, by: \.uid)
        add(.shardStatistics) { uid in
            shards.mayExist(uid) ? labels.shard(shards[uid] ?? Shard(uid: uid)) : nil
        }
    }

    var lastNodes: ObjectList<Node>? {
        guard case .nodes(let list)? = state.resources[.nodes]?.reading else { return nil }
        return list
    }

    var lastDatabases: ObjectList<Database>? {
        guard case .databases(let list)? = state.resources[.databases]?.reading else { return nil }
        return list
    }

    private var lastShards: ObjectList<Shard>? {
        guard case .shards(let list)? = state.resources[.shards]?.reading else { return nil }
        return list
    }

    private mutating func add(_ resource: Resource, labels: (UID) -> LabelSet?) {
        guard case .statistics(_, let objects)? = state.freshReading(of: resource, at: now) else {
            return
        }
        for (object, labels) in sorted(objects, by: { labels($0.uid) }) {
            for value in object.values { table.add(value.metric, labels, value.number) }
        }
    }
}
