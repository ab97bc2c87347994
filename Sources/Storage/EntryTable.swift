import Alerting
import Model

/// The journal entries: those on their way, and the history of those that were written.
struct EntryTable {
    private let connection: SQLiteConnection

    init(_ connection: SQLiteConnection) {
        self.connection = connection
    }

    /// Adds an entry behind all others.
    func insert(_ entry: AlertEntry) throws(StorageError) {
        try connection.rows(
            "INSERT INTO entry (id, at, message, priority) VALUES (?, ?, ?, ?)",
            [
                .text(entry.id), .integer(entry.transition.at.milliseconds), .text(entry.message),
                .integer(Int64(entry.priority)),
            ]
        )
        let number = try connection.rows("SELECT last_insert_rowid()").first?.first ?? .null
        for (place, field) in entry.fields.enumerated() {
            try connection.rows(
                "INSERT INTO field VALUES (?, ?, ?, ?)",
                [number, .integer(Int64(place)), .text(field.name), .text(field.value)]
            )
        }
    }

    /// The entries that are not known to be written, in order.
    func unwritten() throws(StorageError) -> [KeptEntry] {
        let rows = try connection.rows(
            "SELECT number, id, at, message, priority FROM entry WHERE written = 0 ORDER BY number"
        )
        var entries: [KeptEntry] = []
        for row in rows {
            guard let id = row[1].text, let at = row[2].integer, let message = row[3].text,
                let priority = row[4].integer
            else { continue }
            let fields = try connection.rows(
                "SELECT name, value FROM field WHERE entry = ? ORDER BY place",
                [row[0]]
            )
            entries.append(
                KeptEntry(
                    id: id,
                    at: Timestamp(milliseconds: at),
                    message: message,
                    priority: Int(priority),
                    fields: fields.compactMap { field in
                        guard let name = field[0].text, let value = field[1].text else {
                            return nil
                        }
                        return KeptEntry.Field(name, value)
                    }
                )
            )
        }
        return entries
    }

    /// Marks an entry as written, and forgets the oldest written ones beyond the bound.
    func markWritten(_ id: String) throws(StorageError) {
        try connection.rows("UPDATE entry SET written = 1 WHERE id = ?", [.text(id)])
        try connection.rows(
            """
            DELETE FROM entry WHERE written = 1
            AND number <= (SELECT max(number) FROM entry) - \(StateDatabase.historyMax)
            """
        )
    }
}
