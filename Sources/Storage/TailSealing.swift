import TimeSeries

/// Seals the rows that no chunk has yet: those of a program that has ended.
struct TailSealing {
    /// The rows of one object with the same columns, that wait to be sealed together.
    private struct Run {
        var layout: Int64
        var times: [Int64] = []
        var columns: [[Double?]]

        var chunk: Chunk { Chunk(times: times, columns: columns) }
    }

    /// Part of a tail; its bytes are decoded only if no later part takes its place.
    private typealias Piece = (layout: Int64, bytes: [UInt8])

    /// A row and the layout of its columns.
    private struct Row {
        var layout: Int64
        var time: Int64
        var values: [Double?]
    }

    private let connection: SQLiteConnection

    init(_ connection: SQLiteConnection) {
        self.connection = connection
    }

    /// Moves all rows of the tail into chunks, the last ones of their objects if there is room.
    ///
    /// The caller has begun a transaction.
    func run() throws(StorageError) {
        for (object, pieces) in try tails().sorted(by: { $0.key < $1.key }) {
            try seal(Self.rows(of: pieces), of: object)
        }
        try connection.rows("DELETE FROM tail")
    }

    /// Puts rows of some objects into chunks, but for those of the given times.
    ///
    /// They stay in the tail, where the caller, who has begun a transaction, replaces them.
    func run(without times: [Int64: Set<Int64>]) throws(StorageError) {
        let tails = try tails(of: Array(times.keys))
        for (object, times) in times.sorted(by: { $0.key < $1.key }) {
            let rows = Self.rows(of: tails[object] ?? [])
            try seal(rows.filter { !times.contains($0.time) }, of: object)
        }
    }

    /// The pieces that count, by object: of some objects, or of all for nil.
    private func tails(of objects: [Int64]? = nil) throws(StorageError) -> [Int64: [Piece]] {
        var tails: [Int64: [Piece]] = [:]
        let chosen = objects == nil ? "" : "WHERE object IN (SELECT value FROM json_each(?))"
        try connection.forEachRow(
            "SELECT object, layout, whole, bytes FROM tail \(chosen) ORDER BY number",
            objects.map { [.text("\($0)")] } ?? []
        ) { row in
            guard let object = row[0].integer else { return }
            if row[3].blob == nil || row[2].integer == 1 { tails[object] = nil }
            guard let layout = row[1].integer, let bytes = row[3].blob else { return }
            tails[object, default: []].append((layout, bytes))
        }
        return tails
    }

    /// The rows of pieces; those whose checksum does not hold are left out.
    private static func rows(of pieces: [Piece]) -> [Row] {
        pieces.flatMap { layout, bytes in
            let rows = (try? Chunk(bytes: bytes))?.rows ?? []
            return rows.map { Row(layout: layout, time: $0.milliseconds, values: $0.values) }
        }
    }

    private func seal(_ rows: [Row], of object: Int64) throws(StorageError) {
        var run = try begunRun(before: rows, of: object)
        for row in rows {
            if let open = run,
                open.layout != row.layout || open.times.count == Chunk.rowsMax
                    || open.columns.count != row.values.count
            {
                try insert(open, of: object)
                run = nil
            }
            var open = run ?? Run(layout: row.layout, columns: row.values.map { _ in [] })
            open.times.append(row.time)
            for (index, value) in row.values.enumerated() { open.columns[index].append(value) }
            run = open
        }
        if let run { try insert(run, of: object) }
    }

    private func insert(_ run: Run, of object: Int64) throws(StorageError) {
        try SampleTable.insert(run.chunk, of: object, run.layout, into: connection)
    }

    /// Takes the object's last chunks out again as long as what follows fits into them as well.
    ///
    /// A program that is killed each time before its heads are full would leave a short chunk of
    /// each object each time, and each costs a page.
    private func begunRun(
        before rows: [Row],
        of object: Int64
    ) throws(StorageError) -> Run? {
        guard let first = rows.first,
            rows.allSatisfy({
                $0.layout == first.layout && $0.values.count == first.values.count
            })
        else { return nil }
        var room = Chunk.rowsMax - rows.count
        var start = rows.reduce(Int64.max) { min($0, $1.time) }
        var taken: [Chunk] = []
        while let (number, layout, chunk) = try lastChunk(of: object), layout == first.layout,
            chunk.columnCount == first.values.count, chunk.newest < start,
            chunk.rowCount <= room
        {
            try connection.rows("DELETE FROM chunk WHERE number = ?", [.integer(number)])
            room -= chunk.rowCount
            start = chunk.oldest
            taken.insert(chunk, at: 0)
        }
        guard !taken.isEmpty else { return nil }
        let begun = taken.flatMap(\.rows)
        let columns = first.values.indices.map { column in begun.map { $0.values[column] } }
        return Run(layout: first.layout, times: begun.map(\.milliseconds), columns: columns)
    }

    private func lastChunk(
        of object: Int64
    ) throws(StorageError) -> (number: Int64, layout: Int64, chunk: Chunk)? {
        let row = try connection.rows(
            """
            SELECT number, layout, bytes FROM chunk WHERE object = ?
            ORDER BY newest DESC, number DESC LIMIT 1
            """,
            [.integer(object)]
        ).first
        guard let row, let number = row[0].integer, let layout = row[1].integer,
            let chunk = row[2].blob.flatMap({ try? Chunk(bytes: $0) })
        else { return nil }
        return (number, layout, chunk)
    }
}
