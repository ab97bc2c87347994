/// Reads and writes the parameters of a URL's query.
package enum QueryParameter {
    /// Returns the decoded value of the first parameter of that name; nil when there is none.
    ///
    /// A value with a broken percent escape is returned as it was sent, and so names nothing.
    package static func value(of name: String, in query: String?) -> String? {
        values(of: name, in: query).first
    }

    /// Returns the decoded values of all parameters of that name, in their order.
    package static func values(of name: String, in query: String?) -> [String] {
        // By bytes: a sign that a combining character follows is no character of its own.
        (query ?? "").utf8.split(separator: UInt8(ascii: "&")).compactMap { pair in
            let name = Array(name.utf8)
            let left = pair.prefix { $0 != UInt8(ascii: "=") }
            guard (decoded(left) ?? []) == name else { return nil }
            let value = pair[left.endIndex...].dropFirst()
            return decoded(value).flatMap { String(validating: $0, as: UTF8.self) }
                ?? String(Substring(value))
        }
    }

    /// Returns text with everything but letters, digits and `-._~` as percent escapes.
    package static func encoded(_ text: String) -> String {
        var result = ""
        for byte in text.utf8 {
            let scalar = Unicode.Scalar(byte)
            if byte < 0x80
                && (scalar.properties.isAlphabetic || isDigit(byte)
                    || "-._~".unicodeScalars.contains(scalar))
            {
                result.unicodeScalars.append(scalar)
            } else {
                result += byte < 16 ? "%0" : "%"
                result += String(byte, radix: 16, uppercase: true)
            }
        }
        return result
    }

    /// Returns a part of a path as it was before it was escaped; nil when it is broken.
    static func decoded(path: Substring.UTF8View) -> String? {
        decoded(path, plus: UInt8(ascii: "+")).flatMap { String(validating: $0, as: UTF8.self) }
    }

    private static func decoded(
        _ text: Substring.UTF8View,
        plus: UInt8 = UInt8(ascii: " ")
    ) -> [UInt8]? {
        var bytes: [UInt8] = []
        var rest = text
        while let byte = rest.popFirst() {
            switch byte {
            case UInt8(ascii: "+"): bytes.append(plus)
            case UInt8(ascii: "%"):
                guard let high = rest.popFirst().flatMap(hexadecimal),
                    let low = rest.popFirst().flatMap(hexadecimal)
                else { return nil }
                bytes.append(high << 4 | low)
            default: bytes.append(byte)
            }
        }
        return bytes
    }

    /// What a digit stands for; the initializers of integers would take a sign too.
    private static func hexadecimal(_ byte: UInt8) -> UInt8? {
        switch byte {
        case UInt8(ascii: "0")...UInt8(ascii: "9"): byte - UInt8(ascii: "0")
        case UInt8(ascii: "A")...UInt8(ascii: "F"): byte - UInt8(ascii: "A") + 10
        case UInt8(ascii: "a")...UInt8(ascii: "f"): byte - UInt8(ascii: "a") + 10
        case _: nil
        }
    }

    private static func isDigit(_ byte: UInt8) -> Bool {
        (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(byte)
    }
}
