import Alerting
import Model

/// The objects of each cluster as events compared them last.
struct KnownTable {
    private let connection: SQLiteConnection

    init(_ connection: SQLiteConnection) {
        self.connection = connection
    }

    /// Reads what is known of a cluster's objects.
    func census(of cluster: String) throws(StorageError) -> Census {
        let rows = try connection.rows(
            """
            SELECT subject, name, status, detail, version, role, maintenance
            FROM known WHERE cluster = ?
            """,
            [.text(cluster)]
        )
        var objects: [Subject: KnownObject] = [:]
        for row in rows {
            guard let subject = row[0].text.flatMap(Subject.init(_:)) else { continue }
            var object = KnownObject()
            object.name = row[1].text
            object.status = row[2].text
            object.detail = row[3].text
            object.version = row[4].text
            object.role = row[5].text
            object.maintenance = row[6].text
            objects[subject] = object
        }
        return Census(objects)
    }

    /// Writes the objects that differ from what was written before.
    func write(
        _ census: Census,
        over before: Census,
        of cluster: String
    ) throws(StorageError) {
        guard census != before else { return }
        for subject in before.objects.keys where census.objects[subject] == nil {
            try connection.rows(
                "DELETE FROM known WHERE cluster = ? AND subject = ?",
                [.text(cluster), .text(subject.description)]
            )
        }
        for (subject, object) in census.objects where before.objects[subject] != object {
            try connection.rows(
                "INSERT OR REPLACE INTO known VALUES (?, ?, ?, ?, ?, ?, ?, ?)",
                [
                    .text(cluster), .text(subject.description), SQLiteValue(object.name),
                    SQLiteValue(object.status), SQLiteValue(object.detail),
                    SQLiteValue(object.version), SQLiteValue(object.role),
                    SQLiteValue(object.maintenance),
                ]
            )
        }
    }
}
