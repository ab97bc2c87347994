/// The two ends of a text and its length, by which it is found in a table without a comparison of
/// bytes; for up to 16 bytes that is all of it.
struct TextKey: Equatable, Sendable {
    /// The first 8 bytes as a number, zeros behind a shorter text.
    let head: UInt64
    /// The last 8 bytes as a number; 0 for a shorter text, which ``head`` says completely.
    let tail: UInt64
    /// The number of bytes.
    let count: Int

    @inline(__always)
    init(head: UInt64, tail: UInt64, count: Int) {
        self.head = head
        self.tail = tail
        self.count = count
    }

    /// The key of bytes that are written in the program.
    init(_ bytes: [UInt8]) {
        head = Self.word(bytes.prefix(8))
        tail = bytes.count >= 8 ? Self.word(bytes.suffix(8)) : 0
        count = bytes.count
    }

    /// Whether no other text has the same key.
    @inline(__always)
    var isComplete: Bool { count <= 16 }

    private static func word(_ bytes: ArraySlice<UInt8>) -> UInt64 {
        bytes.reversed().reduce(0) { $0 << 8 | UInt64($1) }
    }
}
