import Model
package import Watching

/// Up to when a receiver has taken the samples of an object.
package struct SamplePosition: Sendable {
    /// The object's cluster.
    package let cluster: String
    /// The object.
    package let object: SampledObject
    /// The time of the last sample, in milliseconds since 1970.
    package let at: Int64

    /// Joins a position.
    package init(cluster: String, object: SampledObject, at: Int64) {
        self.cluster = cluster
        self.object = object
        self.at = at
    }
}

extension StateDatabase {
    /// Reads the positions of a receiver.
    package func positions(of receiver: String) async throws(StorageError) -> [SamplePosition] {
        try await perform { connection throws(StorageError) in
            try connection.rows(
                """
                SELECT cluster, kind, uid, labels, rollup, at FROM position
                JOIN object ON object.number = position.object WHERE receiver = ?
                """,
                [.text(receiver)]
            ).compactMap { row in
                guard let cluster = row[0].text, let kind = row[1].text.flatMap(ObjectKind.init),
                    let uid = row[2].text, let labels = row[3].text, let at = row[5].integer
                else { return nil }
                let object = SampledObject(
                    kind: kind,
                    uid: UID(uid),
                    labels: labels,
                    rollup: row[4].text.flatMap(Rollup.init)
                )
                return SamplePosition(cluster: cluster, object: object, at: at)
            }
        }
    }

    /// The position of objects that have none of a receiver: the time that was given first.
    package func beginning(
        of receiver: String,
        unlessKept time: Int64
    ) async throws(StorageError) -> Int64 {
        try await perform { connection throws(StorageError) in
            // No object has the number 0.
            try connection.rows(
                "INSERT OR IGNORE INTO position VALUES (?, 0, ?)",
                [.text(receiver), .integer(time)]
            )
            let kept = try connection.number(
                "SELECT at FROM position WHERE receiver = ? AND object = 0",
                [.text(receiver)]
            )
            return kept ?? time
        }
    }

    /// Keeps positions of a receiver; one of an object that the file does not know is left out.
    package func keep(
        _ positions: [SamplePosition],
        of receiver: String
    ) async throws(StorageError) {
        try await perform { connection throws(StorageError) in
            try connection.transaction { () throws(StorageError) in
                for position in positions {
                    try connection.rows(
                        """
                        INSERT OR REPLACE INTO position SELECT ?, number, ? FROM object
                        WHERE cluster = ? AND kind = ? AND uid = ? AND labels = ? AND rollup = ?
                        """,
                        [
                            .text(receiver), .integer(position.at), .text(position.cluster),
                            .text(position.object.kind.rawValue), .text(position.object.uid.text),
                            .text(position.object.labels),
                            .text(position.object.rollup?.rawValue ?? ""),
                        ]
                    )
                }
            }
        }
    }
}
