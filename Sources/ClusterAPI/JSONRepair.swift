/// Mends what makes simdjson refuse a whole document because of one value.
///
/// A number beyond 64 bits (`1e999`), the words `NaN` and `Infinity` that Python writes, half of a
/// surrogate pair, bytes that are not UTF-8: each would cost the whole answer. So such numbers and
/// words are put into quotes, where the decoder reads or loses them one by one, and such characters
/// become U+FFFD. It costs a pass over the bytes, only after the parser refused them; what is no
/// JSON for another reason stays refused.
struct JSONRepair {
    private let source: [UInt8]
    private var result: [UInt8] = []
    private var position = 0

    /// Returns a document that says the same, as far as it can be said.
    static func repaired(_ body: [UInt8]) -> [UInt8] {
        var repair = JSONRepair(body)
        return repair.run()
    }

    private init(_ body: [UInt8]) {
        let withoutMark = body.starts(with: [0xEF, 0xBB, 0xBF]) ? body.dropFirst(3) : body[...]
        source = Array(String(decoding: withoutMark, as: UTF8.self).utf8)
        result.reserveCapacity(source.count + 64)
    }

    private mutating func run() -> [UInt8] {
        while position < source.count {
            switch source[position] {
            case UInt8(ascii: "\""): copyString()
            case UInt8(ascii: "-"), UInt8(ascii: "0")...UInt8(ascii: "9"),
                UInt8(ascii: "I"), UInt8(ascii: "N"):
                copyScalar()
            default:
                result.append(source[position])
                position += 1
            }
        }
        return result
    }

    private mutating func copyString() {
        result.append(source[position])
        position += 1
        while position < source.count {
            let byte = source[position]
            if byte == UInt8(ascii: "\\") {
                copyEscape()
                continue
            }
            result.append(byte)
            position += 1
            if byte == UInt8(ascii: "\"") { return }
        }
    }

    private mutating func copyEscape() {
        guard let unit = escapedUnit(at: position) else {
            result += source[position..<min(position + 2, source.count)]
            position += 2
            return
        }
        let isPair =
            UTF16.isLeadSurrogate(unit)
            && escapedUnit(at: position + 6).map(UTF16.isTrailSurrogate) == true
        let length = isPair ? 12 : 6
        if UTF16.isLeadSurrogate(unit) && !isPair || UTF16.isTrailSurrogate(unit) {
            result += "\\ufffd".utf8
        } else {
            result += source[position..<position + length]
        }
        position += length
    }

    /// The code unit of `\uXXXX` there, nil when something else stands there.
    private func escapedUnit(at start: Int) -> UInt16? {
        guard start + 6 <= source.count, source[start] == UInt8(ascii: "\\"),
            source[start + 1] == UInt8(ascii: "u")
        else { return nil }
        return UInt16(String(decoding: source[start + 2..<start + 6], as: UTF8.self), radix: 16)
    }

    private mutating func copyScalar() {
        let end =
            source[position...].firstIndex { byte in
                switch byte {
                case UInt8(ascii: ","), UInt8(ascii: "]"), UInt8(ascii: "}"), 0x09, 0x0A, 0x0D,
                    0x20:
                    true
                default: false
                }
            } ?? source.count
        let token = source[position..<end]
        if Self.needsQuotes(String(decoding: token, as: UTF8.self)) {
            result.append(UInt8(ascii: "\""))
            result += token
            result.append(UInt8(ascii: "\""))
        } else {
            result += token
        }
        position = end
    }

    private static func needsQuotes(_ token: String) -> Bool {
        switch token {
        case "NaN", "Infinity", "-Infinity": return true
        default: break
        }
        guard token.utf8.allSatisfy(Set("0123456789+-.eE".utf8).contains) else { return false }
        if Int64(token) != nil || UInt64(token) != nil { return false }
        guard let number = Double(token) else { return false }
        return !number.isFinite || !token.utf8.contains { Set(".eE".utf8).contains($0) }
    }
}
