import FoundationEssentials

/// Certificates that are written for a test, with just the fields that are read.
enum CertificateText {
    /// A DER value.
    static func value(_ tag: UInt8, _ content: [UInt8]) -> [UInt8] {
        let length: [UInt8] =
            switch content.count {
            case 0..<0x80: [UInt8(content.count)]
            case 0x80..<0x100: [0x81, UInt8(content.count)]
            default: [0x82, UInt8(content.count >> 8), UInt8(content.count & 0xFF)]
            }
        return [tag] + length + content
    }

    /// A certificate that ends at a time, given as it is written in DER with its tag.
    static func der(
        until end: String,
        tag: UInt8 = 0x17,
        names: [(identifier: [UInt8], tag: UInt8, text: String)] = [
            ([0x55, 4, 3], 0x0C, "a.example")
        ]
    ) -> [UInt8] {
        let subject = names.flatMap { name in
            let text = value(name.tag, Array(name.text.utf8))
            return value(0x31, value(0x30, value(0x06, name.identifier) + text))
        }
        let times = value(0x17, Array("200101000000Z".utf8)) + value(tag, Array(end.utf8))
        let front =
            value(0xA0, value(0x02, [2])) + value(0x02, [1]) + value(0x30, []) + value(0x30, [])
            + value(0x30, times) + value(0x30, subject) + value(0x30, [])
        return value(0x30, value(0x30, front) + value(0x30, []) + value(0x03, [0]))
    }

    /// DER as PEM in one line, as some releases send it.
    static func pem(_ der: [UInt8], _ label: String = "CERTIFICATE") -> String {
        "-----BEGIN \(label)-----\(Data(der).base64EncodedString())-----END \(label)-----"
    }
}
