import Watching

/// How far the own log of each cluster is told.
struct LogTable {
    private let connection: SQLiteConnection

    init(_ connection: SQLiteConnection) {
        self.connection = connection
    }

    /// Reads what is known of a cluster's log; nil before its first look.
    func memory(of cluster: String) throws(StorageError) -> LogMemory? {
        let rows = try connection.rows(
            "SELECT newest, floor FROM log WHERE cluster = ?",
            [.text(cluster)]
        )
        guard let row = rows.first else { return nil }
        var memory = LogMemory(newest: row[0].integer, floor: row[1].integer)
        let seen = try connection.rows(
            "SELECT second, digest, count FROM seen WHERE cluster = ?",
            [.text(cluster)]
        )
        for row in seen {
            guard let second = row[0].integer, let digest = row[1].integer,
                let count = row[2].integer
            else { continue }
            memory.seen[LogMemory.Record(second: second, digest: digest)] = Int(count)
        }
        return memory
    }

    /// Writes what differs from what was written before.
    func write(
        _ memory: LogMemory?,
        over before: LogMemory?,
        of cluster: String
    ) throws(StorageError) {
        guard memory != before else { return }
        guard let memory else {
            try connection.rows("DELETE FROM log WHERE cluster = ?", [.text(cluster)])
            try connection.rows("DELETE FROM seen WHERE cluster = ?", [.text(cluster)])
            return
        }
        try connection.rows(
            "INSERT OR REPLACE INTO log VALUES (?, ?, ?)",
            [.text(cluster), SQLiteValue(memory.newest), SQLiteValue(memory.floor)]
        )
        // Records go only by falling below the floor.
        try connection.rows(
            "DELETE FROM seen WHERE cluster = ? AND second < ?",
            [.text(cluster), .integer(memory.floor ?? .min)]
        )
        for (record, count) in memory.seen where before?.seen[record] != count {
            try connection.rows(
                "INSERT OR REPLACE INTO seen VALUES (?, ?, ?, ?)",
                [
                    .text(cluster), .integer(record.second), .integer(record.digest),
                    .integer(Int64(count)),
                ]
            )
        }
    }
}
