/// One value of a DER document: its tag and the bytes that it contains.
///
/// Strict, as DER is: one-byte tags, definite lengths in their shortest form, nothing beyond the
/// end of what contains a value. Source: ITU-T X.690.
struct DERValue {
    /// The tags that a certificate's front part has.
    enum Tag {
        static let integer: UInt8 = 0x02
        static let identifier: UInt8 = 0x06
        static let utf8Text: UInt8 = 0x0C
        static let printableText: UInt8 = 0x13
        static let oldText: UInt8 = 0x14
        static let asciiText: UInt8 = 0x16
        static let shortTime: UInt8 = 0x17
        static let longTime: UInt8 = 0x18
        static let sequence: UInt8 = 0x30
        static let set: UInt8 = 0x31
        static let version: UInt8 = 0xA0
    }

    /// The identifier octet.
    let tag: UInt8
    /// What it contains.
    let content: ArraySlice<UInt8>

    /// The values that a constructed value contains; nil when they are damaged.
    var values: [DERValue]? { Self.values(in: content) }

    /// Reads values that fill the bytes completely.
    static func values(in bytes: ArraySlice<UInt8>) -> [DERValue]? {
        var found: [DERValue] = []
        var rest = bytes
        while !rest.isEmpty {
            guard let value = next(&rest) else { return nil }
            found.append(value)
        }
        return found
    }

    private static func next(_ rest: inout ArraySlice<UInt8>) -> DERValue? {
        guard let tag = rest.popFirst(), tag & 0x1F != 0x1F, let count = length(&rest),
            count <= rest.count
        else { return nil }
        let content = rest.prefix(count)
        rest = rest.dropFirst(count)
        return DERValue(tag: tag, content: content)
    }

    private static func length(_ rest: inout ArraySlice<UInt8>) -> Int? {
        guard let first = rest.popFirst() else { return nil }
        guard first & 0x80 != 0 else { return Int(first) }
        let count = Int(first & 0x7F)
        guard (1...3).contains(count), rest.count >= count, rest.first != 0 else { return nil }
        let length = rest.prefix(count).reduce(0) { $0 << 8 | Int($1) }
        rest = rest.dropFirst(count)
        return length >= 0x80 ? length : nil
    }
}
