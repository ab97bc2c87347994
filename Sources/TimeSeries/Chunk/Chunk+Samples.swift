extension Chunk {
    /// The samples of a column in the order of the rows; empty where there is no such column.
    package func samples(of column: Int) -> [Sample] {
        var samples: [Sample] = []
        append(column, to: &samples)
        return samples
    }

    /// Adds the samples of a column to others.
    func append(_ column: Int, to samples: inout [Sample]) {
        guard column < columnCount else { return }
        do {
            let rows = rowCount
            var reader = BitReader(words, at: Self.headerBits)
            let times = try Self.times(rows, &reader)
            for _ in 0..<column {
                try reader.skip(ColumnHeader(rows: rows, from: &reader).length)
            }
            let header = try ColumnHeader(rows: rows, from: &reader)
            let patterns = try header.patterns(from: &reader)
            Self.join(times, patterns, header.presence, to: &samples)
        } catch {
            // Every chunk was either sealed here or decoded as a whole before it became one.
            preconditionFailure("\(error), although it was verified")
        }
    }

    /// The time of the first row and its values; nil for a column that has none there.
    package var firstRow: (milliseconds: Int64, values: [Double?]) {
        do {
            let rows = rowCount
            var reader = BitReader(words, at: Self.headerBits)
            let time = try Self.times(rows, &reader)[0]
            var values: [Double?] = []
            values.reserveCapacity(columnCount)
            for _ in 0..<columnCount {
                let header = try ColumnHeader(rows: rows, from: &reader)
                let patterns = try header.patterns(from: &reader)
                let isThere = header.presence.contains(0)
                values.append(isThere ? Double(bitPattern: patterns[0]) : nil)
            }
            return (time, values)
        } catch {
            preconditionFailure("\(error), although it was verified")
        }
    }

    /// The times of the rows in their order.
    package var times: [Int64] {
        do {
            var reader = BitReader(words, at: Self.headerBits)
            return try Self.times(rowCount, &reader)
        } catch {
            preconditionFailure("\(error), although it was verified")
        }
    }

    /// All rows in their order, each with a value or none for every column.
    package var rows: [(milliseconds: Int64, values: [Double?])] {
        do {
            let count = rowCount
            var reader = BitReader(words, at: Self.headerBits)
            var rows = try Self.times(count, &reader).map { time in
                (milliseconds: time, values: [Double?](repeating: nil, count: columnCount))
            }
            for column in 0..<columnCount {
                let header = try ColumnHeader(rows: count, from: &reader)
                var patterns = try header.patterns(from: &reader)[...]
                for row in 0..<count where header.presence.contains(row) {
                    rows[row].values[column] = patterns.popFirst().map(Double.init(bitPattern:))
                }
            }
            return rows
        } catch {
            preconditionFailure("\(error), although it was verified")
        }
    }

    private static func join(
        _ times: [Int64],
        _ patterns: [UInt64],
        _ presence: RowSet,
        to samples: inout [Sample]
    ) {
        guard patterns.count < times.count else {
            for (time, pattern) in zip(times, patterns) {
                samples.append(Sample(milliseconds: time, value: Double(bitPattern: pattern)))
            }
            return
        }
        var next = 0
        for (row, time) in times.enumerated() where presence.contains(row) {
            let value = Double(bitPattern: patterns[next])
            samples.append(Sample(milliseconds: time, value: value))
            next += 1
        }
    }
}
