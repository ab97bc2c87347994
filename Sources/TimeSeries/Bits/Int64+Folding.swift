extension Int64 {
    /// Small numbers of either sign as small numbers: 0, -1, 1, -2 become 0, 1, 2, 3.
    var folded: UInt64 { UInt64(bitPattern: (self &<< 1) ^ (self &>> 63)) }

    /// Undoes ``folded``.
    init(folded: UInt64) {
        self.init(bitPattern: (folded &>> 1) ^ (0 &- (folded & 1)))
    }

    /// How far two numbers are apart, which need not fit into an `Int64`.
    func gap(to other: Int64) -> UInt64 {
        UInt64(bitPattern: self > other ? self &- other : other &- self)
    }
}

extension UInt64 {
    /// How many bits the number needs; none for zero.
    var bitLength: Int { 64 - leadingZeroBitCount }
}
