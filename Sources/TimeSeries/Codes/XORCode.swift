/// Bit patterns as what differs from the one before: the code of Facebook's Gorilla.
///
///     ┌ first 64 ┬ for each other one:                                             ┐
///     0          the same again
///     1 0        the bits that differ lie in the same window as before: those bits
///     1 1        a new window: leading zeros 6, length - 1 in 6, those bits
///
/// For values that jump between a few far apart, such as a share that is mostly nothing: a value
/// that comes again costs one bit. T. Pelkonen et al., "Gorilla: A Fast, Scalable, In-Memory Time
/// Series Database", VLDB 2015, section 4.1.2.
struct XORCode: Sendable {
    /// The bits that differ, as the zeros before them and how many they are.
    private struct Window {
        var leading = 0
        var length = 0

        var trailing: Int { 64 - leading - length }

        init() {}

        init(_ difference: UInt64) {
            leading = difference.leadingZeroBitCount
            length = 64 - leading - difference.trailingZeroBitCount
        }

        func holds(_ other: Window) -> Bool {
            length > 0 && other.leading >= leading && other.trailing >= trailing
        }

        /// Whether the saved bits would not pay for a window of its own.
        func suits(_ other: Window) -> Bool { holds(other) && length - other.length <= 12 }
    }

    private let patterns: [UInt64]
    /// How many bits it takes.
    let bits: Int

    /// Finds out how many bits at least one pattern takes.
    init(_ patterns: [UInt64]) {
        self.patterns = patterns
        var bits = 64
        Self.walk(patterns) { difference, window, isNew in
            bits += difference == 0 ? 1 : window.length + (isNew ? 14 : 2)
        }
        self.bits = bits
    }

    /// Writes the patterns.
    func write(to writer: inout BitWriter) {
        writer.write(patterns[0], 64)
        Self.walk(patterns) { difference, window, isNew in
            guard difference != 0 else { return writer.write(0, 1) }
            writer.write(isNew ? 3 : 1, 2)
            if isNew {
                writer.write(UInt64(window.leading), 6)
                writer.write(UInt64(window.length - 1), 6)
            }
            writer.write(difference &>> UInt64(window.trailing), window.length)
        }
    }

    /// Reads so many patterns.
    static func read(_ count: Int, from reader: inout BitReader) throws(ChunkError) -> [UInt64] {
        var pattern = try reader.read(64)
        var patterns: [UInt64] = []
        patterns.reserveCapacity(count)
        patterns.append(pattern)
        var window = Window()
        for _ in 1..<count {
            if try reader.read(1) == 1 {
                if try reader.read(1) == 1 {
                    window.leading = Int(try reader.read(6))
                    window.length = Int(try reader.read(6)) + 1
                }
                guard window.length > 0, window.trailing >= 0 else {
                    throw .malformed(bit: reader.position, .valueLength)
                }
                pattern ^= try reader.read(window.length) &<< UInt64(window.trailing)
            }
            patterns.append(pattern)
        }
        return patterns
    }

    /// Visits each difference with the window that it is written in.
    private static func walk(_ patterns: [UInt64], _ visit: (UInt64, Window, Bool) -> Void) {
        var window = Window()
        for index in 1..<patterns.count {
            let difference = patterns[index] ^ patterns[index - 1]
            let own = Window(difference)
            let isNew = difference != 0 && !window.suits(own)
            if isNew { window = own }
            visit(difference, window, isNew)
        }
    }
}
