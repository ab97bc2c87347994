import Alerting
import Model
import Storage
import Systemd

extension LogRecord {
    /// The entry in the journal's fields.
    init(_ entry: JournalEntry) {
        self.init(
            message: entry.message,
            priority: entry.priority,
            fields: entry.fields,
            at: entry.at
        )
    }

    /// An entry as it lay in the database.
    init(_ entry: KeptEntry) {
        self.init(
            message: entry.message,
            priority: entry.priority,
            fields: entry.fields.map { ($0.name, $0.value) },
            at: entry.at
        )
    }

    /// The journal stamps an entry when it arrives there, so that its own time is a field.
    private init(
        message: String,
        priority: Int,
        fields: [(name: String, value: String)],
        at time: Timestamp
    ) {
        let text = time.rfc3339
        self.init(
            message: message,
            priority: Priority(rawValue: UInt8(clamping: priority)) ?? .info,
            fields: fields.map { JournalField($0.name, $0.value) }
                + [JournalField("REWATCHD_TIME", text)]
        )
        timestamp = text
    }
}

extension RecordClass {
    /// What an entry is to a full queue.
    init(isEvent: Bool) {
        self = isEvent ? .event : .alert
    }
}
