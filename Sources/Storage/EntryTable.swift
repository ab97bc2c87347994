import Alerting
import Model

/// The journal entries: those on their way, and the history of those that were written.
struct EntryTable {
    private let connection: SQLiteConnection

    init(_ connection: SQLiteConnection) {
        self.connection = connection
    }

    /// Adds an entry behind all others.
    func insert(_ entry: JournalEntry) throws(StorageError) {
        try connection.rows(
            "INSERT INTO entry (id, at, message, priority, event) VALUES (?, ?, ?, ?, ?)",
            [
                .text(entry.id), .integer(entry.at.milliseconds), .text(entry.message),
                .integer(Int64(entry.priority)), .integer(entry.isEvent ? 1 : 0),
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
        try entries("written = 0", [], limit: .max)
    }

    /// The entries behind a number that were decided from a time on, in order.
    ///
    /// Entries that wait to be written are among them: they were decided.
    func history(
        after number: Int64,
        since: Timestamp,
        limit: Int
    ) throws(StorageError) -> [KeptEntry] {
        try entries(
            "number > ? AND at >= ?",
            [.integer(number), .integer(since.milliseconds)],
            limit: limit
        )
    }

    /// Marks an entry as done with: it was written, or given up.
    func markWritten(_ id: String) throws(StorageError) {
        try connection.rows("UPDATE entry SET written = 1 WHERE id = ?", [.text(id)])
    }

    /// Forgets what was written and is beyond the bounds of the history.
    ///
    /// Transitions and events have a bound each, so that a cluster that logs a lot drives out
    /// nothing that was told of an alert.
    func trim(at time: Timestamp) throws(StorageError) {
        for isEvent in [0, 1] as [Int64] {
            try connection.rows(
                """
                DELETE FROM entry WHERE written = 1 AND event = ?1 AND number <= (
                    SELECT number FROM entry WHERE event = ?1
                    ORDER BY number DESC LIMIT 1 OFFSET \(StateDatabase.historyMax)
                )
                """,
                [.integer(isEvent)]
            )
        }
        try connection.rows(
            "DELETE FROM entry WHERE written = 1 AND at < ?",
            [.integer(time.milliseconds - StateDatabase.historyAge.wholeMilliseconds)]
        )
    }

    private func entries(
        _ condition: String,
        _ values: [SQLiteValue],
        limit: Int
    ) throws(StorageError) -> [KeptEntry] {
        let rows = try connection.rows(
            """
            SELECT number, id, at, message, priority, event FROM entry
            WHERE \(condition) ORDER BY number LIMIT \(limit)
            """,
            values
        )
        var entries: [KeptEntry] = []
        for row in rows {
            guard let number = row[0].integer, let id = row[1].text, let at = row[2].integer,
                let message = row[3].text, let priority = row[4].integer
            else { continue }
            var entry = KeptEntry(
                number: number,
                id: id,
                at: Timestamp(milliseconds: at),
                message: message,
                priority: Int(priority)
            )
            entry.isEvent = row[5].integer == 1
            entry.fields = try fields(of: number)
            entries.append(entry)
        }
        return entries
    }

    private func fields(of number: Int64) throws(StorageError) -> [KeptEntry.Field] {
        try connection.rows(
            "SELECT name, value FROM field WHERE entry = ? ORDER BY place",
            [.integer(number)]
        ).compactMap { field in
            guard let name = field[0].text, let value = field[1].text else { return nil }
            return KeptEntry.Field(name, value)
        }
    }
}
