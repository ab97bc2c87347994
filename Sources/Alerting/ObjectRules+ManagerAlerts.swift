package import Model

// The cluster manager evaluates alerts of its own. Whether one is on and whether somebody wants to
// hear of it are two things: the metrics show both, and only what is on and switched on is told.
// An alert that went on and off again between two looks is seen by the time of its last change,
// which is then another one although the state is the same. Two kinds of change are none: a cluster
// that starts again gives all alerts the same new time, and that a node was down for a moment is
// `node_down`'s to tell, after its hold.

extension ObjectRules {
    /// Judges the cluster manager's own alerts of one scope.
    ///
    /// `names` are those of the databases. One that is switched off, or that a complete answer does
    /// not have any more, is not watched any more.
    package static func observe(
        managerAlerts alerts: [ManagerAlert],
        _ scope: ManagerAlert.Scope,
        previous: [ManagerAlert]?,
        names: [UID: String]
    ) -> [Observation] {
        let before = Dictionary(
            (previous ?? []).map { ($0.subject(scope), $0) },
            uniquingKeysWith: { first, _ in first }
        )
        let restarts = restarts(alerts)
        return alerts.compactMap { alert in
            guard alert.isEnabled == true, let isActive = alert.isActive else { return nil }
            let subject = alert.subject(scope)
            let name = scope == .cluster || scope == .node ? nil : names[alert.owner]
            let evidence = Evidence(name: name, detail: alert.detail)
            let key = AlertKey(.managerAlert, subject)
            if isActive {
                return Observation(key, .failing(evidence), causes: causes(subject))
            }
            let mayBlink = !ofNodes.contains(alert.name) && !restarts.contains(alert.changed)
            let blinked = mayBlink && (before[subject].map { alert.blinked(since: $0) } ?? false)
            return Observation(
                key,
                blinked ? .blinked(evidence) : .healthy,
                causes: causes(subject)
            )
        }
    }

    /// The cluster manager's alerts that nodes are down.
    private static let ofNodes: Set<String> = ["node_failed", "cluster_multiple_nodes_down"]
    /// So many alerts never change by themselves within one second.
    private static let coincidencesMax = 2

    /// The times that so many alerts share that the cluster manager must have begun anew then.
    private static func restarts(_ alerts: [ManagerAlert]) -> Set<Timestamp?> {
        let times = Dictionary(grouping: alerts.filter { $0.isActive == false }, by: \.changed)
        return Set(times.filter { $0.value.count > coincidencesMax }.keys)
    }

    private static func causes(_ subject: Subject) -> [AlertKey] {
        if case .node = subject.object { [AlertKey(.nodeDown, subject.object)] } else { [] }
    }
}

extension ManagerAlert {
    /// What it is about, as the journal writes it: `node:2:node_memory`.
    package func subject(_ scope: Scope) -> Subject {
        switch scope {
        case .cluster: .alert(name, of: .cluster)
        case .node: .alert(name, of: .node(owner))
        case .database: .alert(name, of: .database(owner))
        case .replicaSource, .activeSource:
            .alert(name, of: .source(scope, database: owner, source))
        }
    }

    /// Whether it was on for a moment since another look at it, and is off in both.
    fileprivate func blinked(since before: ManagerAlert) -> Bool {
        guard isActive == false, before.isActive == false, before.isEnabled == true,
            let changed, let earlier = before.changed
        else { return false }
        return changed > earlier
    }

    fileprivate var detail: String? {
        guard isActive == true else { return changed.map { "changed \($0.rfc3339)" } }
        let parts = [threshold.map { "threshold \($0)" }, values, severity?.lowercased()]
        let text = parts.compactMap { $0 }.filter { !$0.isEmpty }.joined(separator: ", ")
        return text.isEmpty ? nil : text
    }
}
