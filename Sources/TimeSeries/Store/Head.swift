/// The newest rows of an object, not compressed yet.
///
/// A column that has had one value only is kept as that value; most series rest. The others have a
/// slot each in a matrix that is stored row by row, the time first:
///
///     cells   time  slot 0  slot 1 │ time  slot 0  slot 1 │ …
///     column  first value, rows that it has a value in, slot or none
///
/// A column that moves for the first time widens the matrix by a slot, O(cells); after sealing, it
/// has its slot already. Otherwise a value costs O(1).
struct Head: Sendable {
    private struct Column: Sendable {
        /// The bits of its value as long as it rests; without meaning when it has a slot.
        var first: UInt64 = 0
        var presence = RowSet()
        var slot = Column.none

        static let none: Int32 = -1
    }

    /// By how many rows the matrix grows at least.
    private static let growthMin = 4

    private var columns: [Column] = []
    private var cells: [UInt64] = []
    /// The words of a row: one for the time, one for each slot.
    private var stride = 1
    private(set) var rowCount = 0
    private(set) var sampleCount = 0

    /// The time of the first row; there must be one.
    var firstTime: Int64 { Int64(bitPattern: cells[0]) }

    /// The bytes that it has allocated.
    var bytes: Int { Footprint.bytes(of: columns) + Footprint.bytes(of: cells) }

    /// The most bytes that a head of so many columns has allocated when it has one row.
    static func leastBytes(columns: Int) -> Int {
        Footprint.bytes(capacity: columns, of: Column.self)
            + Footprint.bytes(capacity: growthMin * (1 + columns), of: UInt64.self)
    }

    /// Makes room for so many columns.
    mutating func reserve(columns count: Int) { columns.reserveCapacity(count) }

    /// Begins a row; values are then added to it with ``add(_:to:)``.
    mutating func beginRow(at milliseconds: Int64) {
        precondition(rowCount < Chunk.rowsLimit, "the owner seals a full head first")
        if cells.count + stride > cells.capacity { grow() }
        cells.append(UInt64(bitPattern: milliseconds))
        for _ in 1..<stride { cells.append(0) }
        rowCount += 1
    }

    /// Adds a value to the newest row unless the column has one there; returns whether it did.
    mutating func add(_ pattern: UInt64, to column: Int) -> Bool {
        while column >= columns.count { columns.append(Column()) }
        let row = rowCount - 1
        guard !columns[column].presence.contains(row) else { return false }
        if columns[column].slot == Column.none {
            if columns[column].presence.isEmpty {
                columns[column].first = pattern
            } else if columns[column].first != pattern {
                widen(for: column)
            }
        }
        columns[column].presence.insert(row)
        sampleCount += 1
        let slot = Int(columns[column].slot)
        if slot >= 0 { cells[row * stride + 1 + slot] = pattern }
        return true
    }

    private mutating func grow() {
        let rows = rowCount + max(Self.growthMin, rowCount / 4)
        cells.reserveCapacity(rows * stride)
    }

    private mutating func widen(for column: Int) {
        let first = columns[column].first
        var wider: [UInt64] = []
        wider.reserveCapacity((rowCount + Self.growthMin) * (stride + 1))
        for row in 0..<rowCount {
            wider += cells[row * stride..<(row + 1) * stride]
            wider.append(first)
        }
        columns[column].slot = Int32(stride - 1)
        cells = wider
        stride += 1
    }
}

extension Head {
    /// Adds the bit patterns of a column's values in some rows, in their order.
    ///
    /// Returns which of these rows have one, the first of them numbered zero.
    private func gather(_ column: Int, _ rows: Range<Int>, _ patterns: inout [UInt64]) -> RowSet {
        guard column < columns.count else { return RowSet() }
        let presence = columns[column].presence.prefix(rows.upperBound).dropFirst(rows.lowerBound)
        let slot = Int(columns[column].slot)
        if slot < 0 {
            for _ in 0..<presence.count { patterns.append(columns[column].first) }
        } else {
            for row in rows where columns[column].presence.contains(row) {
                patterns.append(cells[row * stride + 1 + slot])
            }
        }
        return presence
    }

    private func times(_ rows: Range<Int>) -> [Int64] {
        rows.map { Int64(bitPattern: cells[$0 * stride]) }
    }

    /// Adds the samples of a column to others.
    func append(_ column: Int, to samples: inout [Sample]) {
        append(column, rows: 0..<rowCount, to: &samples)
    }

    /// Adds the samples of a column that come behind the last row that is not newer than a time.
    func append(_ column: Int, after time: Int64, to samples: inout [Sample]) {
        var first = rowCount
        while first > 0, Int64(bitPattern: cells[(first - 1) * stride]) > time { first -= 1 }
        append(column, rows: first..<rowCount, to: &samples)
    }

    private func append(_ column: Int, rows: Range<Int>, to samples: inout [Sample]) {
        guard column < columns.count else { return }
        let slot = Int(columns[column].slot)
        for row in rows where columns[column].presence.contains(row) {
            let pattern = slot < 0 ? columns[column].first : cells[row * stride + 1 + slot]
            samples.append(
                Sample(
                    milliseconds: Int64(bitPattern: cells[row * stride]),
                    value: Double(bitPattern: pattern)
                )
            )
        }
    }

    /// Compresses the first rows, of which there must be one, and drops them.
    mutating func seal(rows: Int, columns count: Int) -> Chunk {
        precondition((1...rowCount).contains(rows), "\(rows) of \(rowCount) rows")
        var moved = [Bool](repeating: false, count: columns.count)
        let chunk = Chunk(times: times(0..<rows), columns: count) { column, patterns in
            gather(column, 0..<rows, &patterns)
        } coded: { column, coding in
            if column < moved.count { moved[column] = coding != .constant && coding != .absent }
        }
        let rest = (rows..<rowCount).map(row)
        clear { moved[$0] }
        for row in rest { append(row) }
        return chunk
    }

    /// Compresses a copy of the rows from `first` on, of which there must be one.
    func piece(from first: Int, columns count: Int) -> Chunk {
        Chunk(times: times(first..<rowCount), columns: count) { column, patterns in
            gather(column, first..<rowCount, &patterns)
        }
    }

    /// Drops all rows but the newest; there must be one.
    mutating func keepNewest() {
        let newest = row(rowCount - 1)
        clear()
        append(newest)
    }

    private func row(_ row: Int) -> (time: UInt64, cells: [(column: Int, pattern: UInt64)]) {
        let present = columns.indices.filter { columns[$0].presence.contains(row) }
        let values = present.map { column in
            let slot = Int(columns[column].slot)
            return (column, slot < 0 ? columns[column].first : cells[row * stride + 1 + slot])
        }
        return (cells[row * stride], values)
    }

    private mutating func append(_ row: (time: UInt64, cells: [(column: Int, pattern: UInt64)])) {
        beginRow(at: Int64(bitPattern: row.time))
        for cell in row.cells { _ = add(cell.pattern, to: cell.column) }
    }

    /// Drops all rows; the columns that move get a slot from the start.
    mutating func clear(moves: (Int) -> Bool = { _ in false }) {
        cells = []
        stride = 1
        rowCount = 0
        sampleCount = 0
        for column in columns.indices {
            columns[column].presence = RowSet()
            columns[column].slot = Column.none
            guard moves(column) else { continue }
            columns[column].slot = Int32(stride - 1)
            stride += 1
        }
    }
}
