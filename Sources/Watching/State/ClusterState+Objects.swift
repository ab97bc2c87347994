import Alerting
package import ClusterAPI
import Model

// Resources that have one answer for each object. A request for each database in each cycle would
// be 6,000 a minute for a thousand of them, and the API has one worker. So the objects take turns:
//
//     cycle 1    1 2 … 10
//     cycle 2             11 12 … 20         at most `objectsPerCycle` in a cycle,
//     cycle 3                        21 22   and each at most once in its period
//     …
//     cycle 7    1 2 … 10                    the one that was asked longest ago goes first
//
// A `rotating` resource has a cycle's bound for itself; all `detail` resources share another one.
// With more objects than fit into a period the round becomes longer, never the cycle. What an
// object said is shown for three of these rounds.

extension ClusterState {
    /// All that a cycle starting now asks for, in the order of asking; single objects come last.
    package func dueRequests(includingSlow: Bool, at now: Duration) -> [ResourceRequest] {
        let rotating = Resource.allCases.filter { $0.group == .rotating }
        let detail = Resource.allCases.filter { $0.group == .detail }.flatMap {
            dueObjects(of: $0, now)
        }
        return dueResources(includingSlow: includingSlow, at: now).map { resource in
            resource == .logs ? ResourceRequest(logs: log.window) : ResourceRequest(resource)
        }
            + rotating.flatMap { chosen(dueObjects(of: $0, now)) } + chosen(detail)
    }

    /// The resources that share one bound of objects for each cycle.
    private static let details = Resource.allCases.filter { $0.group == .detail }

    /// How long the answer of an object is shown.
    func objectLifetime(of resource: Resource) -> Duration {
        let sharing = resource.group == .detail ? Self.details : [resource]
        let count = sharing.reduce(0) { $0 + (resources[$1]?.objects.count ?? 0) }
        let cycles = (count + PollGroup.objectsPerCycle - 1) / PollGroup.objectsPerCycle
        let round = max(configuration.poll.interval, pace) * cycles
        return max(round, period(of: resource), pace) * Self.staleAfterPeriods
    }

    /// What the objects of a resource said that is not too old to be shown, by object.
    func freshReadings(of resource: Resource, at now: Duration) -> [(uid: UID, reading: Reading)] {
        guard let state = resources[resource] else { return [] }
        let lifetime = objectLifetime(of: resource)
        return state.objects.compactMap { uid, object in
            guard let read = object.lastRead, now - read <= lifetime else { return nil }
            return object.reading.map { (uid, $0) }
        }
    }

    /// What the databases said of their availability that is not too old to be shown.
    func freshAvailability(at now: Duration) -> [DatabaseAvailability] {
        freshReadings(of: .databaseAvailability, at: now).compactMap { item in
            if case .availability(let availability) = item.reading { availability } else { nil }
        }
    }

    /// Takes in the answers of single objects; what fails is told of the resource, by the worst of
    /// them, and not of each object.
    mutating func applyObjects(
        _ judged: [JudgedResult],
        at moment: Moment,
        into outcome: inout Outcome
    ) {
        for resource in Resource.allCases where resource.group.isByObject {
            let items = judged.filter { $0.resource == resource }
            guard
                let worst = items.first(where: { !$0.isGood }) ?? items.first(where: \.isObject)
                    ?? items.first
            else { continue }
            var state = resources[resource] ?? ResourceState()
            state.lastAsked = moment.monotonic
            state.duration = items.map(\.result.duration).max()
            state.succeeded = worst.isGood
            state.failure = worst.failureText
            for item in items { take(item, into: &state, at: moment, &outcome) }
            judgeSupport(of: resource, items, into: &state, &outcome)
            forgetUnlisted(of: resource, in: &state)
            resources[resource] = state
            reportTrouble(worst, at: moment, into: &outcome)
        }
    }

    private mutating func take(
        _ item: JudgedResult,
        into state: inout ResourceState,
        at moment: Moment,
        _ outcome: inout Outcome
    ) {
        guard let uid = item.result.object else { return }
        var object = state.objects[uid] ?? ObjectState(lastAsked: moment.monotonic)
        object.lastAsked = moment.monotonic
        switch item.outcome {
        case .object(let decoded):
            object.reading = decoded.reading
            object.lastRead = moment.monotonic
            state.lastRead = moment
            state.deniedUntil = nil
            report(decoded, of: item.resource, into: &outcome)
        case .objectGone, .unsupported:
            object.reading = nil
            object.lastRead = moment.monotonic
            state.lastRead = moment
        case .forbidden: state.deniedUntil = moment.monotonic + Self.denialPeriod
        case .unexpected:
            if item.isUnreadable {
                append(.payloadRejected(item.resource, losses: [], total: 1), to: &outcome)
            }
        case .read, .empty, .unauthorized, .failed: break
        }
        state.objects[uid] = object
    }

