import Glibc
import Synchronization
import Systemd

/// Shows alert entries and warnings to the person who watches the demo, and remembers the entries.
final class DemoWriter: RecordWriter {
    private let seen = Mutex<[LogRecord]>([])
    private let isTerminal = isatty(1) == 1

    func write(_ record: LogRecord) throws(JournalError) {
        guard let alert = record["REWATCHD_ALERT"], let state = record["REWATCHD_STATE"] else {
            say("          log  \(record["MESSAGE"] ?? "")")
            return
        }
        seen.withLock { $0.append(record) }
        let mark = state.uppercased()
        let gap = String(repeating: " ", count: max(0, 8 - mark.count))
        say("  journal \(mark)\(gap) priority \(record["PRIORITY"] ?? "") \(alert)")
        say("          \(record["MESSAGE"] ?? "")")
    }

    /// How many entries of a kind and state there were, of any subject or of one.
    func count(_ alert: String, _ state: String, _ subject: String? = nil) -> Int {
        seen.withLock { seen in
            seen.count { record in
                record["REWATCHD_ALERT"] == alert && record["REWATCHD_STATE"] == state
                    && (subject == nil || record["REWATCHD_SUBJECT"] == subject)
            }
        }
    }

    /// Prints a line of its own.
    func say(_ line: String) {
        print(isTerminal ? "\r\u{1B}[K\(line)" : line)
        fflush(nil)
    }

    /// Shows the status at the bottom of a terminal; elsewhere nothing.
    func show(status: String) {
        guard isTerminal else { return }
        print("\r\u{1B}[K\(status)", terminator: "")
        fflush(nil)
    }
}
