/// Where log lines and alert entries go, and what they look like there.
package enum LogFormat: String, Sendable, Hashable, CaseIterable {
    /// journald's native socket, whatever standard error is.
    case journal
    /// `timestamp=… priority=… message=…` on standard error.
    case logfmt
    /// One JSON object a line, with the journal's field names, on standard error.
    case json

    /// Chooses what suits the surroundings when the configuration says nothing.
    ///
    /// systemd sets `$JOURNAL_STREAM` for a service whose output it connected to the journal.
    package static func detect(environment: [String: String]) -> LogFormat {
        environment["JOURNAL_STREAM", default: ""].isEmpty ? .logfmt : .journal
    }

    /// Makes the writer of this format; only the journal's can fail to exist.
    package func makeWriter(
        descriptor: Int32 = 2
    ) throws(JournalError) -> any RecordWriter {
        switch self {
        case .journal: try JournalWriter()
        case .logfmt: StreamWriter(descriptor: descriptor, encoding: LogfmtEncoder())
        case .json: StreamWriter(descriptor: descriptor, encoding: JSONLineEncoder())
        }
    }
}
