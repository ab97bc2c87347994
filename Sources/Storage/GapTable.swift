import Model
import Watching

/// The holes in the samples of each cluster that are being filled.
struct GapTable {
    private let connection: SQLiteConnection

    init(_ connection: SQLiteConnection) {
        self.connection = connection
    }

    /// Reads the gaps of a cluster in their order.
    func gaps(of cluster: String) throws(StorageError) -> [KeptGap] {
        let rows = try connection.rows(
            "SELECT kind, object, start, end FROM gap WHERE cluster = ? ORDER BY rowid",
            [.text(cluster)]
        )
        return rows.compactMap { row in
            guard let kind = row[0].text.flatMap(ObjectKind.init), let start = row[2].integer,
                let end = row[3].integer
            else { return nil }
            return KeptGap(
                kind,
                beside: row[1].text.map { UID($0) },
                from: Timestamp(milliseconds: start),
                to: Timestamp(milliseconds: end)
            )
        }
    }

    /// Replaces the gaps of a cluster.
    func replace(_ gaps: [KeptGap], of cluster: String) throws(StorageError) {
        try connection.rows("DELETE FROM gap WHERE cluster = ?", [.text(cluster)])
        for gap in gaps {
            try connection.rows(
                "INSERT INTO gap VALUES (?, ?, ?, ?, ?)",
                [
                    .text(cluster), .text(gap.kind.rawValue), SQLiteValue(gap.object?.text),
                    .integer(gap.start.milliseconds), .integer(gap.end.milliseconds),
                ]
            )
        }
    }
}
