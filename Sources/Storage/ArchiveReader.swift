import Model
import TimeSeries

/// Reads the samples and the entries of one moment.
package struct ArchiveReader {
    let connection: SQLiteConnection
    /// The schema that the file has.
    private(set) var version = 0
    private var layouts: [Int64: [String]] = [:]
    private let isThere: Bool
    /// How many chunks could not be read.
    package private(set) var unreadable = 0

    /// Opens the file and holds on to how it is at this moment.
    init(path: String) throws(StorageError) {
        connection = try SQLiteConnection(path: path, onlyReading: true)
        do throws(StorageError) {
            version = Int(try connection.number("PRAGMA user_version") ?? 0)
            guard version <= Schema.migrations.count else {
                throw .tooNew(path: path, version: version, known: Schema.migrations.count)
            }
            try connection.execute("BEGIN")
            let tables = try connection.number(
                "SELECT count(*) FROM sqlite_schema WHERE name IN ('chunk', 'tail')"
            )
            isThere = tables == 2
        } catch {
            connection.close()
            throw error
        }
    }

    func close() { connection.close() }

    /// The objects, those of one cluster or all, in the order of cluster, kind and labels.
    ///
    /// Objects with the same labels, which stand side by side, are the same to whoever reads them.
    package func objects(of cluster: String? = nil) throws(StorageError) -> [ArchivedObject] {
        guard isThere else { return [] }
        let rollup = version < Schema.versionWithRollups ? "''" : "rollup"
        let rows = try connection.rows(
            """
            SELECT number, cluster, kind, uid, labels, \(rollup) FROM object
            WHERE ?1 IS NULL OR cluster = ?1 ORDER BY cluster, kind, labels
            """,
            [SQLiteValue(cluster)]
        )
        return rows.compactMap { row in
            guard let number = row[0].integer, let cluster = row[1].text, let kind = row[2].text,
                let uid = row[3].text, let labels = row[4].text
            else { return nil }
            return ArchivedObject(
                number: number,
                cluster: cluster,
                kind: ObjectKind(rawValue: kind),
                uid: UID(uid),
                labels: labels,
                rollup: row[5].text.flatMap(Rollup.init)
            )
        }
    }

    /// The chunks of an object that reach into a span of time, in the order of sealing.
    package mutating func chunks(
        of object: Int64,
        _ span: ClosedRange<Int64>
    ) throws(StorageError) -> [ArchivedPiece] {
        guard isThere else { return [] }
        let rows = try connection.rows(
            """
            SELECT layout, bytes FROM chunk
            WHERE object = ? AND newest >= ? AND oldest <= ? ORDER BY number
            """,
            [.integer(object), .integer(span.lowerBound), .integer(span.upperBound)]
        )
        var pieces: [ArchivedPiece] = []
        for row in rows {
            if let piece = try piece(layout: row[0], bytes: row[1]) { pieces.append(piece) }
        }
        return pieces
    }

    /// The oldest chunks of an object that reach beyond a time, at most so many.
    package mutating func chunks(
        of object: Int64,
        after time: Int64,
        atMost limit: Int
    ) throws(StorageError) -> [ArchivedPiece] {
        guard isThere else { return [] }
        let rows = try connection.rows(
            """
            SELECT layout, bytes FROM chunk WHERE object = ? AND newest > ?
            ORDER BY newest, number LIMIT ?
            """,
            [.integer(object), .integer(time), .integer(Int64(limit))]
        )
        var pieces: [ArchivedPiece] = []
        for row in rows {
            if let piece = try piece(layout: row[0], bytes: row[1]) { pieces.append(piece) }
        }
        return pieces
    }

    /// The rows that no chunk has yet, by object.
    package mutating func tails() throws(StorageError) -> [Int64: [ArchivedPiece]] {
        guard isThere else { return [:] }
        var tails: [Int64: [ArchivedPiece]] = [:]
        let rows = try connection.rows(
            "SELECT object, layout, whole, bytes FROM tail ORDER BY number"
        )
        for row in rows {
            guard let object = row[0].integer else { continue }
            if row[3].blob == nil || row[2].integer == 1 { tails[object] = nil }
            guard let piece = try piece(layout: row[1], bytes: row[3]) else { continue }
            tails[object, default: []].append(piece)
        }
        return tails
    }

    private mutating func piece(
        layout: SQLiteValue,
        bytes: SQLiteValue
    ) throws(StorageError) -> ArchivedPiece? {
        guard let layout = layout.integer, let bytes = bytes.blob else { return nil }
        guard let chunk = try? Chunk(bytes: bytes) else {
            unreadable += 1
            return nil
        }
        return ArchivedPiece(metrics: try metrics(of: layout), chunk: chunk)
    }

    private mutating func metrics(of layout: Int64) throws(StorageError) -> [String] {
        if let known = layouts[layout] { return known }
        let text = try connection.rows(
            "SELECT metrics FROM layout WHERE number = ?",
            [.integer(layout)]
        ).first?.first?.text
        let metrics = (text ?? "").split(separator: " ").map(String.init)
        layouts[layout] = metrics
        return metrics
    }
}
