extension SimulatedCluster {
    /// Switches a fault on; one of the same name is replaced.
    package mutating func switchOn(
        _ fault: SimulatedFault,
        at milliseconds: Int64
    ) throws(SimulatedFaultError) {
        advance(to: milliseconds)
        try checkObjects(of: fault)
        faults[fault.name] = fault
        if case .failover(let shardUIDs, let databaseUIDs, let node) = fault {
            for shard in shards
            where shard.isPrimary
                && (shardUIDs.contains(shard.uid) || databaseUIDs.contains(shard.database))
            {
                promoteReplica(of: shard, at: milliseconds)
            }
            if let node { primaryNode = node }
        }
        if fault == .certificateSwap { certificateGeneration += 1 }
        applyFaults(at: milliseconds)
    }

    /// Switches a fault off; what moved because of it does not move back.
    package mutating func switchOff(_ name: SimulatedFaultName, at milliseconds: Int64) {
        advance(to: milliseconds)
        guard faults.removeValue(forKey: name) != nil else { return }
        applyFaults(at: milliseconds)
    }

    private func checkObjects(of fault: SimulatedFault) throws(SimulatedFaultError) {
        switch fault {
        case .nodeDown(let uids):
            try check("node", uids, among: nodes.count)
        case .databaseRecovery(let uids), .databaseStatus(let uids, _):
            try check("database", uids, among: databases.count)
        case .shardInactive(let uids):
            try check("shard", uids, among: shards.count)
        case .failover(let shardUIDs, let databaseUIDs, let node):
            try check("shard", shardUIDs, among: shards.count)
            try check("database", databaseUIDs, among: databases.count)
            try check("master_node", node.map { [$0] } ?? [], among: nodes.count)
        case .unauthorized, .forbidden, .unavailable, .hang, .reset, .truncate, .html, .slow,
            .certificateSwap, .redirect, .oversize, .wrongType:
            break
        }
    }

    private func check(
        _ name: String,
        _ uids: [Int],
        among count: Int
    ) throws(SimulatedFaultError) {
        for uid in uids where uid < 1 || uid > count { throw .unknownObject(name, uid: uid) }
    }

    /// Brings nodes, databases and shards into the state that the faults demand.
    private mutating func applyFaults(at milliseconds: Int64) {
        stateID += 1
        var down: [Int] = []
        var stopped: [Int] = []
        if case .nodeDown(let uids) = faults[.nodeDown] { down = uids }
        if case .shardInactive(let uids) = faults[.shardInactive] { stopped = uids }
        for index in nodes.indices {
            setNode(at: index, isUp: !down.contains(nodes[index].uid), milliseconds)
        }
        for index in shards.indices {
            shards[index].isStopped = stopped.contains(shards[index].uid)
        }
        for index in databases.indices {
            databases[index].imposedStatus = imposedStatus(of: databases[index].uid)
        }
        if let node = node(primaryNode), !node.isUp, let next = nodes.first(where: \.isUp) {
            primaryNode = next.uid
        }
        for shard in shards where shard.isPrimary && !isRunning(shard) {
            promoteReplica(of: shard, at: milliseconds)
        }
        noteAlerts(at: milliseconds)
    }

    private func imposedStatus(of database: Int) -> String? {
        if case .databaseRecovery(let uids) = faults[.databaseRecovery], uids.contains(database) {
            return "recovery"
        }
        if case .databaseStatus(let uids, let status) = faults[.databaseStatus],
            uids.contains(database)
        {
            return status
        }
        return nil
    }

    private mutating func setNode(at index: Int, isUp: Bool, _ milliseconds: Int64) {
        guard nodes[index].isUp != isUp else { return }
        nodes[index].isUp = isUp
        if isUp { nodes[index].startedAt = milliseconds }
        events.add(
            "node_failed",
            at: milliseconds,
            severity: isUp ? "INFO" : "CRITICAL",
            details: ["node_uid": .integer(nodes[index].uid), "state": .boolean(!isUp)]
        )
    }

    /// Swaps the roles of a primary and a running replica of it, when there is one.
    private mutating func promoteReplica(of primary: SimulatedShard, at milliseconds: Int64) {
        guard
            let replica = shards(of: primary.database).first(where: {
                $0.part == primary.part && !$0.isPrimary && isRunning($0)
            })
        else { return }
        shards[primary.uid - 1].isPrimary = false
        shards[replica.uid - 1].isPrimary = true
        databases[primary.database - 1].changingUntil = milliseconds + 5_000
        events.add(
            "shard_failover",
            at: milliseconds,
            details: [
                "bdb_uid": .string("\(primary.database)"),
                "old_val": .string("\(primary.uid)"), "new_val": .string("\(replica.uid)"),
            ]
        )
    }

    /// Remembers when an alert of a node or of the cluster changed.
    private mutating func noteAlerts(at milliseconds: Int64) {
        var active = Set(nodes.filter { !$0.isUp }.map { "node_failed:\($0.uid)" })
        if active.count > 1 { active.insert("cluster_multiple_nodes_down") }
        for name in alertChanges.keys where !active.contains(name) && (alertChanges[name] ?? 0) > 0
        {
            alertChanges[name] = -milliseconds
        }
        for name in active where (alertChanges[name] ?? -1) <= 0 {
            alertChanges[name] = milliseconds
        }
    }
}
