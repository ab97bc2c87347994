import Alerting
import Model

/// The alerts of each cluster that are not inactive.
struct AlertTable {
    private let connection: SQLiteConnection

    init(_ connection: SQLiteConnection) {
        self.connection = connection
    }

    /// Reads the alerts of a cluster in order; a row of another version's kind is left out.
    func alerts(of cluster: String) throws(StorageError) -> [KeptAlert] {
        let rows = try connection.rows(
            """
            SELECT kind, subject, phase, since, told, clearing, name, old, new, detail,
            changes, first_change, last_change
            FROM alert WHERE cluster = ?
            """,
            [.text(cluster)]
        )
        return rows.compactMap(Self.alert).sorted { $0.key < $1.key }
    }

    /// Replaces all alerts of a cluster.
    func replace(_ alerts: [KeptAlert], of cluster: String) throws(StorageError) {
        try connection.rows("DELETE FROM alert WHERE cluster = ?", [.text(cluster)])
        for alert in alerts {
            try connection.rows(
                "INSERT INTO alert VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
                [
                    .text(cluster), .text(alert.key.kind.rawValue),
                    .text(alert.key.subject.description), .text(alert.phase.rawValue),
                    .integer(alert.since.milliseconds), SQLiteValue(alert.told?.milliseconds),
                    SQLiteValue(alert.clearingSince?.milliseconds),
                    SQLiteValue(alert.evidence.name), SQLiteValue(alert.evidence.old),
                    SQLiteValue(alert.evidence.new), SQLiteValue(alert.evidence.detail),
                    SQLiteValue((alert.changes?.count).map(Int64.init)),
                    SQLiteValue(alert.changes?.first.milliseconds),
                    SQLiteValue(alert.changes?.last.milliseconds),
                ]
            )
        }
    }

    private static func alert(_ row: [SQLiteValue]) -> KeptAlert? {
        guard let kind = row[0].text.flatMap(AlertKind.init(rawValue:)),
            let subject = row[1].text.flatMap(Subject.init(_:)),
            let phase = row[2].text.flatMap(KeptAlert.Phase.init(rawValue:)),
            let since = row[3].integer
        else { return nil }
        let evidence = Evidence(
            name: row[6].text,
            old: row[7].text,
            new: row[8].text,
            detail: row[9].text
        )
        var alert = KeptAlert(
            AlertKey(kind, subject),
            phase,
            since: Timestamp(milliseconds: since),
            evidence: evidence
        )
        alert.told = row[4].integer.map(Timestamp.init(milliseconds:))
        alert.clearingSince = row[5].integer.map(Timestamp.init(milliseconds:))
        if let count = row[10].integer, let first = row[11].integer, let last = row[12].integer {
            alert.changes = KeptAlert.Changes(
                count: Int(count),
                first: Timestamp(milliseconds: first),
                last: Timestamp(milliseconds: last)
            )
        }
        return alert
    }
}
