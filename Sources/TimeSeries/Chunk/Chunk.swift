// Some rows of the series of one object, compressed and never changed again.
//
// All samples of an object are taken at the same time, so their times are written once and cost a
// series next to nothing. A chunk is one string of bits in 64-bit words, which are little-endian
// wherever they become bytes; the first bit is the lowest of the first word.
//
//     bits  8         8      16        32         as long as they are             to the word's end
//          ┌─────────┬──────┬─────────┬──────────┬───────┬──────────┬──────────┬─┬──────┐
//          │ version │ rows │ columns │ checksum │ times │ column 0 │ column 1 │…│ 0    │
//          └─────────┴──────┴─────────┴──────────┴───────┴──────────┴──────────┴─┴──────┘
//
// Times are a column of milliseconds, whose first number is the first time. `ColumnHeader` draws a
// column; a code is chosen for each when the chunk is made, by its exact length:
//
//     constant   one number                  a value that rests
//     even       first number, step          a counter that ticks, times on a grid
//     delta      steps, Rice code            a counter or a gauge that wanders, times with jitter
//     packed     numbers above the least     a fresh measurement each time
//     xor        what differs, bit by bit    a value that jumps between a few
//
// The numbers are either the values in units of 10^-places (`decimal`) or the bit patterns in the
// order of the values (`pattern`), whatever is exact: every bit of every value comes back, -0 and
// the payload of a NaN too. Times may step back, and be as far apart as an `Int64` reaches.
//
// - init(rows)      O(values): some 20 ns a value, as two thirds of them rest.
// - init(bytes)     O(values), for it decodes everything once: bytes that pass are never refused
//                   later, and those that do not are a typed error whatever they are.
// - samples(of:)    O(columns before + rows): some 8 to 12 ns a sample.
//
// Limits: 120 rows, see `rowsMax`; 65,535 columns, by the 16 bits of their number; 65,535 bits a
// column, of which the most that a chosen code can take is 128 x 64 + 148 for `packed`, which is
// always among the candidates.
//
// Left out: an index of the columns (a walk over 50 headers takes less than a column to decode),
// and codes over two columns, as two databases have little in common.

/// A sealed piece of the history of one object: some rows of all of its series.
package struct Chunk: Hashable, Sendable {
    /// The most rows that are put into a chunk; the format has room for 128.
    ///
    /// Twenty minutes of samples every ten seconds. Half of it would cost five hundredths of a byte
    /// more for each sample (a column has some six bytes that do not depend on the rows),
    /// twice of it would let the rows that are not compressed yet grow by as much.
    package static let rowsMax = 120

    static let version: UInt8 = 1
    /// What the bits of a row set allow.
    static let rowsLimit = 128
    static let columnsMax = Int(UInt16.max)
    static let headerBits = 64

    /// The bits, padded with zeros.
    let words: [UInt64]
    /// The lowest time.
    package let oldest: Int64
    /// The highest time.
    package let newest: Int64
    /// How many samples all columns have together.
    package let sampleCount: Int

    /// Joins what was computed from the words already.
    init(words: [UInt64], times: [Int64], sampleCount: Int) {
        self.words = words
        self.oldest = times.reduce(.max, min)
        self.newest = times.reduce(.min, max)
        self.sampleCount = sampleCount
    }

    /// How many rows it has.
    package var rowCount: Int { Int(words[0] >> 8 & 0xFF) }

    /// How many columns it has; some may be without a value.
    package var columnCount: Int { Int(words[0] >> 16 & 0xFFFF) }

    /// The first word of a chunk, whose upper half is the checksum of the rest.
    static func header(rows: Int, columns: Int, checksum: UInt32) -> UInt64 {
        UInt64(checksum) << 32 | UInt64(columns) << 16 | UInt64(rows) << 8 | UInt64(version)
    }

    /// The checksum over all words, the one that is in the first taken as zero.
    static func checksum(of words: [UInt64]) -> UInt32 {
        var covered = words
        covered[0] &= 0xFFFF_FFFF
        return Checksum.of(covered)
    }
}
