/// A hash over the content of a JSON value, the same in every run of the program.
///
/// Two values with the same members in another order, or with a number spelt in another way, have
/// the same hash; that two records of one second that differ have the same one is as likely as one
/// in 10^19. It is no protection against anybody who looks for such a pair. The function is FNV-1a
/// with 64 bits and a finish that spreads the last bytes:
/// <https://datatracker.ietf.org/doc/html/draft-eastlake-fnv>.
struct ContentDigest {
    private var state: UInt64 = 0xCBF2_9CE4_8422_2325

    /// The hash of a value.
    static func of(_ value: JSONValue) -> Int64 {
        var digest = ContentDigest()
        digest.add(value)
        return Int64(bitPattern: digest.finished)
    }

    private mutating func add(_ value: JSONValue) {
        switch value.kind {
        case .null: add(byte: 0)
        case .bool: add(byte: value.bool == true ? 2 : 1)
        case .number:
            add(byte: 3)
            add(value.integer.map { UInt64(bitPattern: $0) } ?? value.double?.bitPattern ?? 0)
        case .string: add(text: value.text?.bytes ?? [])
        case .array:
            add(byte: 5)
            for element in value.elements { add(element) }
            add(byte: 6)
        case .object:
            add(byte: 7)
            let members = value.members.map { ($0.key.bytes, $0.value) }
                .sorted { $0.0.lexicographicallyPrecedes($1.0) }
            for (key, member) in members {
                add(text: key)
                add(member)
            }
            add(byte: 8)
        }
    }

    private mutating func add(text: [UInt8]) {
        add(byte: 4)
        // The length keeps texts that follow each other apart.
        add(UInt64(text.count))
        for byte in text { add(byte: byte) }
    }

    private mutating func add(_ number: UInt64) {
        for shift in stride(from: UInt64(0), to: 64, by: 8) {
            add(byte: UInt8(truncatingIfNeeded: number >> shift))
        }
    }

    private mutating func add(byte: UInt8) {
        state = (state ^ UInt64(byte)) &* 0x100_0000_01B3
    }

    private var finished: UInt64 {
        let first = (state ^ (state >> 33)) &* 0xFF51_AFD7_ED55_8CCD
        return first ^ (first >> 33)
    }
}
