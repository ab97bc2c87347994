package import Model

// The rules are pure predicates over an object list. The status comes from the list and never
// from statistics: an object that is down has none. A missing or unknown word is no evidence in
// either direction, so such an object is simply not observed.

/// What the object lists say about the alerts of their objects.
package enum ObjectRules {
    /// Judges each node; `previous` tells the words before, for the entry.
    package static func observe(
        nodes: ObjectList<Node>,
        previous: ObjectList<Node>?
    ) -> [Observation] {
        let before = words(previous, \.uid) { $0.status?.description }
        return nodes.objects.compactMap { node in
            guard case .known(let status)? = node.status else { return nil }
            let evidence = Evidence(old: before[node.uid], new: status.rawValue)
            return Observation(
                AlertKey(.nodeDown, .node(node.uid)),
                status == .down ? .failing(evidence) : .healthy
            )
        }
    }

    /// Judges each database by its life-cycle state.
    package static func observe(
        databases: ObjectList<Database>,
        previous: ObjectList<Database>?
    ) -> [Observation] {
        let before = words(previous, \.uid) { $0.status?.description }
        return databases.objects.compactMap { database in
            guard case .known(let status)? = database.status else { return nil }
            let evidence = Evidence(
                name: database.name,
                old: before[database.uid],
                new: status.rawValue
            )
            return Observation(
                AlertKey(.databaseNotActive, .database(database.uid)),
                isUnusable(status) ? .failing(evidence) : .healthy
            )
        }
    }

    /// Judges each shard by its coarse and its fine state.
    ///
    /// The shards of a node that is down are not judged: the node's own alert tells it, and one
    /// entry a shard would only hide that.
    package static func observe(
        shards: ObjectList<Shard>,
        previous: ObjectList<Shard>?,
        downNodes: Set<UID>
    ) -> [Observation] {
        let before = words(previous, \.uid, of: failureWord)
        return shards.objects.compactMap { shard in
            if let node = shard.node, downNodes.contains(node) { return nil }
            guard let isDown = isDown(shard) else { return nil }
            let evidence = Evidence(
                old: before[shard.uid],
                new: failureWord(shard),
                detail: shard.database.map { "of database \($0)" }
            )
            return Observation(
                AlertKey(.shardDown, .shard(shard.uid)),
                isDown ? .failing(evidence) : .healthy
            )
        }
    }

    private static func isUnusable(_ status: DatabaseStatus) -> Bool {
        switch status {
        case .creationFailed, .recovery: true
        case .active, .activeChangePending, .deletePending, .importPending, .pending: false
        }
    }

    /// Whether the shard fails; nil when its words do not say.
    private static func isDown(_ shard: Shard) -> Bool? {
        if shard.status == .known(.inactive) { return true }
        guard let detailed = shard.detailedStatus else {
            // Without the fine state the coarse one decides, if it is a word that we know.
            if case .known? = shard.status { return false }
            return nil
        }
        guard case .known(let detail) = detailed else { return nil }
        switch detail {
        case .down, .timeout: return true
        case .busy, .importing, .loading, .ok, .trimming: return false
        case .unknown: return nil
        }
    }

    /// The word that tells most: `inactive` alone, otherwise the fine state.
    private static func failureWord(_ shard: Shard) -> String? {
        if shard.status == .known(.inactive) { return ShardStatus.inactive.rawValue }
        return (shard.detailedStatus?.description ?? shard.status?.description)
    }

    private static func words<Object>(
        _ list: ObjectList<Object>?,
        _ uid: (Object) -> UID,
        of word: (Object) -> String?
    ) -> [UID: String] {
        guard let list else { return [:] }
        return Dictionary(
            list.objects.compactMap { object in word(object).map { (uid(object), $0) } },
            uniquingKeysWith: { first, _ in first }
        )
    }
}
