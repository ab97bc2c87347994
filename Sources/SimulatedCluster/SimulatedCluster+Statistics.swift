extension SimulatedCluster {
    /// Returns the roll-up that a query asks for, nil for a word that names none.
    private func window(_ query: [String: String]) -> SampleWindow? {
        query["interval"].map(SampleWindow.init(rawValue:)) ?? .second
    }

    /// Answers `/v1/cluster/stats/last`, one flat sample.
    func lastOfCluster(_ query: [String: String], _ second: Int) -> Answer {
        guard let window = window(query) else { return .badParameter("interval") }
        let end = second / window.length * window.length
        var sample = envelope(window, end: end)
        sample.append(contentsOf: clusterSample(at: window.middle(end: end)))
        return .json(sample)
    }

    /// Answers `/v1/nodes/stats/last`, a map by uid as text; of one node too.
    func lastOfNodes(_ uid: Int?, _ query: [String: String], _ second: Int) -> Answer {
        guard let window = window(query) else { return .badParameter("interval") }
        if let failure = failure(ofNode: uid) { return failure }
        let end = second / window.length * window.length
        let samples = nodeSamples(at: window.middle(end: end))
        return .json(
            .object(
                samples.sorted { $0.key < $1.key }.filter { uid == nil || $0.key == uid }.map {
                    var sample = envelope(window, end: end)
                    sample.append(contentsOf: $0.value)
                    return JSON.Member(name: "\($0.key)", value: sample)
                }
            )
        )
    }

    /// Answers `/v1/bdbs/stats/last`, whose samples do not name their roll-up.
    func lastOfDatabases(_ uid: Int?, _ query: [String: String], _ second: Int) -> Answer {
        let metrics = query["metrics"].map { Set($0.split(separator: ",").map(String.init)) }
        if let failure = failure(ofDatabase: uid) { return failure }
        let chosen = databases.filter { $0.hasStatistics && (uid == nil || $0.uid == uid) }
        return .json(
            .object(
                chosen.map { database in
                    let window = SampleWindow.second
                    let end = database.hasTraffic ? second : second / 5 * 5
                    var sample = envelope(window, end: end, isNamed: false)
                    let values = databaseSample(database, at: window.middle(end: end))
                    sample.append(
                        contentsOf: values.keeping { metrics?.contains($0) ?? true }
                    )
                    return JSON.Member(name: "\(database.uid)", value: sample)
                }
            )
        )
    }

    /// Answers `/v1/shards/stats/last`.
    func lastOfShards(_ uid: Int?, _ query: [String: String], _ second: Int) -> Answer {
        guard let window = window(query) else { return .badParameter("interval") }
        if let failure = failure(ofShard: uid) { return failure }
        let chosen = shards.filter { isSampled($0) && (uid == nil || $0.uid == uid) }
        return .json(
            .object(
                chosen.map { shard in
                    let isIdle = database(shard.database)?.hasTraffic == false
                    let step = window == .second && isIdle ? 5 : window.length
                    let end = second / step * step
                    var sample = envelope(window, end: end)
                    sample.append(contentsOf: shardSample(shard, at: window.middle(end: end)))
                    return JSON.Member(name: "\(shard.uid)", value: sample)
                }
            )
        )
    }

    /// Whether statistics of a shard are collected.
    func isSampled(_ shard: SimulatedShard) -> Bool {
        isRunning(shard) && database(shard.database)?.hasStatistics == true
    }

    /// Returns the refusal for a node without statistics; nil for all nodes, or a running one.
    func failure(ofNode uid: Int?) -> Answer? {
        guard let uid else { return nodes.isEmpty ? .nothing("no nodes exist") : nil }
        guard let node = node(uid) else { return .unknown("node", uid) }
        return node.isUp ? nil : .refused(406, "node_not_active", "node \(uid) is not active")
    }

    /// Returns the refusal for a database without statistics.
    func failure(ofDatabase uid: Int?) -> Answer? {
        guard let uid else { return databases.isEmpty ? .nothing("no databases exist") : nil }
        guard let database = database(uid) else { return .unknown("bdb", uid) }
        if database.imposedStatus == "recovery" {
            return .refused(503, "bdb_in_recovery", "bdb \(uid) is in recovery")
        }
        guard database.hasStatistics else {
            return .refused(406, "bdb_not_active", "bdb \(uid) is not active")
        }
        return nil
    }

    /// Returns the refusal for a shard without statistics.
    func failure(ofShard uid: Int?) -> Answer? {
        guard let uid else { return shards.isEmpty ? .nothing("no shards exist") : nil }
        guard let shard = shard(uid) else { return .unknown("shard", uid) }
        return isSampled(shard)
            ? nil : .refused(406, "shard_not_active", "shard \(uid) is not active")
    }
}
