package import Watching

/// What one configuration file says, complete and validated.
package struct Configuration: Sendable {
    /// The clusters to watch, at least one, in the order of the file.
    package var clusters: [ClusterConfiguration]
    /// How the daemon's own HTTP server answers.
    package var web: WebSettings
    /// Who may ask the web server, and over what, from the file that `web` names; nil for anybody.
    package var webFile: WebFile?
    /// How much of the past is kept.
    package var buffer: BufferSettings
    /// The receivers that samples are sent to.
    package var remoteWrite: [RemoteWriteSettings] = []
    /// What is logged, and how.
    package var log: LogSettings
    /// Who is told of alerts besides the journal; nil for nobody.
    package var alertmanager: AlertmanagerSettings?
}

/// How the daemon's own HTTP server answers.
package struct WebSettings: Hashable, Sendable {
    /// Where it listens, at least one address.
    package var listen: [ListenAddress] = [.tcp(host: "127.0.0.1", port: 19_443)]
    /// Whether `POST /-/reload` is answered.
    package var enableLifecycle = false
    /// The file with TLS and login settings of the server; nil for plain HTTP without a login.
    package var configFile: String?
}

/// How much of the past is kept.
package struct BufferSettings: Hashable, Sendable {
    /// The most bytes that samples take in memory.
    package var memory = 64 << 20
    /// How old a sample may become.
    package var retention = Duration.seconds(2 * 3_600)
    /// The file of the durable state; nil keeps nothing over a restart.
    package var path: String?
    /// The most bytes that the file takes; the oldest samples go first.
    package var fileSize = 1 << 30
    /// How old a sample in the file may become.
    package var fileRetention = Duration.seconds(7 * 86_400)
    /// When the file waits for the disk.
    package var synchronous = Synchronous.normal

    /// The words of SQLite's `synchronous`.
    package enum Synchronous: String, Sendable, CaseIterable {
        /// Now and then: a power cut costs the last seconds at most.
        case normal
        /// After each cycle: a power cut costs nothing that was finished.
        case full
        /// Never: a power cut may damage the file.
        case off
    }
}
