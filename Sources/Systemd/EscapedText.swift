/// The escapes that JSON strings and quoted logfmt values have in common.
package enum EscapedText {
    /// Appends the text in quotation marks, with every control character escaped.
    ///
    /// C1 controls (U+0080 to U+009F) and DEL are escaped too, which JSON allows but does not ask
    /// for: terminals obey them.
    package static func append(_ text: String, to bytes: inout [UInt8]) {
        bytes.append(UInt8(ascii: "\""))
        for scalar in text.unicodeScalars {
            append(scalar, to: &bytes)
        }
        bytes.append(UInt8(ascii: "\""))
    }

    /// Tells whether a scalar is one that terminals obey instead of showing it.
    static func isControl(_ scalar: Unicode.Scalar) -> Bool {
        scalar.value < 0x20 || (0x7F...0x9F).contains(scalar.value)
    }

    private static func append(_ scalar: Unicode.Scalar, to bytes: inout [UInt8]) {
        switch scalar {
        case "\"": bytes.append(contentsOf: #"\""#.utf8)
        case "\\": bytes.append(contentsOf: #"\\"#.utf8)
        case "\n": bytes.append(contentsOf: #"\n"#.utf8)
        case "\r": bytes.append(contentsOf: #"\r"#.utf8)
        case "\t": bytes.append(contentsOf: #"\t"#.utf8)
        case _ where isControl(scalar): appendHexadecimal(UInt8(scalar.value), to: &bytes)
        case _: bytes.append(contentsOf: UTF8.encode(scalar) ?? UTF8.encodedReplacementCharacter)
        }
    }

    /// Controls end at U+009F, so that two of the four digits are always zero.
    private static func appendHexadecimal(_ value: UInt8, to bytes: inout [UInt8]) {
        bytes.append(contentsOf: #"\u00"#.utf8)
        for digit in [value >> 4, value & 0xF] {
            bytes.append(digit < 10 ? UInt8(ascii: "0") + digit : UInt8(ascii: "a") + digit - 10)
        }
    }
}
