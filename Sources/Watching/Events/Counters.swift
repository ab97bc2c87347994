package import ClusterAPI

/// The counters of one cluster, each fed by events alone.
package struct Counters: Sendable {
    /// Requests by resource and by HTTP status or kind of failure.
    package private(set) var requests: [Resource: [String: Int]] = [:]
    /// Fields, objects and bodies that could not be decoded, by resource.
    package private(set) var decodeFailures: [Resource: Int] = [:]
    /// Logins that were refused.
    package private(set) var loginFailures = 0
    /// How often another endpoint was taken into use.
    package private(set) var endpointFailovers = 0
    /// How long the last cycle took.
    package private(set) var cycleDuration: Duration?
    /// Series that were not kept because of the limit, in the last cycle.
    package private(set) var seriesOverLimit = 0
    /// Samples that were filled into holes.
    package private(set) var backfilledSamples = 0

    /// Counters at zero.
    package init() {}

    /// Takes in an event.
    package mutating func count(_ event: Event) {
        switch event {
        case .requestFinished(let resource, let code, _):
            requests[resource, default: [:]][code, default: 0] += 1
        case .payloadRejected(let resource, _, let total):
            decodeFailures[resource, default: 0] += total
        case .endpointChanged: endpointFailovers += 1
        case .loginRefused: loginFailures += 1
        case .cycleFinished(let summary): cycleDuration = summary.duration
        case .seriesLimitExceeded(let dropped, _): seriesOverLimit = dropped
        case .pastFilled(_, _, let samples): backfilledSamples += samples
        case .trouble, .samplesDropped, .pastUnreadable, .statusUnrecognised, .resourceUnsupported,
            .redirected,
            .loginAccepted,
            .credentialChanged:
            break
        }
    }
}
