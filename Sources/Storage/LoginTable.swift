import Model
import Watching

/// The logins of each cluster that count against its account.
struct LoginTable {
    private let connection: SQLiteConnection

    init(_ connection: SQLiteConnection) {
        self.connection = connection
    }

    /// Reads the failed logins of a cluster, oldest first.
    func failures(of cluster: String) throws(StorageError) -> [KeptFailure] {
        try connection.rows(
            "SELECT known, seen FROM login WHERE cluster = ? ORDER BY known",
            [.text(cluster)]
        ).compactMap { row in
            guard let known = row[0].integer else { return nil }
            return KeptFailure(known: Timestamp(milliseconds: known), isSeen: row[1].integer == 1)
        }
    }

    /// Replaces the failed logins of a cluster.
    func replace(_ failures: [KeptFailure], of cluster: String) throws(StorageError) {
        try connection.rows("DELETE FROM login WHERE cluster = ?", [.text(cluster)])
        for failure in failures {
            try connection.rows(
                "INSERT INTO login VALUES (?, ?, ?)",
                [
                    .text(cluster), .integer(failure.known.milliseconds),
                    .integer(failure.isSeen ? 1 : 0),
                ]
            )
        }
    }
}
