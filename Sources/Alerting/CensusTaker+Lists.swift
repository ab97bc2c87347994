import Model

extension CensusTaker {
    /// Compares everything that a cycle has read.
    mutating func take(_ look: Look) {
        if let list = look.nodes { take(list) }
        if let states = look.states { take(states, with: look.nodes) }
        if let list = look.databases { take(list) }
        if let list = look.shards { take(list, downNodes: look.downNodes) }
        if let license = look.license {
            compare(\.version, of: .cluster, with: License.word(for: license), .licenseChanged)
        }
    }

    private mutating func take(_ list: ObjectList<Node>) {
        let isKnown = isKnown("nodes")
        for node in list.objects {
            let subject = Subject.node(node.uid)
            let status = node.status?.description
            if add(subject), isKnown {
                let place = [node.address, node.softwareVersion].compactMap { $0 }
                let detail = place.joined(separator: ", ")
                note(.nodeAdded, subject, Evidence(new: status, detail: detail))
            }
            compare(\.status, of: subject, with: status, .statusChanged)
            compare(\.version, of: subject, with: node.softwareVersion, .versionChanged)
        }
        for (subject, object) in removeMissing(from: list, { .node($0.uid) }, where: \.isNode) {
            note(.nodeRemoved, subject, Evidence(old: object.status))
        }
    }

    /// Compares who leads, and who is in maintenance, which takes both lists to tell.
    private mutating func take(_ states: ObjectList<NodeState>, with nodes: ObjectList<Node>?) {
        let masters = states.objects.filter { $0.role == "master" }
        if masters.count == 1, let master = masters.first {
            let word = Subject.node(master.uid).description
            compare(\.role, of: .cluster, with: word, .masterNodeChanged)
        }
        let snapshots = Dictionary(
            states.objects.map { ($0.uid, $0.hasMaintenanceSnapshot) },
            uniquingKeysWith: { first, _ in first }
        )
        for node in nodes?.objects ?? [] {
            guard let accepts = node.acceptsServers, let hasSnapshot = snapshots[node.uid] else {
                continue
            }
            let word = !accepts && hasSnapshot ? "on" : "off"
            compare(\.maintenance, of: .node(node.uid), with: word, .maintenanceMode)
        }
    }

    private mutating func take(_ list: ObjectList<Database>) {
        let isKnown = isKnown("databases")
        for database in list.objects {
            let subject = Subject.database(database.uid)
            let status = database.status?.description
            if add(subject), isKnown {
                note(.databaseCreated, subject, Evidence(name: database.name, new: status))
            }
            let called = Evidence(name: database.name ?? name(of: subject))
            compare(\.name, of: subject, with: database.name, .databaseRenamed, called)
            compare(\.status, of: subject, with: status, .statusChanged, called)
            compare(\.version, of: subject, with: database.version, .versionChanged, called)
        }
        let gone = removeMissing(from: list, { .database($0.uid) }, where: \.isDatabase)
        for (subject, object) in gone {
            note(.databaseDeleted, subject, Evidence(name: object.name, old: object.status))
        }
    }

    private mutating func take(_ list: ObjectList<Shard>, downNodes: Set<UID>) {
        for shard in list.objects {
            let subject = Subject.shard(shard.uid)
            let place = Evidence(detail: shard.place)
            compare(\.role, of: subject, with: shard.role, .shardRoleChanged, place)
            if let node = shard.node, downNodes.contains(node) { continue }
            let (coarse, fine) = (shard.status?.description, shard.detailedStatus?.description)
            guard confirms(subject, coarse, fine) else { continue }
            if compare(\.status, of: subject, with: coarse, .statusChanged, place) {
                // The fine word follows from the coarse one, and is not told besides.
                if let fine { replace(\.detail, of: subject, by: fine) }
            } else {
                compare(\.detail, of: subject, with: fine, .statusChanged, place)
            }
        }
        _ = removeMissing(from: list, { .shard($0.uid) }, where: \.isShard)
    }
}

extension Look {
    /// The nodes that are down as listed.
    fileprivate var downNodes: Set<UID> {
        Set(nodes?.objects.filter { $0.status == .known(.down) }.map(\.uid) ?? [])
    }
}

extension Shard {
    /// Where it belongs, such as `of database 5 on node 2`; nil where neither is known.
    fileprivate var place: String? {
        let parts = [database.map { "of database \($0)" }, node.map { "on node \($0)" }]
            .compactMap { $0 }
        return parts.isEmpty ? nil : parts.joined(separator: " ")
    }
}

extension License {
    /// What tells one licence from another: its end and its limit, or that there is none.
    fileprivate static func word(for license: License?) -> String? {
        guard let license else { return "none" }
        let parts = [
            license.expiration.map { "until \($0.rfc3339)" },
            license.shardsLimit.map { "\(Int64(exactly: $0) ?? .max) shards" },
        ]
        // With a field missing it cannot be compared with one that has it.
        guard parts.allSatisfy({ $0 != nil }) else { return nil }
        return parts.compactMap { $0 }.joined(separator: ", ")
    }
}

extension Subject {
    fileprivate var isNode: Bool {
        if case .node = self { true } else { false }
    }

    fileprivate var isDatabase: Bool {
        if case .database = self { true } else { false }
    }

    fileprivate var isShard: Bool {
        if case .shard = self { true } else { false }
    }
}
