/// X.509 certificates as PEM text, made without a key: they can be read, never trusted.
///
/// The model must hand out certificates that end at any moment it is told, so it writes them
/// itself in DER. Only what monitoring reads is real: serial, names and validity. The public key
/// is the base point of P-256 and the signature is nonsense.
///
///     SEQUENCE { tbs, algorithm, BIT STRING signature }
///     tbs = SEQUENCE { [0] 2, serial, algorithm, issuer, SEQUENCE { from, to }, subject, key }
enum CertificateText {
    private enum Tag {
        static let integer: UInt8 = 0x02
        static let bits: UInt8 = 0x03
        static let text: UInt8 = 0x0C
        static let utcTime: UInt8 = 0x17
        static let generalizedTime: UInt8 = 0x18
        static let sequence: UInt8 = 0x30
        static let set: UInt8 = 0x31
        static let version: UInt8 = 0xA0
    }

    // Object identifiers, whole: ecdsa-with-SHA256, id-ecPublicKey, prime256v1, O and CN.
    private static let signature: [UInt8] = [
        0x06, 0x08, 0x2A, 0x86, 0x48, 0xCE, 0x3D, 0x04, 0x03, 0x02,
    ]
    private static let keyKind: [UInt8] = [
        0x06, 0x07, 0x2A, 0x86, 0x48, 0xCE, 0x3D, 0x02, 0x01,
    ]
    private static let curve: [UInt8] = [
        0x06, 0x08, 0x2A, 0x86, 0x48, 0xCE, 0x3D, 0x03, 0x01, 0x07,
    ]
    private static let organization: [UInt8] = [0x06, 0x03, 0x55, 0x04, 0x0A]
    private static let commonName: [UInt8] = [0x06, 0x03, 0x55, 0x04, 0x03]
    private static let basePoint: [UInt8] = [
        0x6B, 0x17, 0xD1, 0xF2, 0xE1, 0x2C, 0x42, 0x47, 0xF8, 0xBC, 0xE6, 0xE5, 0x63, 0xA4, 0x40,
        0xF2, 0x77, 0x03, 0x7D, 0x81, 0x2D, 0xEB, 0x33, 0xA0, 0xF4, 0xA1, 0x39, 0x45, 0xD8, 0x98,
        0xC2, 0x96, 0x4F, 0xE3, 0x42, 0xE2, 0xFE, 0x1A, 0x7F, 0x9B, 0x8E, 0xE7, 0xEB, 0x4A, 0x7C,
        0x0F, 0x9E, 0x16, 0x2B, 0xCE, 0x33, 0x57, 0x6B, 0x31, 0x5E, 0xCE, 0xCB, 0xB6, 0x40, 0x68,
        0x37, 0xBF, 0x51, 0xF5,
    ]

    /// Returns a certificate for a name that is valid between two moments in milliseconds.
    static func pem(for name: String, serial: Int, from start: Int64, to end: Int64) -> String {
        let algorithm = element(Tag.sequence, signature)
        let subject = element(
            Tag.sequence,
            part(organization, "RedisLabs Enterprise Cluster") + part(commonName, name)
        )
        let key = element(
            Tag.sequence,
            element(Tag.sequence, keyKind + curve) + element(Tag.bits, [0, 4] + basePoint)
        )
        let body =
            element(Tag.version, element(Tag.integer, [2])) + integer(serial) + algorithm + subject
            + element(Tag.sequence, time(start) + time(end)) + subject + key
        let sealed = element(Tag.sequence, element(Tag.integer, [1]) + element(Tag.integer, [1]))
        let whole = element(
            Tag.sequence,
            element(Tag.sequence, body) + algorithm + element(Tag.bits, [0] + sealed)
        )
        return wrapped(Base64.encode(whole))
    }

    /// Returns the second moment in a certificate's text, its end; nil when there is none.
    ///
    /// Validity is the only place with two times in a row, so no structure has to be followed.
    static func end(of pem: String) -> Int64? {
        let lines = pem.split(separator: "\n").drop { !$0.hasPrefix("-----BEGIN") }.dropFirst()
        guard let bytes = Base64.decode(lines.prefix { !$0.hasPrefix("-----") }.joined()) else {
            return nil
        }
        for index in bytes.indices {
            guard let start = moment(in: bytes, at: index) else { continue }
            if let end = moment(in: bytes, at: start.next) { return end.milliseconds }
        }
        return nil
    }

    private static func moment(
        in bytes: [UInt8],
        at index: Int
    ) -> (milliseconds: Int64, next: Int)? {
        let sizes = [Tag.utcTime: 13, Tag.generalizedTime: 15]
        guard index + 1 < bytes.count, let size = sizes[bytes[index]],
            Int(bytes[index + 1]) == size, index + 2 + size <= bytes.count
        else { return nil }
        var digits = String(decoding: bytes[(index + 2)..<(index + 1 + size)], as: UTF8.self)
        if size == 13 { digits = (digits < "5" ? "20" : "19") + digits }
        let parts = [0..<4, 4..<6, 6..<8, 8..<10, 10..<12, 12..<14].map { range in
            String(decoding: Array(digits.utf8)[range], as: UTF8.self)
        }
        let date = "\(parts[0])-\(parts[1])-\(parts[2])T\(parts[3]):\(parts[4]):\(parts[5])Z"
        guard let seconds = CalendarTime.seconds(iso8601: date) else { return nil }
        return (Int64(seconds) * 1_000, index + 2 + size)
    }

    private static func element(_ tag: UInt8, _ content: [UInt8]) -> [UInt8] {
        switch content.count {
        case ..<128: [tag, UInt8(content.count)] + content
        case ..<256: [tag, 0x81, UInt8(content.count)] + content
        default: [tag, 0x82, UInt8(content.count >> 8), UInt8(content.count & 255)] + content
        }
    }

    private static func integer(_ value: Int) -> [UInt8] {
        // A leading zero byte keeps it positive.
        let bytes = [0, value >> 16 & 255, value >> 8 & 255, value & 255].map { UInt8($0) }
        let rest = Array(bytes.drop { $0 == 0 })
        let isNegative = rest.first.map { $0 > 127 } ?? true
        return element(Tag.integer, (isNegative ? [0] : []) + rest)
    }

    private static func part(_ kind: [UInt8], _ text: String) -> [UInt8] {
        let value = element(Tag.text, Array(text.utf8))
        return element(Tag.set, element(Tag.sequence, kind + value))
    }

    private static func time(_ milliseconds: Int64) -> [UInt8] {
        let digits = CalendarTime.iso8601(milliseconds).utf8.filter { (48...57).contains($0) }
        let text = digits + [UInt8(ascii: "Z")]
        // Years before 2050 must be written with two digits.
        let isShort = text.lexicographicallyPrecedes("2050".utf8)
        return isShort
            ? element(Tag.utcTime, Array(text.dropFirst(2))) : element(Tag.generalizedTime, text)
    }

    private static func wrapped(_ text: String) -> String {
        let characters = Array(text)
        let lines = stride(from: 0, to: characters.count, by: 64).map {
            String(characters[$0..<min($0 + 64, characters.count)])
        }
        let body = lines.joined(separator: "\n")
        return "-----BEGIN CERTIFICATE-----\n\(body)\n-----END CERTIFICATE-----\n"
    }
}
