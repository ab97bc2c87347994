package import Watching

/// A receiver that samples are sent to.
package struct RemoteWriteSettings: Hashable, Sendable {
    /// Its name in metrics and log; the position is kept under it.
    package var name: String
    /// Where it is.
    package var endpoint: Endpoint
    /// Where there it takes requests.
    package var path: String
    /// Its login, if it wants one.
    package var credentials: FileCredentials?
    /// How its certificate is judged.
    package var tls: TLSPolicy
    /// How long one request may take.
    package var timeout: Duration
}
