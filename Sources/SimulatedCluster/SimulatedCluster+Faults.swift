extension SimulatedCluster {
    /// Switches a fault on; one of the same name is replaced.
    package mutating func switchOn(
        _ fault: SimulatedFault,
        at milliseconds: Int64
    ) throws(SimulatedFaultError) {
        advance(to: milliseconds)
        try checkObjects(of: fault)
        faults[fault.name] = fault
        faultTimes[fault.name] = milliseconds
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
        if case .tokenRevoked = fault { tokens.revokeAll() }
        begin(fault, at: milliseconds)
        applyFaults(at: milliseconds)
    }

    /// Switches a fault off; what moved because of it does not move back.
    package mutating func switchOff(_ name: SimulatedFaultName, at milliseconds: Int64) {
        advance(to: milliseconds)
        guard faults.removeValue(forKey: name) != nil else { return }
        faultTimes[name] = nil
        applyFaults(at: milliseconds)
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
        // The log tells of a node before it tells what followed from it.
        noteAlerts(at: milliseconds)
        for index in shards.indices {
            shards[index].isStopped = stopped.contains(shards[index].uid)
        }
        for index in databases.indices {
            impose(imposedStatus(of: databases[index].uid), at: index, milliseconds)
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

    private mutating func impose(_ status: String?, at index: Int, _ milliseconds: Int64) {
        guard databases[index].imposedStatus != status else { return }
        databases[index].imposedStatus = status
        events.add(
            "cluster_bdb_updated",
            at: milliseconds,
            details: ["bdb_uid": .string("\(databases[index].uid)")]
        )
    }

    private mutating func setNode(at index: Int, isUp: Bool, _ milliseconds: Int64) {
        guard nodes[index].isUp != isUp else { return }
        nodes[index].isUp = isUp
        if isUp { nodes[index].startedAt = milliseconds }
    }

    /// Swaps the roles of a primary and a running replica of it, when there is one.
    mutating func promoteReplica(of primary: SimulatedShard, at milliseconds: Int64) {
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
}
