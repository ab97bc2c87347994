/// Reads what a ``BitWriter`` wrote; a read beyond the end is an error.
struct BitReader: Sendable {
    private let words: [UInt64]
    private(set) var position: Int
    private let end: Int

    /// Reads the words from a bit on.
    init(_ words: [UInt64], at position: Int = 0) {
        self.words = words
        self.position = position
        end = words.count * 64
    }

    /// The bits that are left.
    var left: Int { end - position }

    /// The next `count` bits as a number.
    mutating func read(_ count: Int) throws(ChunkError) -> UInt64 {
        guard count <= left else { throw .truncated(bit: position, missing: count - left) }
        guard count > 0 else { return 0 }
        let value = next()
        position += count
        return value & (UInt64.max &>> (64 - count))
    }

    /// A number that ``BitWriter/writeNumber(_:)`` wrote.
    mutating func readNumber() throws(ChunkError) -> Int64 {
        let length = Int(try read(7))
        guard length <= 64 else { throw .malformed(bit: position, .numberLength) }
        return Int64(folded: try read(length))
    }

    /// Passes over so many bits.
    mutating func skip(_ count: Int) throws(ChunkError) {
        guard count <= left else { throw .truncated(bit: position, missing: count - left) }
        position += count
    }

    /// The next 64 bits without passing over them; zeros follow the last one.
    func next() -> UInt64 {
        let index = position &>> 6
        let shift = position & 63
        guard index < words.count else { return 0 }
        let low = words[index] &>> shift
        guard shift > 0, index + 1 < words.count else { return low }
        return low | words[index + 1] &<< (64 - shift)
    }
}
