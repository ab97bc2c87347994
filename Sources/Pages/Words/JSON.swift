/// A JSON document under construction; objects keep the order of their members.
package indirect enum JSON: Sendable, Hashable {
    /// The most Unicode scalars of a text; a longer one is cut and ends with `…`.
    package static let textMax = 1_024

    case null
    case bool(Bool)
    case number(Double)
    case text(String)
    case list([JSON])
    case object([Member])

    /// A member of an object.
    package struct Member: Sendable, Hashable {
        let name: String
        let value: JSON

        /// Joins a name and a value.
        package init(_ name: String, _ value: JSON) {
            self.name = name
            self.value = value
        }
    }

    /// A number that may be unknown.
    static func number(orNull number: Double?) -> JSON { number.map(JSON.number) ?? .null }

    /// A text that may be unknown.
    static func text(orNull text: String?) -> JSON { text.map(JSON.text) ?? .null }

    /// An object of these members; those that are unknown are left out.
    static func members(_ members: KeyValuePairs<String, JSON>) -> JSON {
        .object(members.filter { $0.value != .null }.map { Member($0.key, $0.value) })
    }

    /// The document in UTF-8, on one line.
    package var bytes: [UInt8] {
        var bytes: [UInt8] = []
        write(to: &bytes)
        return bytes
    }

    private func write(to bytes: inout [UInt8]) {
        switch self {
        case .null: bytes += "null".utf8
        case .bool(let value): bytes += (value ? "true" : "false").utf8
        case .number(let number): bytes += Self.decimal(number).utf8
        case .text(let text): Self.quote(text, to: &bytes)
        case .list(let values):
            bytes.append(UInt8(ascii: "["))
            for (place, value) in values.enumerated() {
                if place > 0 { bytes.append(UInt8(ascii: ",")) }
                value.write(to: &bytes)
            }
            bytes.append(UInt8(ascii: "]"))
        case .object(let members):
            bytes.append(UInt8(ascii: "{"))
            for (place, member) in members.enumerated() {
                if place > 0 { bytes.append(UInt8(ascii: ",")) }
                Self.quote(member.name, to: &bytes)
                bytes.append(UInt8(ascii: ":"))
                member.value.write(to: &bytes)
            }
            bytes.append(UInt8(ascii: "}"))
        }
    }

    /// The shortest text of a number; JSON has none for what is not finite.
    private static func decimal(_ number: Double) -> String {
        guard number.isFinite else { return "null" }
        if number == number.rounded(), abs(number) < 1e15 { return String(Int64(number)) }
        return "\(number)"
    }

    private static func quote(_ text: String, to bytes: inout [UInt8]) {
        bytes.append(UInt8(ascii: "\""))
        for byte in ShownName.cut(text, textMax).utf8 {
            switch byte {
            case UInt8(ascii: "\""), UInt8(ascii: "\\"): bytes += [UInt8(ascii: "\\"), byte]
            case 0..<0x20:
                let digits = String(byte, radix: 16)
                bytes += "\\u00\(digits.utf8.count == 1 ? "0" : "")\(digits)".utf8
            default: bytes.append(byte)
            }
        }
        bytes.append(UInt8(ascii: "\""))
    }
}
