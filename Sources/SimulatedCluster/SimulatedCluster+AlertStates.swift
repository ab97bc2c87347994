extension SimulatedCluster {
    /// Returns which alerts are on at a moment, enabled or not, without those that follow load.
    func raisedAlerts(at milliseconds: Int64) -> Set<AlertKey> {
        clusterConditions(at: milliseconds).union(nodeConditions())
            .union(databaseConditions()).union(imposedAlerts())
    }

    private func clusterConditions(at milliseconds: Int64) -> Set<AlertKey> {
        let down = nodes.count { !$0.isUp }
        let conditions = [
            ("cluster_even_node_count", nodes.count % 2 == 0 || nodes.count < 3),
            ("cluster_too_few_nodes_for_replication", nodes.count < 2),
            ("cluster_multiple_nodes_down", down > 1),
            (
                "cluster_certs_about_to_expire",
                milliseconds >= expiringCertificates.end - 45 * 86_400_000
            ),
            (
                "cluster_license_about_to_expire",
                milliseconds >= licenseEnd(at: milliseconds) - 7 * 86_400_000
            ),
        ]
        return Set(conditions.filter(\.1).map { AlertKey($0.0) })
    }

    private func nodeConditions() -> Set<AlertKey> {
        Set(nodes.filter { !$0.isUp }.map { AlertKey("node_failed", $0.uid) })
    }

    private func databaseConditions() -> Set<AlertKey> {
        var keys: Set<AlertKey> = []
        if case .actionStuck(let uids, _, hasFailed: false) = faults[.actionStuck] {
            keys = Set(uids.map { AlertKey("bdb_long_running_action", $0) })
        }
        guard case .replicationLag(let uids, let lag, let status) = faults[.replicationLag] else {
            return keys
        }
        for database in databases where uids.contains(database.uid) {
            let kind = database.origin == .activeActive ? "crdt_src" : "replica_src"
            for source in database.origin.sources {
                if lag > 30_000 {
                    keys.insert(AlertKey("\(kind)_high_syncer_lag", database.uid, source))
                }
                if status == "out-of-sync" {
                    keys.insert(
                        AlertKey("\(kind)_syncer_connection_error", database.uid, source)
                    )
                }
            }
        }
        return keys
    }

    /// Returns the alerts that the fault `alert-raised` switches on.
    private func imposedAlerts() -> Set<AlertKey> {
        guard case .alertRaised(let alert) = faults[.alertRaised],
            let scope = AlertDefinition.Scope(rawValue: alert.scope)
        else { return [] }
        switch scope {
        case .cluster: return [AlertKey(alert.name)]
        case .node, .database: return Set(alert.uids.map { AlertKey(alert.name, $0) })
        case .replicaSource, .activeActiveSource:
            let keys = alert.uids.flatMap { uid in
                (database(uid)?.origin.sources ?? []).map { AlertKey(alert.name, uid, $0) }
            }
            return Set(keys)
        }
    }

    /// Whether an alert is enabled; raising one by a fault enables it too.
    func isEnabled(_ definition: AlertDefinition, of key: AlertKey) -> Bool {
        guard case .alertRaised(let alert) = faults[.alertRaised],
            imposedAlerts().contains(key)
        else { return definition.isEnabled }
        return alert.isEnabled
    }

    /// Remembers which alerts changed, and logs the enabled ones.
    mutating func noteAlerts(at milliseconds: Int64) {
        let raised = raisedAlerts(at: milliseconds)
        let known = Set(alertChanges.filter(\.value.isOn).keys)
        let changed = raised.symmetricDifference(known).sorted {
            ($0.name, $0.uids.first ?? 0, $0.uids.last ?? 0)
                < ($1.name, $1.uids.first ?? 0, $1.uids.last ?? 0)
        }
        for key in changed {
            let isOn = raised.contains(key)
            let isLogged = isOn ? isLoggable(key) : alertChanges[key]?.isLogged == true
            alertChanges[key] = AlertChange(isOn: isOn, time: milliseconds, isLogged: isLogged)
            if isLogged { log(key, isOn: isOn, at: milliseconds) }
        }
    }

    private func definition(of key: AlertKey) -> AlertDefinition? {
        AlertDefinition.all.first {
            $0.name == key.name && $0.versions.contains(configuration.version)
        }
    }

    private func isLoggable(_ key: AlertKey) -> Bool {
        definition(of: key).map { isEnabled($0, of: key) } ?? false
    }

    private mutating func log(_ key: AlertKey, isOn: Bool, at milliseconds: Int64) {
        guard let definition = definition(of: key) else { return }
        var details: JSON = [:]
        switch definition.scope {
        case .cluster: break
        case .node: details.append("node_uid", .integer(key.uids[0]))
        // An integer here and text in other events, as others saw it.
        case .database, .replicaSource, .activeActiveSource:
            details.append("bdb_uid", .integer(key.uids[0]))
        }
        details.append(contentsOf: change(of: definition, key, isOn: isOn))
        events.add(
            definition.name,
            at: milliseconds,
            severity: isOn ? definition.severity : "INFO",
            details: details
        )
    }
}
