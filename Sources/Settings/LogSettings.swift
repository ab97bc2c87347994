/// What is logged, and how.
package struct LogSettings: Hashable, Sendable {
    /// How much is logged; the raw values are swift-log's, from the most to the least.
    package enum Level: String, Hashable, Sendable, CaseIterable {
        case trace
        case debug
        case info
        case notice
        case warning
        case error
        case critical
    }

    /// The form of log lines and alert entries alike.
    package enum Format: String, Hashable, Sendable, CaseIterable {
        /// Entries of journald, over its own socket.
        case journal
        /// `key=value` lines on stderr.
        case logfmt
        /// One JSON object a line on stderr.
        case json
    }

    /// The least urgent level that is logged.
    package var level = Level.info
    /// The form; nil means journal under systemd and logfmt elsewhere.
    package var format: Format?
}
