/// Takes the certificates out of a PEM text, and nothing else: a private key is never decoded.
///
/// Lenient where it does no harm: text around the blocks is skipped, and white space within a block
/// does not matter, since the product sends chains with and without line feeds. Strict within the
/// base64 text. Source: RFC 7468.
enum PEM {
    /// The most bytes of one certificate.
    static let maximumBytes = 64 << 10
    /// The most certificates of one chain.
    static let maximumCount = 16

    private static let begin = Array("-----BEGIN CERTIFICATE-----".utf8)
    private static let end = Array("-----END CERTIFICATE-----".utf8)

    /// Returns the certificates in DER, in order; nil when there is none or one is damaged.
    static func certificates(in text: [UInt8]) -> [[UInt8]]? {
        var found: [[UInt8]] = []
        var rest = text[...]
        while let start = rest.firstRange(of: begin) {
            guard let stop = rest[start.upperBound...].firstRange(of: end),
                found.count < maximumCount,
                let certificate = base64(rest[start.upperBound..<stop.lowerBound])
            else { return nil }
            found.append(certificate)
            rest = rest[stop.upperBound...]
        }
        return found.isEmpty ? nil : found
    }

    /// Decodes base64 with its padding; white space is skipped.
    static func base64(_ text: ArraySlice<UInt8>) -> [UInt8]? {
        var result: [UInt8] = []
        var bits: UInt32 = 0
        var digits = 0
        var padding = 0
        for byte in text {
            switch byte {
            case UInt8(ascii: " "), UInt8(ascii: "\t"), UInt8(ascii: "\r"), UInt8(ascii: "\n"):
                continue
            case UInt8(ascii: "="):
                padding += 1
                bits <<= 6
            case _:
                guard padding == 0, let value = digit(byte) else { return nil }
                bits = bits << 6 | value
            }
            digits += 1
            guard digits.isMultiple(of: 4) else { continue }
            guard padding <= 2, result.count < maximumBytes else { return nil }
            let bytes = [bits >> 16, bits >> 8, bits].map { UInt8(truncatingIfNeeded: $0) }
            result += bytes.dropLast(padding)
            bits = 0
        }
        return digits.isMultiple(of: 4) && padding <= 2 && !result.isEmpty ? result : nil
    }

    private static func digit(_ byte: UInt8) -> UInt32? {
        switch byte {
        case UInt8(ascii: "A")...UInt8(ascii: "Z"): UInt32(byte - UInt8(ascii: "A"))
        case UInt8(ascii: "a")...UInt8(ascii: "z"): UInt32(byte - UInt8(ascii: "a")) + 26
        case UInt8(ascii: "0")...UInt8(ascii: "9"): UInt32(byte - UInt8(ascii: "0")) + 52
        case UInt8(ascii: "+"): 62
        case UInt8(ascii: "/"): 63
        case _: nil
        }
    }
}
