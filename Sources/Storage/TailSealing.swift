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

    private let connection: SQLiteConnection

    init(_ connection: SQLiteConnection) {
        self.connection = connection
    }

    /// Moves all rows of the tail into chunks, the last ones of their objects if there is room.
    ///
    /// The caller has begun a transaction.
    ///
    /// Rows whose checksum does not hold are left out.
    func run() throws(StorageError) {
        var pieces: [Int64: [(layout: Int64, chunk: Chunk)]] = [:]
        try connection.forEachRow(
            "SELECT object, layout, whole, bytes FROM tail ORDER BY number"
        ) { row in
            guard let object = row[0].integer else { return }
            if row[3].blob == nil || row[2].integer == 1 { pieces[object] = nil }
            guard let layout = row[1].integer, let bytes = row[3].blob,
                let chunk = try? Chunk(bytes: bytes)
            else { return }
            pieces[object, default: []].append((layout, chunk))
        }
        for (object, pieces) in pieces.sorted(by: { $0.key < $1.key }) {
            try seal(pieces, of: object)
        }
        try connection.rows("DELETE FROM tail")
    }

    private func seal(
        _ pieces: [(layout: Int64, chunk: Chunk)],
        of object: Int64
    ) throws(StorageError) {
        var run = try begunRun(before: pieces, of: object)
        for (layout, chunk) in pieces {
            for row in chunk.rows {
                if let open = run,
                    open.layout != layout || open.times.count == Chunk.rowsMax
                        || open.columns.count != row.values.count
                {
                    try insert(open, of: object)
                    run = nil
                }
                var open = run ?? Run(layout: layout, columns: row.values.map { _ in [] })
                open.times.append(row.milliseconds)
                for (index, value) in row.values.enumerated() { open.columns[index].append(value) }
                run = open
            }
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
        before pieces: [(layout: Int64, chunk: Chunk)],
        of object: Int64
    ) throws(StorageError) -> Run? {
        guard let first = pieces.first, pieces.allSatisfy({ $0.layout == first.layout }),
            pieces.allSatisfy({ $0.chunk.columnCount == first.chunk.columnCount })
        else { return nil }
        var room = Chunk.rowsMax - pieces.reduce(0) { $0 + $1.chunk.rowCount }
        var start = pieces.reduce(Int64.max) { min($0, $1.chunk.oldest) }
        var taken: [Chunk] = []
        while let (number, layout, chunk) = try lastChunk(of: object), layout == first.layout,
            chunk.columnCount == first.chunk.columnCount, chunk.newest < start,
            chunk.rowCount <= room
        {
            try connection.rows("DELETE FROM chunk WHERE number = ?", [.integer(number)])
            room -= chunk.rowCount
            start = chunk.oldest
            taken.insert(chunk, at: 0)
        }
        guard !taken.isEmpty else { return nil }
        let rows = taken.flatMap(\.rows)
        let columns = (0..<first.chunk.columnCount).map { column in rows.map { $0.values[column] } }
        return Run(layout: first.layout, times: rows.map(\.milliseconds), columns: columns)
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
