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
        for (place, labels) in sorted(nodes, by: { labels.node($0.uid) }) {
            let node = nodes[place]
            table.add(.nodeStatus, labels, state: node.status?.label)
            table.add(.nodeMaintenance, labels, maintenance(of: node, states[node.uid]))
            table.add(.nodeAcceptsShards, labels, node.acceptsServers)
            table.add(.nodeTotalMemory, labels, node.totalMemory)
            table.add(.nodeUptime, labels, node.uptime)
            table.add(.nodeCores, labels, node.cores)
            table.add(.nodeShards, labels, node.shardCount)
            table.add(.nodeMemoryShards, labels, node.memoryShardCount)
            table.add(.nodeFlashShards, labels, node.flashShardCount)
            table.add(.nodeShardsLimit, labels, node.shardsLimit)
            table.add(.nodeEphemeralStorage, labels, node.ephemeralStorage)
            table.add(.nodePersistentStorage, labels, node.persistentStorage)
            table.add(.nodeFlashSize, labels, node.flashSize)
            add(states[node.uid], labels)
        }
    }

    private mutating func add(_ state: NodeState?, _ labels: LabelSet) {
        guard let state else { return }
        table.add(.nodeProvisionalMemoryLimit, labels, state.provisionalMemory)
        table.add(.nodeFreeProvisionalMemory, labels, state.freeProvisionalMemory)
        table.add(.nodeOverbookingDepth, labels, state.overbookingDepth)
        table.add(.nodePrimaryShards, labels, state.primaryShards)
        table.add(.nodeReplicaShards, labels, state.replicaShards)
    }

    /// Whether a node is in maintenance: neither sign alone says so, since a snapshot may stay
    /// after the end, and a node may be closed to shards for other reasons.
    private func maintenance(of node: Node, _ state: NodeState?) -> Bool? {
        guard let accepts = node.acceptsServers, let state else { return nil }
        return !accepts && state.hasMaintenanceSnapshot
    }

    mutating func add(_ shards: [Shard]) {
        for (place, labels) in sorted(shards, by: { labels.shard($0) }) {
            let shard = shards[place]
            table.add(.shardStatus, labels, state: shard.status?.label)
            table.add(.shardDetailedStatus, labels, state: shard.detailedStatus?.label)
            table.add(.shardSyncStatus, labels, state: shard.syncStatus?.label)
            table.add(.shardSyncRemaining, labels, shard.syncRemaining)
            table.add(.shardLoadingProgress, labels, shard.loadingProgress)
            table.add(.shardReported, labels, shard.reported?.seconds)
        }
    }

    /// The places of objects and their labels, in the order in which series are exposed; of equal
    /// labels the first, and none without labels.
    func sorted<Object>(
        _ objects: [Object],
        by labels: (Object) -> LabelSet?
    ) -> [(place: Int, labels: LabelSet)] {
        var rows: [(place: Int, labels: LabelSet)] = []
        rows.reserveCapacity(objects.count)
        for place in objects.indices {
            if let labels = labels(objects[place]) { rows.append((place, labels)) }
        }
        var sorted: [(place: Int, labels: LabelSet)] = []
        sorted.reserveCapacity(rows.count)
        for index in LabelSet.order(of: rows.map(\.labels))
        where sorted.last?.labels != rows[index].labels {
            sorted.append(rows[index])
        }
        return sorted
    }
}
