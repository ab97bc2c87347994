import Alerting
import ClusterAPI
import Model
import Pages

extension ClusterViewer {
    /// The nodes in the order of their numbers, with the shards that lie on each.
    var nodes: [NodeRow] {
        guard let (reading, isFresh) = last(.nodes), case .nodes(let list) = reading else {
            return []
        }
        let statistics = statistics(.nodeStatistics)
        let shards = shardsByNode
        let states = nodeStates
        return list.objects.sorted { $0.uid < $1.uid }.map { node in
            let (standing, sentence) = isFresh ? judge(node) : (.unknown, stale(node))
            var row = NodeRow(uid: node.uid.text, standing: standing, sentence: sentence)
            row.address = node.address
            row.version = node.softwareVersion
            row.isPrimary = states[node.uid]?.role == "master"
            row.isMaintained =
                node.acceptsServers == false
                && states[node.uid]?.hasMaintenanceSnapshot == true
            measure(&row, node, statistics[node.uid])
            row.shards = shards[node.uid] ?? []
            return row
        }
    }

    private var nodeStates: [UID: NodeState] {
        guard case .nodeStates(let list)? = fresh(.nodeStatus) else { return [:] }
        return Dictionary(list.objects.map { ($0.uid, $0) }) { first, _ in first }
    }

    private func stale(_ node: Node) -> String {
        "\(node.status.map { "\($0)" } ?? "state unknown") when last read"
    }

    private func judge(_ node: Node) -> (Standing, String) {
        let alerts = alerts[.node(node.uid)] ?? []
        let word = node.status.map { "\($0)" } ?? "state unknown"
        if node.status == .known(.down) {
            let down = alerts.first { $0.key.kind == .nodeDown }
            let time = down.map { " for \(Elapsed.text(from: $0.since, to: now.wall))" } ?? ""
            return (.critical, word + time)
        }
        if let worst = alerts.max(by: { $0.standing < $1.standing }), worst.standing > .good {
            return (worst.standing, "\(word), \(worst.remark(at: now.wall))")
        }
        switch node.status {
        case .known: return (.good, word)
        case .unrecognised, nil: return (.unknown, word)
        }
    }

    private func measure(_ row: inout NodeRow, _ node: Node, _ statistics: ObjectStatistics?) {
        row.totalMemory = node.totalMemory
        guard let statistics else { return }
        row.processors = statistics[ViewMetrics.nodeIdle].map { 1 - $0 }
        row.memory = used(of: node.totalMemory, free: statistics[ViewMetrics.nodeFreeMemory])
        row.disk = used(of: node.persistentStorage, free: statistics[ViewMetrics.nodeFreeDisk])
    }

    private func used(of total: Double?, free: Double?) -> Double? {
        guard let total, let free, total > 0 else { return nil }
        return 1 - free / total
    }

    private var shardsByNode: [UID: [NodeRow.ShardMark]] {
        guard let (reading, isFresh) = last(.shards), case .shards(let list) = reading else {
            return [:]
        }
        let placed = list.objects.filter { $0.node != nil }.sorted { $0.uid < $1.uid }
        return Dictionary(grouping: placed) { $0.node ?? UID("") }
            .mapValues { shards in shards.map { mark($0, isFresh: isFresh) } }
    }

    func mark(_ shard: Shard, isFresh: Bool) -> NodeRow.ShardMark {
        NodeRow.ShardMark(
            uid: shard.uid.text,
            database: shard.database?.text ?? "",
            isMaster: shard.role == "master",
            standing: isFresh ? ShardJudge.standing(of: shard) : .unknown,
            words: ShardJudge.words(of: shard)
        )
    }
}
