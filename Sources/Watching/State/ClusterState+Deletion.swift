import Alerting
import ClusterAPI
import Model

// An alert ends with its object. That an object is gone is proven by a list that has everything
// but it, and only by one that follows another: the first look after a start ends nothing. What
// was about the object ends with it, whichever resource had told it.

extension ClusterState {
    /// The ends of alerts whose objects a reading does not have any more.
    func gone(
        from reading: Reading,
        of resource: Resource,
        _ previous: Reading?,
        isWhole: Bool
    ) -> [Observation] {
        guard previous != nil else { return [] }
        switch reading {
        case .nodes(let list):
            return deleted(list, \.uid) { object in
                if case .node(let uid) = object { uid } else { nil }
            }
        case .databases(let list):
            return deleted(list, \.uid) { object in
                switch object {
                case .database(let uid), .source(_, database: let uid, _): uid
                case .cluster, .node, .shard, .user, .action, .certificate, .resource, .alert: nil
                }
            }
        case .shards(let list):
            return deleted(list, \.uid) { object in
                if case .shard(let uid) = object { uid } else { nil }
            }
        case .users(let list):
            return deleted(list, \.uid) { object in
                if case .user(let uid) = object { uid } else { nil }
            }
        case .certificates(let list) where isWhole:
            let listed = Set(list.map { Subject.certificate($0.name) })
            return ended(.deleted) {
                $0.kind == .certificateExpiring && !listed.contains($0.subject)
            }
        case .managerAlerts(let scope, let list) where isWhole:
            let listed = Set(list.filter { $0.isEnabled == true }.map { $0.subject(scope) })
            return ended(.unwatched) { $0.resource == resource && !listed.contains($0.subject) }
        case .certificates, .managerAlerts, .cluster, .nodeStates, .license, .statistics, .policy,
            .actions, .check, .modules, .bootstrap, .availability, .logs, .activeActive,
            .activeActiveTasks, .activeActiveHealth, .syncer, .revocationSettings, .revocation,
            .health, .databaseHealth, .proxies, .services:
            return []
        }
    }

    private func deleted<Object>(
        _ list: ObjectList<Object>,
        _ uid: (Object) -> UID,
        named: (Subject) -> UID?
    ) -> [Observation] {
        guard list.isComplete else { return [] }
        let suspects = alerts.active.filter { named($0.subject.object) != nil }
        guard !suspects.isEmpty else { return [] }
        let listed = Set(list.objects.map(uid))
        return suspects.filter { key in
            named(key.subject.object).map { !listed.contains($0) } ?? false
        }.map { Observation($0, .deleted) }
    }

    private func ended(
        _ verdict: Observation.Verdict,
        _ isMeant: (AlertKey) -> Bool
    ) -> [Observation] {
        alerts.active.filter(isMeant).map { Observation($0, verdict) }
    }
}
