package import Alerting
import ClusterAPI
package import Model

extension ClusterState {
    /// Lets the alerts look at a cycle.
    ///
    /// While a cluster cannot be read, exactly one kind says why; nothing else about it is judged.
    /// A cycle in which nothing was asked says nothing.
    mutating func observe(
        _ judged: [JudgedResult],
        _ reason: CycleVerdict.Reason?,
        at moment: Moment
    ) -> [Transition] {
        guard !judged.isEmpty else { return [] }
        if let reason { return tell(reason, at: moment) }
        var observations =
            readable(judged) + retired() + denied(at: moment.monotonic) + [durability]
        for item in judged {
            observations += judge(item, previous: lookedAt[item.resource])
            lookedAt[item.resource] = resources[item.resource]?.reading
        }
        return alerts.observe(observations, rules: configuration.alerts, at: moment)
    }

    /// Lets the one reason why the cluster cannot be read go on or begin.
    mutating func tell(_ reason: CycleVerdict.Reason, at moment: Moment) -> [Transition] {
        alerts.observe(
            reason.key,
            reason.evidence,
            among: alerts.active.filter(Self.isReason),
            rules: configuration.alerts,
            at: moment
        )
    }

    /// Ends every alert, because nobody will look at the cluster any more.
    package mutating func retire(at moment: Moment) -> [Transition] {
        // Who watches it again begins with a first look.
        census = Census()
        log = LogCursor()
        return alerts.observe(
            alerts.active.map { Observation($0, .unwatched) },
            rules: configuration.alerts,
            at: moment
        )
    }

    /// When a look at a pending reason would tell it; nil while none is pending.
    package var reasonHoldEnd: Duration? {
        alerts.nextHoldEnd(of: Self.isReason, rules: configuration.alerts)
    }

    /// Whether an alert may say why the cluster as a whole cannot be read.
    private static func isReason(_ key: AlertKey) -> Bool {
        guard key.kind == .unexpectedResponse else {
            return AlertKind.reasonsUnreadable.contains(key.kind)
        }
        guard case .resource(let name) = key.subject else { return false }
        return Resource(rawValue: name)?.group == .core
    }

    /// What a readable cluster says about the reasons not to be.
    private func readable(_ judged: [JudgedResult]) -> [Observation] {
        let whole: [AlertKind] = [
            .clusterUnreachable, .tlsVerificationFailed, .authenticationRejected,
        ]
        let answered = judged.filter { $0.isGood || $0.isForbidden }
            .map { AlertKey(.unexpectedResponse, .resource($0.resource.name)) }
        return (whole.map { AlertKey($0, .cluster) } + answered).map { Observation($0, .healthy) }
    }

    /// The resources that the role was refused a while ago and that are not asked for meanwhile.
    private func denied(at now: Duration) -> [Observation] {
        resources.filter { resource, state in
            configuration.resources.contains(resource)
                && state.deniedUntil.map { $0 > now } ?? false
        }.keys.map(Self.denial)
    }

    /// Whether the samples are kept; where they are not to be, nothing is wrong.
    private var durability: Observation {
        let reason = sampleTrouble.map { Evidence(detail: $0) }
        return Observation(
            AlertKey(.bufferNotDurable, .cluster),
            reason.map { .failing($0) } ?? .healthy
        )
    }

    private static func denial(of resource: Resource) -> Observation {
        Observation(
            AlertKey(.permissionDenied, .resource(resource.name)),
            .failing(Evidence(detail: "permission \(resource.permission) is needed"))
        )
    }

    /// The end of alerts about resources that a reload has switched off.
    private func retired() -> [Observation] {
        alerts.active.filter { key in
            key.resource.map { !configuration.resources.contains($0) } ?? false
        }.map { Observation($0, .unwatched) }
    }

    /// What one resource of a readable cluster says.
    private func judge(_ item: JudgedResult, previous: Reading?) -> [Observation] {
        let subject = Subject.resource(item.resource.name)
        switch item.outcome {
        case .forbidden:
            // Said for all denied resources together, those that were not asked for included.
            return []
        case .unexpected(let text, _):
            return [
                Observation(
                    AlertKey(.unexpectedResponse, subject),
                    .failing(Evidence(detail: text))
                )
            ]
        case .read(let decoded):
            return [Observation(AlertKey(.permissionDenied, subject), .healthy)]
                + judge(decoded.reading, previous: previous)
        case .empty(let reading):
            return [Observation(AlertKey(.permissionDenied, subject), .healthy)]
                + judge(reading, previous: previous)
        case .unsupported:
            return alerts.active.filter { $0.resource == item.resource }
                .map { Observation($0, .unwatched) }
        case .object, .objectGone:
            return [Observation(AlertKey(.permissionDenied, subject), .healthy)]
        case .unauthorized, .failed:
            return []
        }
    }

    private func judge(_ reading: Reading, previous: Reading?) -> [Observation] {
        switch (reading, previous) {
        case (.nodes(let nodes), .nodes(let before)?):
            ObjectRules.observe(nodes: nodes, previous: before)
                + deleted(.nodeDown, unless: nodes.map { .node($0.uid) })
        case (.nodes(let nodes), _):
            ObjectRules.observe(nodes: nodes, previous: nil)
        case (.databases(let databases), .databases(let before)?):
            ObjectRules.observe(databases: databases, previous: before)
                + deleted(.databaseNotActive, unless: databases.map { .database($0.uid) })
        case (.databases(let databases), _):
            ObjectRules.observe(databases: databases, previous: nil)
        case (.shards(let shards), .shards(let before)?):
            ObjectRules.observe(shards: shards, previous: before, downNodes: downNodes)
                + deleted(.shardDown, unless: shards.map { .shard($0.uid) })
        case (.shards(let shards), _):
            ObjectRules.observe(shards: shards, previous: nil, downNodes: downNodes)
        case (.cluster, _), (.nodeStates, _), (.managerAlerts, _), (.license, _),
            (.statistics, _), (.certificates, _), (.policy, _), (.actions, _), (.check, _),
            (.modules, _), (.bootstrap, _), (.availability, _),
            (.users, _), (.activeActive, _), (.activeActiveTasks, _), (.activeActiveHealth, _),
            (.syncer, _), (.revocationSettings, _), (.revocation, _), (.health, _),
            (.databaseHealth, _), (.proxies, _), (.services, _), (.logs, _):
            []
        }
    }

    /// The nodes that are down as last listed.
    private var downNodes: Set<UID> {
        guard case .nodes(let nodes)? = resources[.nodes]?.reading else { return [] }
        return Set(nodes.objects.filter { $0.status == .known(.down) }.map(\.uid))
    }

    /// The alerts of a kind whose objects a complete list does not have any more.
    private func deleted(_ kind: AlertKind, unless listed: ObjectList<Subject>) -> [Observation] {
        guard listed.isComplete else { return [] }
        let present = Set(listed.objects)
        return alerts.active.filter { $0.kind == kind && !present.contains($0.subject) }
            .map { Observation($0, .deleted) }
    }
}

extension ObjectList {
    /// The list with each object turned into another.
    fileprivate func map<Other>(_ transform: (Object) -> Other) -> ObjectList<Other> {
        ObjectList<Other>(objects.map(transform), isComplete: isComplete)
    }
}
