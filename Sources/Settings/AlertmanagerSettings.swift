package import Watching

/// Where an Alertmanager is, and who logs in there.
package struct AlertmanagerSettings: Hashable, Sendable {
    /// Where it listens.
    package var endpoint: Endpoint
    /// What comes before `/api/v2/alerts`: empty, or a path without a final slash.
    package var prefix: String
    /// The login, where one is needed.
    package var credentials: FileCredentials?
    /// How its certificate is judged.
    package var tls: TLSPolicy
}
