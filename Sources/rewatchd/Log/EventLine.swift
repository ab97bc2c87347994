import ClusterAPI
import Logging
import Model
import TimeSeries
import Watching

/// What the log says of an event.
struct EventLine {
    let level: Logger.Level
    let text: String
    let metadata: Logger.Metadata

    init(_ event: Event) {
        (level, text) = Self.words(for: event)
        metadata = Self.resource(of: event).map { ["resource": "\($0.name)"] } ?? [:]
    }

    private static func words(for event: Event) -> (Logger.Level, String) {
        switch event {
        case .requestFinished(let resource, let code, let duration):
            (.debug, "\(resource.name) answered \(code) in \(duration)")
        case .cycleFinished(let summary):
            (.debug, "read \(summary.read) of \(summary.asked) resources in \(summary.duration)")
        case .trouble(let trouble, let recurrence):
            words(for: trouble, recurrence)
        case .payloadRejected(let resource, let losses, let total):
            rejected(resource, losses, total)
        case .statusUnrecognised(let resource, let word):
            (.warning, "\(resource.name) has the unknown status \"\(word)\"")
        case .resourceUnsupported(let resource, let status):
            (.info, "\(resource.name) is not supported by this cluster (HTTP \(status))")
        case .endpointChanged(let old, let new):
            (.warning, "\(old) does not serve, trying \(new)")
        case .redirected(let origin, let target):
            (.info, "\(origin) points to \(target), the primary node")
        case .loginRefused(let endpoint, let count):
            (.error, "\(endpoint) refused the login, \(count) within 15 minutes")
        case .loginAccepted:
            (.notice, "the login works again")
        case .credentialChanged:
            (.notice, "the credential has changed")
        case .samplesDropped(let reason, let count):
            (.debug, "\(count) samples were dropped from memory: \(reason.rawValue)")
        case .pastFilled(let resource, let rollup, let samples):
            (
                .info,
                "a hole in \(resource.name) was filled with \(samples) samples, means over "
                    + "\(rollup.rawValue)"
            )
        case .pastUnreadable(let resource, let rollup, let reason, let isFinal):
            (
                isFinal ? .warning : .debug,
                "a hole in \(resource.name) is not filled with means over \(rollup.rawValue): "
                    + reason
            )
        case .seriesLimitExceeded(0, let limit):
            (.notice, "the series are within the limit of \(limit) again")
        case .seriesLimitExceeded(let dropped, let limit):
            (.warning, "\(dropped) series are over the limit of \(limit) and not exposed")
        }
    }

    private static func words(
        for trouble: Trouble,
        _ recurrence: Recurrence
    ) -> (Logger.Level, String) {
        let subject =
            switch trouble {
            case .resource(let resource): resource.name
            case .credential: "the credential"
            case .state: "the state"
            case .samples: "the samples"
            }
        let verb = [.state, .samples].contains(trouble) ? "kept" : "read"
        return switch recurrence {
        case .began(let reason): (.warning, "\(subject) cannot be \(verb): \(reason)")
        case .changed(let reason): (.warning, "\(subject) still cannot be \(verb): \(reason)")
        case .repeated(let reason, let times):
            (.warning, "\(subject) could not be \(verb) \(times) more times: \(reason)")
        case .ended(let times, let lasted):
            (
                .notice,
                "\(subject) is \(verb) again after \(times) failures in "
                    + "\(lasted.components.seconds) s"
            )
        }
    }

    private static func rejected(
        _ resource: Resource,
        _ losses: [Loss],
        _ total: Int
    ) -> (Logger.Level, String) {
        // A place that was told before is only counted.
        guard !losses.isEmpty else {
            return (.debug, "\(resource.name) had \(total) unreadable parts")
        }
        let places = losses.map(\.description).joined(separator: "; ")
        return (.warning, "\(resource.name) had \(total) unreadable parts: \(places)")
    }

    private static func resource(of event: Event) -> Resource? {
        switch event {
        case .requestFinished(let resource, _, _), .trouble(.resource(let resource), _),
            .payloadRejected(let resource, _, _), .statusUnrecognised(let resource, _),
            .resourceUnsupported(let resource, _), .pastFilled(let resource, _, _),
            .pastUnreadable(let resource, _, _, _):
            resource
        case .cycleFinished, .trouble(.credential, _), .trouble(.state, _), .trouble(.samples, _),
            .endpointChanged, .redirected, .samplesDropped,
            .loginRefused, .loginAccepted, .credentialChanged, .seriesLimitExceeded:
            nil
        }
    }
}
