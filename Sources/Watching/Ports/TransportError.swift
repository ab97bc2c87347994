/// Why a request got no usable answer, told apart as far as an operator would act differently.
///
/// No case holds a body or a credential.
package enum TransportError: Error, Hashable, Sendable, CustomStringConvertible {
    /// The host's name has no address.
    case nameNotResolved(Endpoint)
    /// Nobody listens on the port.
    case connectionRefused(Endpoint)
    /// The host or its network cannot be reached, with the system's reason.
    case unreachable(Endpoint, reason: String)
    /// The deadline passed; the stage tells a silent server from an unreachable one.
    case timedOut(Endpoint, after: Duration, TimeoutStage)
    /// The TLS handshake failed or the certificate was refused.
    case tls(Endpoint, TLSFailure, reason: String)
    /// The connection was reset or closed before an answer came.
    case connectionReset(Endpoint)
    /// The connection ended in the middle of the body.
    case truncated(Endpoint, received: Int)
    /// The body is larger than the limit.
    case tooLarge(Endpoint, limit: Int)
    /// The answer is not HTTP, with the library's reason.
    case malformed(Endpoint, reason: String)
    /// The encoding of the body is broken, with the library's reason.
    case undecodable(Endpoint, reason: String)
    /// The task was cancelled.
    case cancelled

    /// Whether an answer had begun, with a status below 300: others are no error of the transport.
    package var hasStatus: Bool {
        switch self {
        case .truncated, .tooLarge, .undecodable, .timedOut(_, _, .receiving): true
        case .nameNotResolved, .connectionRefused, .unreachable, .tls, .connectionReset,
            .malformed, .cancelled, .timedOut(_, _, .connecting), .timedOut(_, _, .securing),
            .timedOut(_, _, .waiting):
            false
        }
    }

    /// Whether a login may have arrived whose answer nobody has seen.
    package var mayHideRefusal: Bool {
        switch self {
        case .connectionReset, .malformed, .cancelled, .timedOut(_, _, .waiting): true
        case .nameNotResolved, .connectionRefused, .unreachable, .tls, .truncated, .tooLarge,
            .undecodable, .timedOut(_, _, .connecting), .timedOut(_, _, .securing),
            .timedOut(_, _, .receiving):
            false
        }
    }

    /// The value of the `code` label: few, stable words.
    package var label: String {
        switch self {
        case .nameNotResolved: "dns"
        case .connectionRefused: "refused"
        case .unreachable: "unreachable"
        case .timedOut: "timeout"
        case .tls: "tls"
        case .connectionReset: "reset"
        case .truncated: "truncated"
        case .tooLarge: "too_large"
        case .malformed, .undecodable: "malformed"
        case .cancelled: "cancelled"
        }
    }

    /// Whether the fault lies in the one answer, so that other resources may still be read.
    package var concernsBodyOnly: Bool {
        switch self {
        case .truncated, .tooLarge, .malformed, .undecodable: true
        case .nameNotResolved, .connectionRefused, .unreachable, .timedOut, .tls,
            .connectionReset, .cancelled:
            false
        }
    }

    package var description: String {
        switch self {
        case .nameNotResolved(let endpoint): "no address found for \(endpoint.host)"
        case .connectionRefused(let endpoint): "connection to \(endpoint) refused"
        case .unreachable(let endpoint, let reason): "\(endpoint) cannot be reached: \(reason)"
        case .timedOut(let endpoint, let limit, .connecting):
            "no connection to \(endpoint) within \(limit)"
        case .timedOut(let endpoint, let limit, .securing):
            "no end of the TLS handshake with \(endpoint) within \(limit)"
        case .timedOut(let endpoint, let limit, .waiting):
            "no answer from \(endpoint) within \(limit)"
        case .timedOut(let endpoint, let limit, .receiving):
            "no complete answer from \(endpoint) within \(limit)"
        case .tls(let endpoint, let failure, let reason):
            "TLS with \(endpoint) failed, \(failure.rawValue): \(reason)"
        case .connectionReset(let endpoint): "connection to \(endpoint) was reset"
        case .truncated(let endpoint, let received):
            "answer of \(endpoint) broke off after \(received) bytes"
        case .tooLarge(let endpoint, let limit):
            "answer of \(endpoint) is larger than the limit of \(limit) bytes"
        case .malformed(let endpoint, let reason): "answer of \(endpoint) is no HTTP: \(reason)"
        case .undecodable(let endpoint, let reason):
            "body of the answer of \(endpoint) cannot be decoded: \(reason)"
        case .cancelled: "cancelled"
        }
    }
}

/// How far a request had come when its time was over.
package enum TimeoutStage: Hashable, Sendable {
    /// TCP was not connected.
    case connecting
    /// The TLS handshake was not done.
    case securing
    /// The request was on its way, and nothing of the answer was there.
    case waiting
    /// A good status was there, and not the whole body.
    case receiving
}

/// Which check of TLS failed.
package enum TLSFailure: String, Hashable, Sendable {
    /// No trusted authority signed the certificate.
    case untrusted = "certificate not trusted"
    /// The certificate carries another name.
    case nameMismatch = "certificate for another name"
    /// The certificate is expired or not yet valid.
    case expired = "certificate expired or not yet valid"
    /// The public key is not among the pinned ones.
    case pinMismatch = "public key not pinned"
    /// A file named in the settings cannot be read.
    case badFile = "certificate file unusable"
    /// The server did not accept the client's certificate.
    case clientRefused = "client certificate refused"
    /// The two sides found no common protocol, or the peer spoke no TLS.
    case handshake = "handshake failed"
}
