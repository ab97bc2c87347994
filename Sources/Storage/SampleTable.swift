import Model
import TimeSeries
import Watching

/// Writes the samples of all clusters.
///
/// A cycle appends its rows to the tail, a row for each object, each a chunk of one row: the pages
/// of a cycle lie side by side, however many objects there are. When the head of an object is
/// sealed, its chunk is stored and the tail's rows of that object count no longer; the tail is cut
/// off before the first row that still counts. What this remembers between the cycles is the
/// numbers of objects and layouts, and that first row of each object.
struct SampleTable {
    /// Whose samples they are.
    private struct Owner: Hashable {
        var cluster: String
        var object: SampledObject
    }

    /// Beyond this many remembered numbers all are looked up anew.
    private static let rememberedMax = 100_000
    /// The tail is sealed as a whole when it has more rows than this for each object in it: some of
    /// them belong to objects that memory has forgotten, and would never be sealed.
    private static let tailRowsPerObject: Int64 = 2_048

    private var objects: [Owner: Int64] = [:]
    private var layouts: [[UInt16]: Int64] = [:]
    /// The first row of the tail that counts, of each object that has one.
    private var firstRows: [Int64: Int64] = [:]

    /// Stores pieces in their order; the caller has begun a transaction.
    mutating func store(
        _ pieces: [UnkeptPiece<SampledObject>],
        of cluster: String,
        in connection: SQLiteConnection
    ) throws(StorageError) {
        if objects.count > Self.rememberedMax { objects = [:] }
        if layouts.count > Self.rememberedMax { layouts = [:] }
        try sealCutOffRows(before: pieces, of: cluster, connection)
        var cuts = false
        for piece in pieces {
            let object = try number(of: Owner(cluster: cluster, object: piece.subject), connection)
            let layout = try number(of: piece.columns, connection)
            if piece.kind == .sealed {
                try Self.insert(piece.chunk, of: object, layout, into: connection)
                try connection.rows("INSERT INTO tail (object) VALUES (?)", [.integer(object)])
                firstRows[object] = nil
                cuts = true
                continue
            }
            try connection.rows(
                "INSERT INTO tail (object, layout, whole, bytes) VALUES (?, ?, ?, ?)",
                [
                    .integer(object), .integer(layout),
                    .integer(piece.kind == .wholeHead ? 1 : 0), .blob(piece.chunk.bytes),
                ]
            )
            if piece.kind == .wholeHead || firstRows[object] == nil {
                firstRows[object] = try connection.number("SELECT last_insert_rowid()")
            }
        }
        if cuts { try cut(connection) }
    }

    /// Stores a chunk.
    static func insert(
        _ chunk: Chunk,
        of object: Int64,
        _ layout: Int64,
        into connection: SQLiteConnection
    ) throws(StorageError) {
        try connection.rows(
            "INSERT INTO chunk (object, layout, oldest, newest, bytes) VALUES (?, ?, ?, ?, ?)",
            [
                .integer(object), .integer(layout), .integer(chunk.oldest),
                .integer(chunk.newest), .blob(chunk.bytes),
            ]
        )
    }

    /// Seals the rows of the tail that memory had no room for, which its pieces would replace.
    private mutating func sealCutOffRows(
        before pieces: [UnkeptPiece<SampledObject>],
        of cluster: String,
        _ connection: SQLiteConnection
    ) throws(StorageError) {
        var replaced: [Int64: Set<Int64>] = [:]
        for piece in pieces where piece.isCutOff {
            let owner = Owner(cluster: cluster, object: piece.subject)
            let object = try number(of: owner, connection)
            guard firstRows[object] != nil else { continue }
            replaced[object, default: []].formUnion(piece.chunk.times)
        }
        guard !replaced.isEmpty else { return }
        try TailSealing(connection).run(without: replaced)
    }

    /// Drops the rows of the tail before the first that counts.
    private mutating func cut(_ connection: SQLiteConnection) throws(StorageError) {
        let last = try connection.number("SELECT max(number) FROM tail") ?? 0
        let first = firstRows.values.min() ?? last + 1
        try connection.rows("DELETE FROM tail WHERE number < ?", [.integer(first)])
        guard last - first > Self.tailRowsPerObject * Int64(firstRows.count + 1) else { return }
        try TailSealing(connection).run()
        firstRows = [:]
    }

    private mutating func number(
        of owner: Owner,
        _ connection: SQLiteConnection
    ) throws(StorageError) -> Int64 {
        if let known = objects[owner] { return known }
        let object = owner.object
        let values: [SQLiteValue] = [
            .text(owner.cluster), .text(object.kind.rawValue), .text(object.uid.text),
            .text(object.labels), .text(object.rollup?.rawValue ?? ""),
        ]
        try connection.rows(
            """
            INSERT OR IGNORE INTO object (cluster, kind, uid, labels, rollup)
            VALUES (?, ?, ?, ?, ?)
            """,
            values
        )
        let number = try connection.number(
            """
            SELECT number FROM object
            WHERE cluster = ? AND kind = ? AND uid = ? AND labels = ? AND rollup = ?
            """,
            values
        )
        objects[owner] = number
        return number ?? 0
    }

    private mutating func number(
        of columns: [UInt16],
        _ connection: SQLiteConnection
    ) throws(StorageError) -> Int64 {
        if let known = layouts[columns] { return known }
        // By name: the place of a metric in the catalogue is another in the next version.
        let names = columns.map { MetricCatalogue[MetricID(index: $0)].name }
            .joined(separator: " ")
        try connection.rows("INSERT OR IGNORE INTO layout (metrics) VALUES (?)", [.text(names)])
        let number = try connection.number(
            "SELECT number FROM layout WHERE metrics = ?",
            [.text(names)]
        )
        layouts[columns] = number
        return number ?? 0
    }
}
