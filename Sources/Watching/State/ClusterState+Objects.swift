package import ClusterAPI
import Model

// Resources that have one answer for each object. A request for each database in each cycle would
// be 6,000 a minute for a thousand of them, and the API has one worker. So the objects take turns:
//
//     cycle 1    1 2 … 10
//     cycle 2             11 12 … 20         at most `objectsPerCycle` in a cycle,
//     cycle 3                        21 22   and each at most once in a slow interval
//     …
//     cycle 7    1 2 … 10                    the one that was asked longest ago goes first
//
// With more objects than fit into a slow interval the round becomes longer, never the cycle. What
// an object said is shown for three of these rounds.

extension ClusterState {
    /// All that a cycle starting now asks for, in the order of asking; single objects come last.
    package func dueRequests(includingSlow: Bool, at now: Duration) -> [ResourceRequest] {
        dueResources(includingSlow: includingSlow, at: now).map { resource in
            resource == .logs ? ResourceRequest(logs: log.window) : ResourceRequest(resource)
        }
            + Resource.allCases.filter { $0.group == .rotating }.flatMap { dueObjects(of: $0, now) }
    }

    /// How long the answer of an object is shown.
    func objectLifetime(of resource: Resource) -> Duration {
        let count = resources[resource]?.objects.count ?? 0
        let cycles = (count + PollGroup.objectsPerCycle - 1) / PollGroup.objectsPerCycle
        let round = max(configuration.poll.interval, pace) * cycles
        return max(round, configuration.poll.slowInterval, pace) * Self.staleAfterPeriods
    }

    /// What the databases said of their availability that is not too old to be shown.
    func freshAvailability(at now: Duration) -> [DatabaseAvailability] {
        guard let state = resources[.databaseAvailability] else { return [] }
        let lifetime = objectLifetime(of: .databaseAvailability)
        return state.objects.values.compactMap { object in
            guard let read = object.lastRead, now - read <= lifetime else { return nil }
            return object.availability
        }
    }

    /// Takes in the answers of single objects; returns one for each resource, the worst of them,
    /// since what is told is told of the resource and not of each object.
    mutating func applyObjects(
        _ judged: [JudgedResult],
        at moment: Moment,
        into outcome: inout Outcome
    ) -> [JudgedResult] {
        Resource.allCases.filter { $0.group == .rotating }.compactMap { resource in
            let items = judged.filter { $0.resource == resource }
            guard
                let worst = items.first(where: { !$0.isGood }) ?? items.first(where: \.isObject)
                    ?? items.first
            else { return nil }
            var state = resources[resource] ?? ResourceState()
            state.lastAsked = moment.monotonic
            state.duration = items.map(\.result.duration).max()
            state.succeeded = worst.isGood
            for item in items { take(item, into: &state, at: moment) }
            judgeSupport(of: resource, items, into: &state, &outcome)
            forgetUnlisted(in: &state)
            resources[resource] = state
            reportTrouble(worst, at: moment, into: &outcome)
            return worst
        }
    }

    private func take(_ item: JudgedResult, into state: inout ResourceState, at moment: Moment) {
        guard let uid = item.result.object else { return }
        var object = state.objects[uid] ?? ObjectState(lastAsked: moment.monotonic)
        object.lastAsked = moment.monotonic
        switch item.outcome {
        case .object(let availability):
            object.availability = availability
            object.lastRead = moment.monotonic
            state.lastRead = moment
            state.deniedUntil = nil
        case .objectGone, .unsupported:
            object.availability = nil
            object.lastRead = moment.monotonic
            state.lastRead = moment
        case .forbidden: state.deniedUntil = moment.monotonic + Self.denialPeriod
        case .read, .empty, .unauthorized, .unexpected, .failed: break
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
            state.isSupported = true
            return
        }
        for item in items {
            guard case .unsupported(let status) = item.outcome, state.isSupported else { continue }
            append(.resourceUnsupported(resource, status: status), to: &outcome)
            state.isSupported = false
        }
    }

    /// Drops the objects that a complete list does not have any more.
    private func forgetUnlisted(in state: inout ResourceState) {
        guard case .databases(let list)? = resources[.databases]?.reading, list.isComplete else {
            return
        }
        let listed = Set(list.objects.map(\.uid))
        state.objects = state.objects.filter { listed.contains($0.key) }
    }

    /// The objects whose turn it is; one alone while the cluster does not have the resource.
    private func dueObjects(of resource: Resource, _ now: Duration) -> [ResourceRequest] {
        guard configuration.resources.contains(resource),
            case .databases(let list)? = resources[.databases]?.reading
        else { return [] }
        let state = resources[resource] ?? ResourceState()
        guard state.deniedUntil.map({ $0 <= now }) ?? true else { return [] }
        // Half an interval early, or jitter would make it one whole cycle late each time.
        let period = configuration.poll.slowInterval - configuration.poll.interval / 2
        if !state.isSupported, let asked = state.lastAsked, now - asked < period { return [] }
        let due = list.objects.map(\.uid).map { (uid: $0, asked: state.objects[$0]?.lastAsked) }
            .filter { object in object.asked.map { now - $0 >= period } ?? true }
            .sorted { ($0.asked ?? .zero, $0.uid) < ($1.asked ?? .zero, $1.uid) }
            .compactMap { ResourceRequest(resource, object: $0.uid) }
        return Array(due.prefix(state.isSupported ? PollGroup.objectsPerCycle : 1))
    }
}

extension JudgedResult {
    /// Whether it is what an object says.
    var isObject: Bool {
        if case .object = outcome { true } else { false }
    }
}
