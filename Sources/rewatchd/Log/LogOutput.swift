import Logging
import Settings
import Systemd

/// Where log lines and alert entries go: both to the same place, in the same form.
struct LogOutput: Sendable {
    /// Takes whole records.
    let writer: any RecordWriter
    /// Counts what could not be written.
    let failures = WriteFailures()
    /// For log lines.
    let logger: Logger

    /// Opens the output that the settings ask for, or that the surroundings suggest.
    init(_ settings: LogSettings) throws {
        let format =
            switch settings.format {
            case .journal?: LogFormat.journal
            case .logfmt?: LogFormat.logfmt
            case .json?: LogFormat.json
            case nil: LogFormat.detect(environment: ProcessEnvironment.all)
            }
        do throws(JournalError) {
            self.init(try format.makeWriter(), level: settings.level)
        } catch {
            throw CommandFailure(message: "rewatchd: \(error)")
        }
    }

    /// Writes to a given writer.
    init(_ writer: any RecordWriter, level: LogSettings.Level) {
        self.writer = writer
        let failures = failures
        let level = Logger.Level(rawValue: level.rawValue) ?? .info
        logger = Logger(label: "rewatchd") { label in
            RecordLogHandler(label: label, writer: writer, failures: failures, level: level)
        }
    }
}
