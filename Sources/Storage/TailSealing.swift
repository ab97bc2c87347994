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

    /// Moves all rows of the tail into chunks; the caller has begun a transaction.
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
        var run: Run?
        func finish() throws(StorageError) {
            guard let done = run else { return }
            try SampleTable.insert(done.chunk, of: object, done.layout, into: connection)
            run = nil
        }
        for (layout, chunk) in pieces {
            if let open = run,
                open.layout != layout || open.times.count == Chunk.rowsMax
                    || chunk.rowCount > 1 || open.columns.count != chunk.columnCount
            {
                try finish()
            }
            guard chunk.rowCount == 1 else {
                try SampleTable.insert(chunk, of: object, layout, into: connection)
                continue
            }
            let row = chunk.firstRow
            var open = run ?? Run(layout: layout, columns: row.values.map { _ in [] })
            open.times.append(row.milliseconds)
            for (index, value) in row.values.enumerated() { open.columns[index].append(value) }
            run = open
        }
        try finish()
    }
}
