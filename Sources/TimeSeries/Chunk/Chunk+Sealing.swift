extension Chunk {
    /// Compresses rows: their times, and for each column a value or none in each row.
    ///
    /// There must be 1 to 128 rows and at most 65,535 columns.
    package init(times: [Int64], columns: [[Double?]]) {
        precondition(columns.allSatisfy { $0.count == times.count }, "a column lacks rows")
        self.init(times: times, columns: columns.count) { index, patterns in
            var presence = RowSet()
            for (row, value) in columns[index].enumerated() {
                guard let value else { continue }
                patterns.append(value.bitPattern)
                presence.insert(row)
            }
            return presence
        }
    }

    /// Compresses rows with the given times; there must be a row, and not too many.
    ///
    /// `gather` adds the bit patterns of each column in turn to an empty array and returns the rows
    /// that they are in, so that only one column lies uncompressed beside the rows that it is
    /// gathered from. `coded` is told how it was written.
    init(
        times: [Int64],
        columns: Int,
        gather: (Int, inout [UInt64]) -> RowSet,
        coded: (Int, ColumnHeader.Coding) -> Void = { _, _ in }
    ) {
        precondition((1...Self.rowsLimit).contains(times.count), "\(times.count) rows")
        precondition(columns <= Self.columnsMax, "\(columns) columns")
        var writer = BitWriter()
        writer.write(Self.header(rows: times.count, columns: columns, checksum: 0), 64)
        ColumnEncoder(times: times).write(rows: times.count, to: &writer)
        var sampleCount = 0
        var patterns: [UInt64] = []
        for index in 0..<columns {
            patterns.removeAll(keepingCapacity: true)
            let presence = gather(index, &patterns)
            let encoder = ColumnEncoder(patterns, presence: presence)
            encoder.write(rows: times.count, to: &writer)
            coded(index, encoder.coding)
            sampleCount += patterns.count
        }
        var words = writer.finished()
        words[0] |= UInt64(Checksum.of(words)) << 32
        self.init(words: words, times: times, sampleCount: sampleCount)
        assert((try? Chunk(bytes: bytes)) == self, "what is sealed can be read")
    }
}
