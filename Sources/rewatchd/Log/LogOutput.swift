import Logging
import Settings
import Systemd

/// Where log lines and alert entries go: both to the same place, in the same form.
struct LogOutput: Sendable {
    /// How long the last records have to be written; the program's end waits for it.
    static let closingLimit = Duration.milliseconds(500)

    /// Takes whole records, and writes them on its own thread.
    let queue: RecordQueue
    /// Counts what could not be written.
    let failures = WriteFailures()
    /// Tells which alerts were written.
    let written = WrittenAlerts()
    /// For log lines.
    let logger: Logger
    /// Whether what is written can be looked up in the journal.
    let isJournal: Bool

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
            self.init(
                try format.makeWriter(),
                level: settings.level,
                isJournal: format == .journal
            )
        } catch {
            throw CommandFailure(message: "rewatchd: \(error)")
        }
    }

    /// Writes to a given writer, from a thread of its own.
    init(_ writer: any RecordWriter, level: LogSettings.Level, isJournal: Bool = false) {
        self.isJournal = isJournal
        let (failures, written) = (failures, written)
        let queue = RecordQueue(writer, failures: failures) { written.note($0) }
        self.queue = queue
        let level = Logger.Level(rawValue: level.rawValue) ?? .info
        logger = Logger(label: "rewatchd") { label in
            RecordLogHandler(label: label, writer: queue, failures: failures, level: level)
        }
    }

    /// Writes what waits, within a bound; nothing is written afterwards.
    func close() {
        queue.close(within: Self.closingLimit)
    }
}
