import Alerting

/// Why a cycle sends nothing.
package enum WithholdingReason: Sendable, CustomStringConvertible {
    /// There is nothing to log in with, and why.
    case noCredential(CredentialError?)
    /// The credential was refused and has not changed.
    case loginRefused
    /// Too many logins failed, or may have; `isRejected` tells whether the last answer was a 401.
    case tooManyLogins(wait: Duration, isRejected: Bool)

    package var description: String {
        switch self {
        case .noCredential(let error): error?.description ?? "there is no credential"
        case .loginRefused: "HTTP 401; nothing more is sent until the credential changes"
        case .tooManyLogins(let wait, let isRejected):
            "\(LoginGuard.failuresMax) logins were refused or not answered"
                + (isRejected ? ", one of them with HTTP 401" : "")
                + "; the next one is sent in \(wait.components.seconds) s"
        }
    }

    /// The alert that tells it.
    ///
    /// Logins that nobody answers say nothing about the credential.
    var alert: AlertKind {
        switch self {
        case .noCredential, .loginRefused, .tooManyLogins(_, isRejected: true):
            .authenticationRejected
        case .tooManyLogins(_, isRejected: false): .clusterUnreachable
        }
    }

    /// What is known of the login meanwhile.
    var authentication: ClusterHealth.Authentication {
        switch self {
        case .loginRefused, .tooManyLogins(_, isRejected: true): .rejected
        case .noCredential, .tooManyLogins(_, isRejected: false): .unknown
        }
    }
}
