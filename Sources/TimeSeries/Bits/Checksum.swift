/// CRC-32C over 64-bit words, lowest byte first.
///
/// The polynomial of iSCSI (RFC 3720, B.4), reflected. It finds every error of up to three bits in
/// any chunk and every burst of up to 32; anything else passes once in 2^32 times.
enum Checksum {
    /// The remainder of each byte.
    private static let table: [UInt32] = (0..<256).map { byte in
        (0..<8).reduce(UInt32(byte)) { sum, _ in
            sum & 1 == 1 ? sum >> 1 ^ 0x82F6_3B78 : sum >> 1
        }
    }

    /// The checksum of the words.
    static func of(_ words: some Sequence<UInt64>) -> UInt32 {
        let table = table
        var sum = UInt32.max
        for word in words {
            for shift in stride(from: UInt64(0), to: 64, by: 8) {
                sum =
                    sum &>> 8 ^ table[Int((sum ^ UInt32(truncatingIfNeeded: word &>> shift)) & 255)]
            }
        }
        return ~sum
    }
}
