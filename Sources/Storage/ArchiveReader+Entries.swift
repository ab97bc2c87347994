package import Model

extension ArchiveReader {
    /// Whether the file has entries in the form that is read here; an older one gets it at a start.
    private var hasEntries: Bool { version >= 2 }

    /// The entries behind a number that were decided from a time on, in order.
    ///
    /// Those that still wait to be written are among them: they were decided.
    package func entries(
        after number: Int64,
        since: Timestamp,
        limit: Int
    ) throws(StorageError) -> [KeptEntry] {
        guard hasEntries else { return [] }
        return try EntryTable(connection).history(after: number, since: since, limit: limit)
    }

    /// The newest entries from a time on, in order.
    package func newestEntries(
        since: Timestamp,
        limit: Int
    ) throws(StorageError) -> [KeptEntry] {
        guard hasEntries else { return [] }
        let first = try connection.number(
            """
            SELECT min(number) FROM
            (SELECT number FROM entry WHERE at >= \(since.milliseconds)
            ORDER BY number DESC LIMIT \(limit))
            """
        )
        return try entries(after: (first ?? .max) - 1, since: since, limit: limit)
    }
}
