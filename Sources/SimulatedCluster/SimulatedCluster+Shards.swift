extension SimulatedCluster {
    /// Returns a shard object: its own uid and its node's are text, its database's an integer.
    ///
    /// `redis_info` is empty unless keys of it are asked for.
    func object(
        of shard: SimulatedShard,
        at milliseconds: Int64,
        infoKeys: String? = nil
    ) -> JSON {
        let isRunning = isRunning(shard)
        var object: JSON = [
            "uid": .string("\(shard.uid)"),
            "role": .string(shard.isPrimary ? "master" : "slave"),
            "assigned_slots": .string(shard.slots),
            "bdb_uid": .integer(shard.database),
            "detailed_status": .string(isRunning ? "ok" : "down"),
            "loading": ["status": "idle"],
            "node_uid": .string("\(shard.node)"),
            "redis_info": information(of: shard, infoKeys ?? "", at: milliseconds),
            "report_timestamp": .string(CalendarTime.iso8601(milliseconds)),
            "status": .string(isRunning ? "active" : "inactive"),
        ]
        if !shard.isPrimary {
            let primary = shards(of: shard.database).first { $0.part == shard.part && $0.isPrimary }
            let isLinked = isRunning && primary.map { self.isRunning($0) } ?? false
            object.append(
                "sync",
                ["progress": 0, "status": .string(isLinked ? "idle" : "link_down")]
            )
        }
        if backupFailure(of: shard.database) != nil, shard.isPrimary {
            object.append("backup", ["progress": 0, "status": "failed"])
        }
        if configuration.version >= .v8_0 {
            object.append("actual_role", .string(shard.isPrimary ? "master" : "slave"))
        }
        return object
    }

    /// Returns those of some keys that the shard knows, separated by commas.
    private func information(
        of shard: SimulatedShard,
        _ keys: String,
        at milliseconds: Int64
    ) -> JSON {
        guard !keys.isEmpty, isRunning(shard) else { return [:] }
        let load = load(of: shard, at: Int(milliseconds / 1_000))
        let known: JSON = [
            "connected_clients": .integer(Int(load.connections) + 9),
            "used_memory": .integer(Int(load.memory)),
            "used_memory_rss": .integer(Int(load.residentMemory)),
            "role": .string(shard.isPrimary ? "master" : "slave"),
        ]
        let wanted = Set(keys.split(separator: ",").map(String.init))
        return known.keeping(wanted.contains)
    }
}
