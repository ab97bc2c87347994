/// Reads and writes the parameters of a URL's query.
enum QueryParameter {
    /// Returns the decoded value of the first parameter of that name; nil when there is none.
    ///
    /// A value with a broken percent escape is returned as it was sent, and so names nothing.
    static func value(of name: String, in query: String?) -> String? {
        values(of: name, in: query).first
    }

    /// Returns the decoded values of all parameters of that name, in their order.
    static func values(of name: String, in query: String?) -> [String] {
        (query ?? "").split(separator: "&").compactMap { pair in
            let parts = pair.split(separator: "=", maxSplits: 1, omittingEmptySubsequences: false)
            guard (decoded(parts[0]) ?? "") == name else { return nil }
            let value = parts.count == 2 ? parts[1] : ""
            return decoded(value) ?? String(value)
        }
    }

    /// Returns text with everything but letters, digits and `-._~` as percent escapes.
    static func encoded(_ text: String) -> String {
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

    private static func decoded(_ text: Substring) -> String? {
        var bytes: [UInt8] = []
        var rest = text.utf8[...]
        while let byte = rest.popFirst() {
            switch byte {
            case UInt8(ascii: "+"): bytes.append(UInt8(ascii: " "))
            case UInt8(ascii: "%"):
                let digits = String(Substring(rest.prefix(2)))
                guard digits.utf8.count == 2, let value = UInt8(digits, radix: 16),
                    !digits.hasPrefix("+")
                else { return nil }
                bytes.append(value)
                rest = rest.dropFirst(2)
            default: bytes.append(byte)
            }
        }
        return String(validating: bytes, as: UTF8.self)
    }

    private static func isDigit(_ byte: UInt8) -> Bool {
        (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(byte)
    }
}
