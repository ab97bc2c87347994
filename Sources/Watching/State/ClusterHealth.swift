package import Model

/// What the last cycle showed about the cluster as a whole.
package struct ClusterHealth: Hashable, Sendable {
    /// Whether the login works; the raw value is the state's word.
    package enum Authentication: String, CaseIterable, Sendable {
        case ok
        case rejected
        case forbidden
        case unknown
    }

    /// Whether the certificate was accepted, and how; the raw value is the state's word.
    package enum TLS: String, CaseIterable, Sendable {
        case verified
        case unverified
        case failed
        case unknown
    }

    /// Whether all core resources were read.
    package var isUp = false
    /// When they last were.
    package var lastSuccess: Timestamp?
    /// The login.
    package var authentication = Authentication.unknown
    /// The certificate.
    package var tls = TLS.unknown
    /// Why the cluster cannot be read, for the status line; nil while it can.
    package var trouble: String?

    /// Nothing known yet.
    package init() {}
}
