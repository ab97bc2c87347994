extension SimulatedCluster {
    /// Returns a shard object: its own uid and its node's are text, its database's an integer.
    func object(of shard: SimulatedShard, at milliseconds: Int64) -> JSON {
        let isRunning = isRunning(shard)
        var object: JSON = [
            "uid": .string("\(shard.uid)"),
            "role": .string(shard.isPrimary ? "master" : "slave"),
            "assigned_slots": .string(shard.slots),
            "bdb_uid": .integer(shard.database),
            "detailed_status": .string(isRunning ? "ok" : "down"),
            "loading": ["status": "idle"],
            "node_uid": .string("\(shard.node)"),
            "redis_info": [:],
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
        if configuration.version >= .v8_0 {
            object.append("actual_role", .string(shard.isPrimary ? "master" : "slave"))
        }
        return object
    }
}
