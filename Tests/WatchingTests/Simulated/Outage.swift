import Watching

/// Why no conversation with a host comes about.
enum Outage: Sendable, Equatable {
    /// Nobody listens.
    case refused
    /// Packets vanish.
    case silent
    /// The name has no address.
    case unresolved
    /// The handshake fails.
    case tls(TLSFailure)

    /// The alert that says so, when it concerns every endpoint.
    var isTLS: Bool {
        if case .tls = self { true } else { false }
    }
}
