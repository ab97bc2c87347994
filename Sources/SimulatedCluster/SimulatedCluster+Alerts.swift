extension SimulatedCluster {
    /// Answers `/v1/cluster/alerts`, all or one by name.
    func clusterAlerts(_ question: Question) -> Answer {
        .selected(question, from: alerts(.cluster, [], question, raised(question)))
    }

    private func raised(_ question: Question) -> Set<AlertKey> {
        raisedAlerts(at: question.milliseconds)
    }

    /// Answers `/v1/nodes/alerts`, of all nodes or one, all or one by name.
    func nodeAlerts(_ question: Question) -> Answer {
        let raised = raised(question)
        if let uid = question.uid {
            guard node(uid) != nil else { return .unknown("node", uid) }
            return .selected(question, from: alerts(.node, [uid], question, raised))
        }
        let objects = nodes.map { alerts(.node, [$0.uid], question, raised) }
        return .json(Self.map(nodes.map(\.uid), objects))
    }

    /// Answers `/v1/bdbs/alerts`, of all databases or one, all or one by name.
    func databaseAlerts(_ question: Question) -> Answer {
        let raised = raised(question)
        if let uid = question.uid {
            guard database(uid) != nil else { return .unknown("bdb", uid) }
            return .selected(question, from: alerts(.database, [uid], question, raised))
        }
        let objects = databases.map { alerts(.database, [$0.uid], question, raised) }
        return .json(Self.map(databases.map(\.uid), objects))
    }

    /// Answers `/v1/bdbs/replica_sources/alerts` and its twin of Active-Active.
    ///
    /// Databases without such sources are left out, as the empty answers of plain ones show.
    func sourceAlerts(_ question: Question, _ scope: AlertDefinition.Scope) -> Answer {
        let origin: SimulatedOrigin = scope == .replicaSource ? .replicaOf : .activeActive
        guard let uid = question.uid else {
            let chosen = databases.filter { $0.origin == origin }
            let objects = chosen.map { sourceAlerts(of: $0, question, scope) }
            return .json(Self.map(chosen.map(\.uid), objects))
        }
        guard let database = database(uid) else { return .unknown("bdb", uid) }
        let isSuch = database.origin == origin
        guard question.uids.count > 1 else {
            return .json(isSuch ? sourceAlerts(of: database, question, scope) : [:])
        }
        let source = question.uids[1]
        guard isSuch, origin.sources.contains(source) else { return .unknown("source", source) }
        return .selected(question, from: alerts(scope, [uid, source], question, raised(question)))
    }

    private func sourceAlerts(
        of database: SimulatedDatabase,
        _ question: Question,
        _ scope: AlertDefinition.Scope
    ) -> JSON {
        let sources = database.origin.sources
        let raised = raised(question)
        let objects = sources.map { alerts(scope, [database.uid, $0], question, raised) }
        return Self.map(sources, objects)
    }

    /// Returns the state of every alert of an object, by name.
    private func alerts(
        _ scope: AlertDefinition.Scope,
        _ uids: [Int],
        _ question: Question,
        _ raised: Set<AlertKey>
    ) -> JSON {
        let size = scope == .database ? fill(ofDatabase: uids[0], at: question.second) : 0
        let definitions = AlertDefinition.all(scope, in: configuration.version)
        return .object(
            definitions.map { definition in
                let key = AlertKey(definition.name, uids: uids)
                let isFull = definition.name == "bdb_size" && size >= 80
                let value = alert(
                    definition,
                    key,
                    isOn: raised.contains(key) || isFull,
                    ignoresSettings: question.isSet("ignore_settings")
                )
                return JSON.Member(name: definition.name, value: value)
            }
        )
    }

    /// Returns one alert; a disabled one reads as off unless the settings are ignored.
    private func alert(
        _ definition: AlertDefinition,
        _ key: AlertKey,
        isOn: Bool,
        ignoresSettings: Bool
    ) -> JSON {
        let isEnabled = isEnabled(definition, of: key)
        let leaks = configuration.version >= .v8_0 && Self.leaking.contains(definition.name)
        let isShown = isOn && (isEnabled || ignoresSettings || leaks)
        var object: JSON = ["enabled": .boolean(isEnabled), "state": .boolean(isShown)]
        let isOfDatabase = definition.scope != .cluster && definition.scope != .node
        if isOfDatabase, let threshold = definition.threshold {
            object.append("threshold", .string(threshold))
        }
        // A disabled alert of a database was never evaluated and lacks the time.
        if isEnabled || !isOfDatabase {
            let time = alertChanges[key]?.time ?? createdAt ?? 0
            object.append("change_time", .string(CalendarTime.iso8601(time)))
        }
        object.append("severity", .string(isShown ? definition.severity : "INFO"))
        object.append("change_value", change(of: definition, key, isOn: isShown))
        return object
    }

    /// Captured from the product: on, although disabled and nobody ignored the settings.
    private static let leaking: Set<String> = [
        "cluster_even_node_count", "cluster_too_few_nodes_for_replication",
    ]

    /// Returns the values at the last change: the state, the threshold and what was measured.
    func change(of definition: AlertDefinition, _ key: AlertKey, isOn: Bool) -> JSON {
        var change: JSON = ["state": .boolean(isOn)]
        if let threshold = definition.threshold {
            let isGlobal = definition.scope == .cluster || definition.scope == .node
            change.append(isGlobal ? "global_threshold" : "threshold", .string(threshold))
        }
        if let measure = definition.measure {
            change.append(measure, measured(definition, key, isOn: isOn))
        }
        return change
    }

    private func measured(_ definition: AlertDefinition, _ key: AlertKey, isOn: Bool) -> JSON {
        switch definition.measure {
        case "node_count": return .integer(nodes.count)
        case "dead_nodes": return .array(nodes.filter { !$0.isUp }.map { .integer($0.uid) })
        case "certs_about_to_expire":
            return .array(isOn ? expiringCertificates.names.map { .string($0) } : [])
        case "internal_bdb", "checks_error": return .string(isOn ? definition.name : "")
        case "missing": return isOn ? 604_602_126 : -604_602_126
        case "bdbs_committed_ram": return .integer(databases.reduce(0) { $0 + $1.memoryLimit })
        case "bdbs_committed_flash": return 0
        case "memory_util" where definition.scope == .database:
            let second = Int((alertChanges[key]?.time ?? createdAt ?? 0) / 1_000)
            return .number(max(isOn ? 80.5 : 0, fill(ofDatabase: key.uids[0], at: second)))
        default:
            let threshold = Double(definition.threshold ?? "") ?? 0
            return .number(isOn ? threshold + 4.25 : threshold / 2)
        }
    }

    /// Returns how much of its memory limit a database uses, in percent.
    private func fill(ofDatabase uid: Int, at second: Int) -> Double {
        guard let database = database(uid) else { return 0 }
        let copies = shards(of: uid).count / configuration.shardsPerDatabase
        let limit = Double(database.memoryLimit * max(1, copies))
        return load(ofDatabase: uid, at: second).memory / limit * 100
    }
}

extension Answer {
    /// Answers with all alerts of an object, or with the one that the path names.
    fileprivate static func selected(_ question: Question, from alerts: JSON) -> Answer {
        guard let name = question.name else { return .json(alerts) }
        guard let alert = alerts[name] else {
            return .rejected(404, "alert_not_exist", "there is no alert \(name)")
        }
        return .json(alert)
    }
}
