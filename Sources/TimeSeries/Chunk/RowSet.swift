/// Which of at most 128 rows a column has a value in.
struct RowSet: Hashable, Sendable {
    private var low: UInt64 = 0
    private var high: UInt64 = 0

    /// No row.
    init() {}

    /// The first `count` rows.
    init(first count: Int) {
        low = UInt64.max >> max(0, 64 - count)
        high = UInt64.max >> (128 - max(64, count))
    }

    var count: Int { low.nonzeroBitCount + high.nonzeroBitCount }
    var isEmpty: Bool { low | high == 0 }

    /// Those of the first `count` rows.
    func prefix(_ count: Int) -> RowSet {
        var set = RowSet(first: count)
        set.low &= low
        set.high &= high
        return set
    }

    /// Those of the rows from `count` on, numbered from zero.
    func dropFirst(_ count: Int) -> RowSet {
        let rest = (UInt128(high) << 64 | UInt128(low)) >> count
        var set = RowSet()
        set.low = UInt64(truncatingIfNeeded: rest)
        set.high = UInt64(truncatingIfNeeded: rest >> 64)
        return set
    }

    func contains(_ row: Int) -> Bool {
        (row < 64 ? low &>> UInt64(row) : high &>> UInt64(row - 64)) & 1 == 1
    }

    mutating func insert(_ row: Int) {
        assert(row < 128, "a set has no row \(row)")
        if row < 64 { low |= 1 &<< UInt64(row) } else { high |= 1 &<< UInt64(row - 64) }
    }

    /// Writes a bit for each of the rows.
    func write(rows: Int, to writer: inout BitWriter) {
        writer.write(low, min(rows, 64))
        writer.write(high, max(0, rows - 64))
    }

    /// Reads a bit for each of the rows.
    init(rows: Int, from reader: inout BitReader) throws(ChunkError) {
        low = try reader.read(min(rows, 64))
        high = try reader.read(max(0, rows - 64))
    }
}
