package import Alerting
package import ClusterAPI
package import Model
import TimeSeries

/// The small part of a cluster's state that is shown live: ages, counters, alerts, status.
package struct ClusterReport: Sendable {
    /// An alert that fires, with the urgency that is configured for it.
    package struct FiringAlert: Hashable, Sendable {
        /// The alert.
        package var key: AlertKey
        /// How urgent it is.
        package var severity: Severity
        /// When its condition was first seen.
        package var since: Timestamp
        /// What was seen.
        package var evidence: Evidence
    }

    /// How the memory of the samples stands.
    package struct Buffer: Hashable, Sendable {
        /// Bytes by the store's own account.
        package var bytes = 0
        /// Samples held.
        package var samples = 0
        /// Samples dropped, by reason.
        package var dropped: [String: Int] = [:]
    }

    /// The cluster as a whole.
    package let health: ClusterHealth
    /// Each resource that was asked for.
    package let resources: [Resource: ResourceState]
    /// What was counted.
    package let counters: Counters
    /// The endpoints.
    package let endpoints: EndpointRing
    /// The alerts that fire, in order.
    package let firing: [FiringAlert]
    /// The samples.
    package let buffer: Buffer
    /// The last polls.
    package let polls: PollLog
    /// The certificate that the server shows.
    package let wireCertificate: Certificate?
    /// How long what each resource said is shown as the present.
    package let lifetimes: [Resource: Duration]
    /// The name in the configuration.
    package let cluster: String
    let labels: SeriesLabels

    /// Takes the small part out of a state; the endpoints are known to the watcher alone.
    package init(_ state: ClusterState, endpoints: EndpointRing) {
        health = state.health
        resources = state.resources
        counters = state.counters
        self.endpoints = endpoints
        firing = state.alerts.kept.filter(\.phase.isTold).map { alert in
            FiringAlert(
                key: alert.key,
                severity: state.configuration.alerts[alert.key.kind].severity,
                since: alert.since,
                evidence: alert.evidence
            )
        }
        let store = state.history.store
        buffer = Buffer(
            bytes: store.bytes,
            samples: store.sampleCount,
            dropped: Dictionary(
                uniqueKeysWithValues: DropReason.allCases.map {
                    ($0.rawValue, store.dropped[$0] ?? 0)
                }
            )
        )
        polls = state.polls
        wireCertificate = state.wireCertificate.certificate
        let shown = Resource.allCases.filter { !$0.group.isByObject }
        let lifetimes = shown.map { ($0, state.lifetime(of: $0)) }
        self.lifetimes = Dictionary(uniqueKeysWithValues: lifetimes).merging([
            .databaseAvailability: state.objectLifetime(of: .databaseAvailability)
        ]) { $1 }
        cluster = state.configuration.name
        labels = SeriesLabels(state.configuration)
    }
}
