import Exposition
import Model

extension ClusterRenderer {
    mutating func add(_ nodes: [Node]) {
        let states = nodeStates
        let infos = nodes.map { node in
            labels(
                ("node", node.uid.text),
                ("address", node.address ?? ""),
                ("version", node.softwareVersion ?? ""),
                ("rack_id", node.rackID ?? ""),
                ("role", states[node.uid]?.role ?? "")
            )
        }
        for info in infos.sorted() {
            table.add(.nodeInfo, info, 1)
        }
        for (node, labels) in sorted(nodes, by: { labels.node($0.uid) }) {
            table.add(.nodeStatus, labels, state: node.status?.label)
            table.add(.nodeMaintenance, labels, maintenance(of: node, states[node.uid]))
            table.add(.nodeAcceptsShards, labels, node.acceptsServers)
            table.add(.nodeTotalMemory, labels, node.totalMemory)
            table.add(.nodeUptime, labels, node.uptime)
            table.add(.nodeCores, labels, node.cores)
            table.add(.nodeShards, labels, node.shardCount)
        }
    }

    /// Whether a node is in maintenance: neither sign alone says so, since a snapshot may stay
    /// after the end, and a node may be closed to shards for other reasons.
    private func maintenance(of node: Node, _ state: NodeState?) -> Bool? {
        guard let accepts = node.acceptsServers, let state else { return nil }
        return !accepts && state.hasMaintenanceSnapshot
    }

    mutating func add(_ databases: [Database]) {
        for (database, labels) in sorted(
            databases,
            by: { labels.database($0.uid, name: $0.name) }
        ) {
            table.add(.databaseStatus, labels, state: database.status?.label)
            table.add(.databaseMemoryLimit, labels, database.memoryLimit)
            table.add(.databasePrimaryShards, labels, database.shardsCount)
            table.add(.databaseReplication, labels, database.replication)
            table.add(.databaseBackupStatus, labels, state: database.backupStatus?.label)
            table.add(.databaseImportStatus, labels, state: database.importStatus?.label)
            table.add(.databaseExportStatus, labels, state: database.exportStatus?.label)
        }
    }

    mutating func add(_ shards: [Shard]) {
        for (shard, labels) in sorted(shards, by: { labels.shard($0) }) {
            table.add(.shardStatus, labels, state: shard.status?.label)
            table.add(.shardDetailedStatus, labels, state: shard.detailedStatus?.label)
        }
    }

    /// Objects with their labels, in the order in which series are exposed; a repeated uid once.
    private func sorted<Object>(
        _ objects: [Object],
        by labels: (Object) -> LabelSet
    ) -> [(Object, LabelSet)] {
        var seen: Set<LabelSet> = []
        return objects.map { ($0, labels($0)) }
            .filter { seen.insert($0.1).inserted }
            .sorted { $0.1 < $1.1 }
    }
}