    /// A resource that some object has is supported, whatever else was missing.
    private mutating func judgeSupport(
        of resource: Resource,
        _ items: [JudgedResult],
        into state: inout ResourceState,
        _ outcome: inout Outcome
    ) {
        if items.contains(where: \.isObject) {
            find(&state)
            return
        }
        let missing = items.lazy.compactMap { item -> Int? in
            if case .unsupported(let status) = item.outcome { status } else { nil }
        }
        guard let status = missing.first else { return }
        miss(resource, status: status, into: &state, &outcome)
        // Whoever was asked on the first path is asked on the second one next.
        if state.usesAlternative { state.objects = [:] }
    }

    /// Drops the objects that a complete list does not have any more.
    private func forgetUnlisted(of resource: Resource, in state: inout ResourceState) {
        guard let listed = listed(for: resource), listed.isComplete else { return }
        let present = Set(listed.objects)
        state.objects = state.objects.filter { present.contains($0.key) }
    }

    /// The objects that a resource is asked about, as last listed.
    private func listed(for resource: Resource) -> ObjectList<UID>? {
        guard let objects = resource.objects, let reading = resources[objects.list]?.reading else {
            return nil
        }
        return objects.identifiers(in: reading)
    }

    private func period(of resource: Resource) -> Duration {
        configuration.poll.slowInterval * (resource.isSeldom ? PollGroup.slowIntervalsPerRare : 1)
    }

    /// Whether the next answer decides whether something is told: then an object is asked for in
    /// each cycle, or a hold of 20 s would be minutes.
    private func isUndecided(_ uid: UID, _ resource: Resource) -> Bool {
        resource == .databaseAvailability
            && alerts.isUndecided(AlertKey(.databaseUnavailable, .database(uid)))
    }

    /// The objects whose turn it is; one alone as long as nobody knows that there is the resource.
    private func dueObjects(of resource: Resource, _ now: Duration) -> [DueObject] {
        guard configuration.resources.contains(resource), let list = listed(for: resource) else {
            return []
        }
        let state = resources[resource] ?? ResourceState()
        guard state.deniedUntil.map({ $0 <= now }) ?? true, mayHave(state, at: now) else {
            return []
        }
        let (hurried, told) = (hurriedObjects(of: resource), toldObjects(of: resource))
        // Half an interval early, or jitter would make it one whole cycle late each time.
        let early = configuration.poll.interval / 2
        let period = period(of: resource) - early
        if !state.isSupported, let asked = state.lastAsked, now - asked < period,
            state.missingUnder == productVersions
        {
            return []
        }
        let due = list.objects.compactMap { uid -> DueObject? in
            let asked = isUndecided(uid, resource) ? nil : state.objects[uid]?.lastAsked
            let wait = hurried.contains(uid) ? configuration.poll.slowInterval - early : period
            let isDue = asked.map { now - $0 >= wait } ?? true
            guard isDue || told.contains(uid) else { return nil }
            return ResourceRequest(resource, object: uid, isAlternative: state.usesAlternative)
                .map { DueObject(request: $0, uid: uid, asked: asked ?? .zero) }
        }
        let isKnown = state.isSupported && (resource.group == .rotating || state.readUnder != nil)
        return isKnown ? due : Array(due.sorted().prefix(1))
    }

    /// The objects that are asked about in every slow interval although the resource is a seldom
    /// one: those that the cluster itself does not call healthy.
    private func hurriedObjects(of resource: Resource) -> Set<UID> {
        guard resource == .databaseHealth,
            case .health(let report)? = resources[.clusterHealth]?.reading
        else { return [] }
        return Set(report.databases.filter { $0.status != .known(.active) }.map(\.uid))
    }

    /// The objects whose failure was told: due in each cycle, so that its end is told as soon as
    /// that of any other failure, but in their turn, so that the others lose none of their looks.
    private func toldObjects(of resource: Resource) -> Set<UID> {
        guard resource == .databaseAvailability else { return [] }
        return Set(
            alerts.firing.compactMap { key in
                guard key.kind == .databaseUnavailable, case .database(let uid) = key.subject
                else { return nil }
                return uid
            }
        )
    }

    private func chosen(_ due: [DueObject]) -> [ResourceRequest] {
        due.sorted().prefix(PollGroup.objectsPerCycle).map(\.request)
    }
}

/// An object that may be asked now, and when it last was.
private struct DueObject: Comparable {
    var request: ResourceRequest
    var uid: UID
    var asked: Duration

    static func < (one: DueObject, other: DueObject) -> Bool {
        (one.asked, one.uid) < (other.asked, other.uid)
    }
}

extension JudgedResult {
    /// Whether it is what an object says.
    var isObject: Bool {
        if case .object = outcome { true } else { false }
    }
}
