package import Model
import Synchronization
package import TimeSeries
package import Watching

extension StateDatabase: SampleKeeper {
    /// How old a sample may become in the file.
    package var retention: Duration { .milliseconds(limits.age) }

    /// Reads the time of the newest sample of each kind of object; means of the past do not count.
    package func newestSamples(
        of cluster: String
    ) async throws(StateKeepingError) -> [ObjectKind: Timestamp] {
        try await keeping { connection throws(StorageError) in
            var newest: [ObjectKind: Int64] = [:]
            func note(_ kind: SQLiteValue, _ time: Int64?) {
                guard let kind = kind.text.flatMap(ObjectKind.init), let time else { return }
                newest[kind] = max(newest[kind] ?? time, time)
            }
            let sealed = try connection.rows(
                """
                SELECT kind, max((SELECT max(newest) FROM chunk WHERE object = object.number))
                FROM object WHERE cluster = ? AND rollup = '' GROUP BY kind
                """,
                [.text(cluster)]
            )
            for row in sealed { note(row[0], row[1].integer) }
            // Empty unless the cluster was watched before by the same program.
            let tail = try connection.rows(
                """
                SELECT kind, bytes FROM tail JOIN object ON object.number = tail.object
                WHERE cluster = ? AND rollup = '' AND bytes IS NOT NULL
                """,
                [.text(cluster)]
            )
            for row in tail { note(row[0], row[1].blob.flatMap { try? Chunk(bytes: $0) }?.newest) }
            return newest.mapValues(Timestamp.init(milliseconds:))
        }
    }

    /// Reads when the samples are that lie in a gap or up to an hour behind it.
    package func spans(
        around gap: KeptGap,
        of cluster: String
    ) async throws(StateKeepingError) -> [SampleSpan] {
        let range = gap.start.milliseconds + 1...gap.end.milliseconds + Self.lookBehind
        return try await keeping { connection throws(StorageError) in
            let rows = try connection.rows(
                """
                SELECT uid, rollup, chunk.bytes FROM object
                JOIN chunk ON chunk.object = object.number AND newest >= ?3 AND oldest <= ?4
                WHERE cluster = ?1 AND kind = ?2
                UNION ALL SELECT uid, rollup, tail.bytes FROM tail
                JOIN object ON object.number = tail.object
                WHERE cluster = ?1 AND kind = ?2 AND bytes IS NOT NULL
                """,
                [
                    .text(cluster), .text(gap.kind.rawValue), .integer(range.lowerBound),
                    .integer(range.upperBound),
                ]
            )
            return rows.compactMap { row in
                guard let uid = row[0].text, let rollup = row[1].text,
                    let times = row[2].blob.flatMap({ try? Chunk(bytes: $0) })?.times
                        .filter(range.contains),
                    let first = times.min(), let last = times.max()
                else { return nil }
                return SampleSpan(
                    UID(uid),
                    Rollup(rawValue: rollup),
                    Timestamp(milliseconds: first)...Timestamp(milliseconds: last)
                )
            }
        }
    }

    /// How far behind a gap the first sample of an object may lie, in milliseconds.
    private static var lookBehind: Int64 { 3_600_000 }

    /// Writes pieces in one transaction, and drops the oldest beyond the limits.
    package func keep(
        _ pieces: [UnkeptPiece<SampledObject>],
        of cluster: String,
        at wall: Timestamp
    ) async throws(StateKeepingError) {
        guard !pieces.isEmpty else { return }
        try await keeping { connection throws(StorageError) in
            try self.samples.withLock { table throws(StorageError) in
                // What a transaction that fails has made known is not there.
                var next = table
                try connection.transaction { () throws(StorageError) in
                    try next.store(pieces, of: cluster, in: connection)
                    try SampleDisposal(connection).run(self.limits, now: wall.milliseconds)
                }
                table = next
            }
        }
    }
}
