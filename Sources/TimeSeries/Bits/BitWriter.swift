/// Writes numbers of 0 to 64 bits one after the other, the least significant bit first.
struct BitWriter: Sendable {
    private var words: [UInt64] = []
    /// The word that is being filled; its bits from `filled` on are zero.
    private var pending: UInt64 = 0
    private var filled = 0

    /// How many bits were written.
    var bitCount: Int { words.count * 64 + filled }

    /// Adds the lowest `count` bits of a value, whose other bits must be zero.
    mutating func write(_ value: UInt64, _ count: Int) {
        assert(count <= 64 && value >> count == 0, "\(value) has more than \(count) bits")
        pending |= value &<< filled
        filled += count
        guard filled >= 64 else { return }
        words.append(pending)
        filled -= 64
        // What did not fit any more; a shift by all 64 bits leaves nothing, as it should.
        pending = value >> (count - filled)
    }

    /// Adds a signed number in 7 bits for its length and as many as it needs.
    mutating func writeNumber(_ number: Int64) {
        let folded = number.folded
        write(UInt64(folded.bitLength), 7)
        write(folded, folded.bitLength)
    }

    /// The words so far, with zeros after the last bit.
    ///
    /// An array of its own that is not larger than it must be, since most of them are kept.
    func finished() -> [UInt64] {
        var exact: [UInt64] = []
        exact.reserveCapacity(words.count + 1)
        exact += words
        if filled > 0 { exact.append(pending) }
        return exact
    }
}

extension BitWriter {
    /// How many bits ``writeNumber(_:)`` takes.
    static func numberBits(_ number: Int64) -> Int { 7 + number.folded.bitLength }
}
