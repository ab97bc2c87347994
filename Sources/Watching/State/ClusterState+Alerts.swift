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
        readableSince = readableSince ?? moment.monotonic
        var observations = readable(judged) + retired() + denied(at: moment.monotonic)
        for item in judged where !item.resource.group.isByObject {
            observations += judge(item, previous: lookedAt[item.resource], at: moment)
            lookedAt[item.resource] = resources[item.resource]?.reading
        }
        observations += judgeObjects(judged) + [durability]
        noteQuorum(observations, at: moment.monotonic)
        observations += stale(at: moment)
        return alerts.observe(observations, rules: configuration.alerts, at: moment)
    }

    /// Notes since when the cluster can answer what takes a quorum.
    private mutating func noteQuorum(_ observations: [Observation], at now: Duration) {
        let key = AlertKey(.quorumLost, .cluster)
        for observation in observations where observation.key == key {
            if case .failing = observation.verdict {
                quorateSince = nil
            } else {
                quorateSince = quorateSince ?? now
            }
        }
    }

    /// Lets the one reason why the cluster cannot be read go on or begin.
    mutating func tell(_ reason: CycleVerdict.Reason, at moment: Moment) -> [Transition] {
        readableSince = nil
        let told = alerts.observe(
            reason.key,
            reason.evidence,
            among: alerts.active.filter(Self.isReason),
            rules: configuration.alerts,
            at: moment
        )
        return told + tellAge(unless: reason, at: moment)
    }

    /// Where the reason itself is switched off, the age is all that can be told.
    private mutating func tellAge(
        unless reason: CycleVerdict.Reason,
        at moment: Moment
    ) -> [Transition] {
        guard !configuration.alerts[reason.key.kind].isEnabled else { return [] }
        let last = resources[.cluster]?.lastRead
        let isOld = last.map { moment.monotonic - $0.monotonic > lifetime(of: .cluster) } ?? true
        guard isOld else { return [] }
        let detail = last.map { "not read since \($0.wall.rfc3339)" } ?? "not read yet"
        let observation = Observation(
            AlertKey(.dataStale, .cluster),
            .failing(Evidence(detail: detail))
        )
        return alerts.observe([observation], rules: configuration.alerts, at: moment)
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

    /// When a look at a pending reason would tell it; nil when no hold of one still runs.
    package func reasonHoldEnd(after now: Duration) -> Duration? {
        alerts.nextHoldEnd(of: Self.isReason, rules: configuration.alerts, after: now)
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
            .clusterUnreachable, .tlsVerificationFailed, .authenticationRejected, .dataStale,
        ]
        let answered = judged.filter(\.isGood)
            .map { AlertKey(.unexpectedResponse, .resource($0.resource.name)) }
        return (whole.map { AlertKey($0, .cluster) } + answered).map { Observation($0, .healthy) }
    }

    /// The resources that the role was refused, now or a while ago, and that are not asked for
    /// meanwhile.
    ///
    /// Each look says so again, and also that what was unexpected before the refusal is over:
    /// nothing else will for a quarter of an hour.
    private func denied(at now: Duration) -> [Observation] {
        resources.filter { resource, state in
            configuration.resources.contains(resource)
                && state.deniedUntil.map { $0 > now } ?? false
        }.keys.flatMap { resource in
            let unexpected = AlertKey(.unexpectedResponse, .resource(resource.name))
            return [Self.denial(of: resource), Observation(unexpected, .healthy)]
        }
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
}
