import Alerting
import Systemd

extension LogRecord {
    /// The entry in the journal's fields.
    init(_ entry: JournalEntry) {
        self.init(
            message: entry.message,
            priority: Priority(rawValue: UInt8(entry.priority)) ?? .info,
            fields: entry.fields.map { JournalField($0.name, $0.value) }
        )
    }
}
