import Alerting
import ClusterAPI
import Model

// Whether what is known of a resource is old although the cluster can be read. The time counts
// from the last read, or from when the cluster could be read at all: after an outage everything is
// old for a moment, and nothing is wrong with that. What single objects say takes a quorum, so that
// its return counts like the end of an outage for those.

extension ClusterState {
    /// For how long the newest sample of a statistic may be the same.
    static let standstillMax = Duration.seconds(5 * 60)

    /// Judges each resource that is read by its age; one that was just refused or is not supported
    /// has none.
    func stale(at moment: Moment) -> [Observation] {
        configuration.resources.sorted { $0.name < $1.name }.compactMap { resource in
            guard let state = resources[resource] else { return nil }
            let name = Subject.resource(resource.name)
            let key = AlertKey(.dataStale, name)
            guard state.isSupported else { return Observation(key, .unwatched) }
            let evidence = staleness(of: resource, state, at: moment.monotonic)
            return Observation(
                key,
                evidence.map { .failing($0) } ?? .healthy,
                causes: [
                    AlertKey(.unexpectedResponse, name), AlertKey(.permissionDenied, name),
                    AlertKey(.quorumLost, .cluster),
                ]
            )
        }
    }

    /// Why a resource counts as old; nil when it does not.
    private func staleness(
        of resource: Resource,
        _ state: ResourceState,
        at now: Duration
    ) -> Evidence? {
        let lifetime =
            resource.group.isByObject ? objectLifetime(of: resource) : lifetime(of: resource)
        var readable = readableSince ?? now
        if resource.group.isByObject { readable = max(readable, quorateSince ?? .zero) }
        // One that was good when it was last asked for is old because it is not asked for.
        if state.succeeded == false,
            now - max(state.lastRead?.monotonic ?? readable, readable) > lifetime
        {
            let failure = state.failure.map { ": \($0)" } ?? ""
            let last = state.lastRead.map { "not read since \($0.wall.rfc3339)" }
            return Evidence(detail: (last ?? "not read yet") + failure)
        }
        guard let newest = state.newestSample, state.succeeded == true else { return nil }
        let limit = max(lifetime, Self.standstillMax)
        guard now - max(newest.seen, readable) > limit else { return nil }
        return Evidence(detail: "the newest sample is of \(newest.end.rfc3339)")
    }
}

extension ResourceState {
    /// Takes note of the newest of the samples; one that was seen before is none.
    mutating func noteSamples(of reading: Reading, at now: Duration) {
        guard case .statistics(_, let objects) = reading else { return }
        guard let end = objects.compactMap(\.end).max() else {
            newestSample = nil
            return
        }
        if newestSample?.end != end { newestSample = NewestSample(end: end, seen: now) }
    }
}
