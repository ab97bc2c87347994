extension Chunk {
    /// A column to be sealed: the bit patterns of its values, and the rows that they are in.
    struct Column {
        var patterns: [UInt64]
        var presence: RowSet
    }

    /// Compresses rows: their times, and for each column a value or none in each row.
    ///
    /// There must be 1 to 128 rows and at most 65,535 columns.
    package init(times: [Int64], columns: [[Double?]]) {
        precondition(columns.allSatisfy { $0.count == times.count }, "a column lacks rows")
        self.init(times: times, columns: columns.count) { index in
            var column = Column(patterns: [], presence: RowSet())
            for (row, value) in columns[index].enumerated() {
                guard let value else { continue }
                column.patterns.append(value.bitPattern)
                column.presence.insert(row)
            }
            return column
        }
    }

    /// Compresses rows with the given times; there must be a row, and not too many.
    ///
    /// `column` is asked for each column in turn, so that only one lies uncompressed beside the
    /// rows that it is gathered from. `coded` is told how it was written.
    init(
        times: [Int64],
        columns: Int,
        column: (Int) -> Column,
        coded: (Int, ColumnHeader.Coding) -> Void = { _, _ in }
    ) {
        precondition((1...Self.rowsLimit).contains(times.count), "\(times.count) rows")
        precondition(columns <= Self.columnsMax, "\(columns) columns")
        var writer = BitWriter()
        writer.write(Self.header(rows: times.count, columns: columns, checksum: 0), 64)
        ColumnEncoder(times: times).write(rows: times.count, to: &writer)
        var sampleCount = 0
        for index in 0..<columns {
            let column = column(index)
            let encoder = ColumnEncoder(column.patterns, presence: column.presence)
            encoder.write(rows: times.count, to: &writer)
            coded(index, encoder.coding)
            sampleCount += column.patterns.count
        }
        var words = writer.finished()
        words[0] |= UInt64(Checksum.of(words)) << 32
        self.init(words: words, times: times, sampleCount: sampleCount)
        assert((try? Chunk(bytes: bytes)) == self, "what is sealed can be read")
    }
}
