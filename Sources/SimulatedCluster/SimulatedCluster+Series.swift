extension SimulatedCluster {
    /// The part of a query that selects samples.
    struct Selection {
        let windows: [SampleWindow]
        let start: Int
        let end: Int
    }

    /// Reads interval, stime and etime; nil for a roll-up that does not exist.
    func selection(_ query: [String: String]) -> Selection? {
        var windows = SampleWindow.allCases
        if let name = query["interval"] {
            guard let window = SampleWindow(rawValue: name) else { return nil }
            windows = [window]
        }
        return Selection(
            windows: windows,
            start: query["stime"].flatMap(CalendarTime.seconds(iso8601:)) ?? .min,
            end: query["etime"].flatMap(CalendarTime.seconds(iso8601:)) ?? .max
        )
    }

    /// Returns all selected samples of an object: every roll-up in one list, each ascending.
    func intervals(
        _ selection: Selection,
        _ now: Int,
        isIdle: Bool = false,
        sample: (Int) -> JSON?
    ) -> JSON {
        let born = Int((createdAt ?? 0) / 1_000)
        var samples: [JSON] = []
        for window in selection.windows {
            for end in window.ends(now: now, since: born, isIdle: isIdle)
            where end > selection.start && end - window.length < selection.end {
                guard let values = sample(window.middle(end: end)) else { continue }
                var entry = envelope(window, end: end)
                entry.append(contentsOf: values)
                samples.append(entry)
            }
        }
        return .array(samples)
    }

    /// Answers `/v1/cluster/stats`, an object with an empty uid.
    func seriesOfCluster(_ query: [String: String], _ now: Int) -> Answer {
        guard let selection = selection(query) else { return .badParameter("interval") }
        return .json(["uid": "", "intervals": intervals(selection, now, sample: clusterSample)])
    }

    /// Answers `/v1/nodes/stats`, whose uids are integers; one object for one node.
    func seriesOfNodes(_ uid: Int?, _ query: [String: String], _ now: Int) -> Answer {
        guard let selection = selection(query) else { return .badParameter("interval") }
        if let failure = failure(ofNode: uid) { return failure }
        let chosen = nodes.filter { $0.isUp && (uid == nil || $0.uid == uid) }
        // One pass over the shards serves all nodes.
        var samples: [Int: [Int: JSON]] = [:]
        let series: [JSON] = chosen.map { node in
            [
                "uid": .integer(node.uid),
                "intervals": intervals(selection, now) { second in
                    let known = samples[second] ?? nodeSamples(at: second)
                    samples[second] = known
                    return known[node.uid]
                },
            ]
        }
        return .json(uid == nil ? .array(series) : series.first ?? .null)
    }

    /// Answers `/v1/bdbs/stats`, whose uids are text; one object for one database.
    func seriesOfDatabases(_ uid: Int?, _ query: [String: String], _ now: Int) -> Answer {
        guard let selection = selection(query) else { return .badParameter("interval") }
        if let failure = failure(ofDatabase: uid) { return failure }
        let chosen = databases.filter { $0.hasStatistics && (uid == nil || $0.uid == uid) }
        let series: [JSON] = chosen.map { database in
            [
                "uid": .string("\(database.uid)"),
                "intervals": intervals(selection, now, isIdle: !database.hasTraffic) {
                    databaseSample(database, at: $0)
                },
            ]
        }
        return .json(uid == nil ? .array(series) : series.first ?? .null)
    }

    /// Answers `/v1/shards/stats`, optionally of one database (`parent_uid`) or one shard.
    func seriesOfShards(_ uid: Int?, _ query: [String: String], _ now: Int) -> Answer {
        guard let selection = selection(query) else { return .badParameter("interval") }
        if let failure = failure(ofShard: uid) { return failure }
        let parent = query["parent_uid"].flatMap { Int($0) }
        let metrics = query["metrics"].map { Set($0.split(separator: ",").map(String.init)) }
        let chosen = shards.filter {
            isSampled($0) && (uid == nil || $0.uid == uid)
                && (parent == nil || $0.database == parent)
        }
        let series: [JSON] = chosen.map { shard in
            [
                "status": "active", "uid": .string("\(shard.uid)"),
                "node_uid": .string("\(shard.node)"),
                "role": .string(shard.isPrimary ? "master" : "slave"),
                "assigned_slots": .string(shard.slots),
                "intervals": intervals(selection, now) { second in
                    shardSample(shard, at: second).keeping { metrics?.contains($0) ?? true }
                },
            ]
        }
        return .json(uid == nil ? .array(series) : series.first ?? .null)
    }

    /// Answers `/v1/endpoints/stats`, whose uids join database, endpoint and proxy.
    func seriesOfEndpoints(_ query: [String: String], _ now: Int) -> Answer {
        guard let selection = selection(query) else { return .badParameter("interval") }
        let series: [JSON] = databases.filter(\.hasStatistics).compactMap { database in
            guard let node = endpointNode(of: database) else { return nil }
            return [
                "uid": .string("\(database.uid):1:\(node)"),
                "intervals": intervals(selection, now) { endpointSample(database, at: $0) },
            ]
        }
        return .json(.array(series))
    }

    private func endpointSample(_ database: SimulatedDatabase, at second: Int) -> JSON {
        let load = load(ofDatabase: database.uid, at: second)
        func whole(_ value: Double) -> JSON { .integer(Int(value)) }
        return [
            "conns": whole(load.connections), "total_req": whole(load.requests),
            "total_res": whole(load.requests), "read_req": whole(load.reads),
            "read_res": whole(load.reads), "write_req": whole(load.writes),
            "write_res": whole(load.writes), "other_req": whole(load.others),
            "other_res": whole(load.others), "egress_bytes": whole(load.egress),
            "ingress_bytes": whole(load.ingress), "acc_read_latency": whole(load.readTime),
            "acc_write_latency": whole(load.writeTime), "acc_other_latency": whole(load.otherTime),
            "acc_latency": whole(load.readTime + load.writeTime + load.otherTime),
            "total_started_res": whole(load.requests), "read_started_res": whole(load.reads),
            "write_started_res": whole(load.writes), "other_started_res": whole(load.others),
            "total_connections_received": whole(load.newConnections),
            "auth_cmds": 0, "auth_errors": 0, "cmd_flush": 0, "cmd_get": whole(load.reads),
            "cmd_set": whole(load.writes), "cmd_touch": 0, "max_connections_exceeded": 0,
            "monitor_sessions_count": 0, "last_req_time": whole(Double(second)),
            "last_res_time": whole(Double(second)),
        ]
    }
}
