import Alerting
import ClusterAPI
import Model

/// How the cluster as a whole stands after a cycle, judged from its core resources.
struct CycleVerdict: Sendable {
    /// Why the cluster cannot be read: the alert and what to say.
    struct Reason: Sendable {
        var key: AlertKey
        var evidence: Evidence
    }

    private(set) var isUp = false
    private(set) var authentication = ClusterHealth.Authentication.unknown
    private(set) var tls = ClusterHealth.TLS.unknown
    /// The one reason why it cannot be read; nil when it can, or when only the role forbids it.
    private(set) var reason: Reason?

    /// Judges the results of a cycle; a core resource that was not asked for, since the role was
    /// refused it a while ago, counts as refused.
    init(
        _ judged: [JudgedResult],
        of resources: Set<Resource>,
        insecure: Bool,
        isCoreDenied: Bool
    ) {
        let core = judged.filter { $0.resource.group == .core }
        let expected = resources.count { $0.group == .core }
        reason = Self.reason(judged)
        isUp = reason == nil && core.count == expected && core.allSatisfy(\.isGood)
        authentication = Self.authentication(judged)
        if authentication == .ok, isCoreDenied { authentication = .forbidden }
        tls = Self.tls(judged, insecure: insecure)
    }

    /// The reasons in the order in which they exclude each other: a refused login stops all else.
    private static func reason(_ judged: [JudgedResult]) -> Reason? {
        if let refused = judged.first(where: \.isUnauthorized) {
            return Reason(
                key: AlertKey(.authenticationRejected, .cluster),
                evidence: Evidence(detail: "HTTP 401 from \(refused.result.endpoint)")
            )
        }
        let core = judged.filter { $0.resource.group == .core }
        // A role that may read no core resource leaves only the others to show that it is gone.
        return (core.isEmpty ? judged : core).lazy.compactMap(transportReason).first
            ?? core.lazy.compactMap(contentReason).first
    }

    private static func transportReason(_ item: JudgedResult) -> Reason? {
        guard case .failed(let error) = item.outcome else { return nil }
        let kind: AlertKind =
            switch error {
            case .tls(_, .clientRefused, _): .authenticationRejected
            case .tls: .tlsVerificationFailed
            case .nameNotResolved, .connectionRefused, .unreachable, .timedOut, .connectionReset,
                .truncated, .tooLarge, .malformed, .undecodable, .cancelled:
                .clusterUnreachable
            }
        return Reason(
            key: AlertKey(kind, .cluster),
            evidence: Evidence(detail: error.description)
        )
    }

    private static func contentReason(_ item: JudgedResult) -> Reason? {
        guard case .unexpected(let text, _) = item.outcome else { return nil }
        return Reason(
            key: AlertKey(.unexpectedResponse, .resource(item.resource.name)),
            evidence: Evidence(detail: text)
        )
    }

    private static func authentication(
        _ judged: [JudgedResult]
    ) -> ClusterHealth.Authentication {
        if judged.contains(where: { $0.isUnauthorized || $0.isClientRefused }) { return .rejected }
        return judged.contains { $0.isGood || $0.isForbidden } ? .ok : .unknown
    }

    private static func tls(_ judged: [JudgedResult], insecure: Bool) -> ClusterHealth.TLS {
        for item in judged where !item.isClientRefused {
            if case .failure(.tls) = item.result.answer { return .failed }
        }
        let hasAnswer = judged.contains { item in
            switch item.result.answer {
            case .response, .redirectRefused, .noToken: true
            case .failure(let error): error.concernsBodyOnly
            }
        }
        guard hasAnswer else { return .unknown }
        return insecure ? .unverified : .verified
    }
}

extension JudgedResult {
    var isUnauthorized: Bool {
        if case .unauthorized = outcome { true } else { false }
    }

    /// Whether the server refused the client's certificate, and not the client the server's.
    var isClientRefused: Bool {
        if case .failed(.tls(_, .clientRefused, _)) = outcome { true } else { false }
    }

    var isForbidden: Bool {
        if case .forbidden = outcome { true } else { false }
    }
}
