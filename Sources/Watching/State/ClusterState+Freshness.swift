package import ClusterAPI
import Model

extension ClusterState {
    /// How many periods a reading lives without being renewed.
    package static let staleAfterPeriods = 3

    /// How long the reading of a resource is exposed.
    ///
    /// A period is the interval, or as long as the last cycle took if that is longer: a cluster
    /// that answers slowly is read at its own pace, and each reading is shown until the next.
    func lifetime(of resource: Resource) -> Duration {
        let interval =
            switch resource.group {
            case .core, .fast: configuration.poll.interval
            case .slow, .rotating, .detail: configuration.poll.slowInterval
            case .rare: rareInterval
            }
        return max(interval, pace) * Self.staleAfterPeriods
    }

    /// What a resource said, unless that is too old to be told as the present.
    func freshReading(of resource: Resource, at now: Duration) -> Reading? {
        guard let state = resources[resource], let reading = state.reading,
            let read = state.lastRead, now - read.monotonic <= lifetime(of: resource)
        else { return nil }
        return reading
    }

    /// The certificates as last read, the one that the server shows among them, unless too old.
    func freshCertificates(at now: Duration) -> [Certificate] {
        let shown = wireCertificate.certificate(at: now, within: lifetime(of: .certificates))
        guard case .certificates(let read)? = freshReading(of: .certificates, at: now) else {
            return shown.map { [$0] } ?? []
        }
        // What is on the wire is seen more often than the list is read.
        return read.filter { $0.name != WireCertificate.name } + (shown.map { [$0] } ?? [])
    }

    /// The next time at which a reading becomes too old, if nothing is read until then.
    package func nextStaleness(after now: Duration) -> Duration? {
        resources.flatMap { resource, state -> [Duration] in
            let ends = objectEnds(of: resource, state)
            guard state.reading != nil, let read = state.lastRead else { return ends }
            return ends + [read.monotonic + self.lifetime(of: resource)]
        }.filter { $0 >= now }.min()
    }

    private func objectEnds(of resource: Resource, _ state: ResourceState) -> [Duration] {
        guard !state.objects.isEmpty else { return [] }
        let lifetime = objectLifetime(of: resource)
        return state.objects.values.compactMap { object in
            object.reading == nil ? nil : object.lastRead.map { $0 + lifetime }
        }
    }

    /// Between two reads of the resources that are seldom read.
    private var rareInterval: Duration {
        configuration.poll.slowInterval * PollGroup.slowIntervalsPerRare
    }

    /// The whole resources that a cycle starting now asks for, in the order of asking.
    ///
    /// The core ones come first, then the slow ones, so that statistics that time out each time
    /// never keep those from being read.
    package func dueResources(includingSlow: Bool, at now: Duration) -> [Resource] {
        let order: [PollGroup] = [.core, .slow, .rare, .fast]
        let candidates = order.flatMap { group in Resource.allCases.filter { $0.group == group } }
        return candidates.filter { resource in
            guard configuration.resources.contains(resource),
                includingSlow || ![.slow, .rare].contains(resource.group)
            else { return false }
            let state = resources[resource]
            if resource.group == .rare, let asked = state?.lastAsked,
                now - asked < rareInterval - configuration.poll.slowInterval / 2
            {
                return false
            }
            guard mayHave(state, at: now) else { return false }
            return state?.deniedUntil.map { $0 <= now } ?? true
        }
    }
}
