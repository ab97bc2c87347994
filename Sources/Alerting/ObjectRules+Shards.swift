package import Model

extension ObjectRules {
    /// Judges each shard by its states and roles, and each database by the roles of its shards.
    ///
    /// What a node that is down explains is its own alert's matter, since one entry for each of
    /// its shards would only hide that; so is a link to a primary shard on such a node.
    package static func observe(
        shards: ObjectList<Shard>,
        previous: ObjectList<Shard>?,
        databases: ObjectList<Database>? = nil
    ) -> [Observation] {
        let before = words(previous, \.uid, of: failureWord)
        let places = Dictionary(grouping: shards.objects) { $0.database }
        // A database may have hundreds of shards: what explains a link is found once for them all.
        let hosts = places.mapValues(Self.hosts)
        let each = shards.objects.flatMap { shard in
            let own = Self.hosts(of: [shard])
            let all = shard.database == nil ? own : hosts[shard.database] ?? own
            return [
                failure(shard, before[shard.uid], causes: own), role(shard, causes: own),
                link(shard, causes: all),
            ].compactMap { $0 }
        }
        guard shards.isComplete, let databases else { return each }
        let whole = databases.objects.compactMap { database in
            roles(database, places[database.uid] ?? [], causes: hosts[database.uid] ?? [])
        }
        return each + whole
    }

    private static func failure(
        _ shard: Shard,
        _ old: String?,
        causes: [AlertKey]
    ) -> Observation? {
        guard let isDown = isDown(shard) else { return nil }
        return observation(
            AlertKey(.shardDown, .shard(shard.uid)),
            isDown ? .failing : .healthy,
            Evidence(old: old, new: failureWord(shard), detail: owner(shard)),
            causes: causes
        )
    }

    private static func role(_ shard: Shard, causes: [AlertKey]) -> Observation? {
        guard let role = shard.role, let actual = shard.actualRole else { return nil }
        return observation(
            AlertKey(.shardRoleMismatch, .shard(shard.uid)),
            role == actual ? .healthy : .failing,
            Evidence(old: role, new: actual, detail: owner(shard)),
            causes: causes
        )
    }

    private static func link(_ shard: Shard, causes: [AlertKey]) -> Observation? {
        // A primary shard has no link; one that became primary has none any more.
        let sign: Sign =
            switch shard.syncStatus {
            case .known(.linkDown): .failing
            case .known(.idle), .known(.inProgress): .healthy
            case .unrecognised: .nothing
            case nil: shard.role == "master" ? .healthy : .nothing
            }
        return observation(
            AlertKey(.replicationLinkDown, .shard(shard.uid)),
            sign,
            Evidence(new: ShardSyncStatus.linkDown.rawValue, detail: owner(shard)),
            causes: [AlertKey(.shardDown, .shard(shard.uid))] + causes
        )
    }

    /// Whether a database that nobody changes has a primary shard for each part of its keys.
    private static func roles(
        _ database: Database,
        _ shards: [Shard],
        causes: [AlertKey]
    ) -> Observation? {
        guard database.status == .known(.active), let wanted = database.shardsCount,
            !shards.isEmpty, shards.allSatisfy({ $0.role != nil })
        else { return nil }
        let found = shards.count { $0.role == "master" }
        return observation(
            AlertKey(.shardRoleMismatch, .database(database.uid)),
            Double(found) == wanted ? .healthy : .failing,
            Evidence(
                name: database.name,
                detail: "\(found) primary shards where there should be \(Int(wanted))"
            ),
            causes: causes
        )
    }

    /// The alerts of the nodes that shards lie on.
    private static func hosts(of shards: [Shard]) -> [AlertKey] {
        var nodes: [UID] = []
        for node in shards.compactMap(\.node) where !nodes.contains(node) { nodes.append(node) }
        return nodes.map { AlertKey(.nodeDown, .node($0)) }
    }

    private static func owner(_ shard: Shard) -> String? {
        shard.database.map { "of database \($0)" }
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
}
