import Model

// The front of a certificate, of which the subject and the end of the validity are taken:
//
//     Certificate
//     └─ to be signed
//        ├─ [0] version      absent in the first version
//        ├─ serial number
//        ├─ signature algorithm
//        ├─ issuer
//        ├─ validity         not before, not after: UTCTime or GeneralizedTime
//        ├─ subject          sequence of sets of (identifier, text)
//        └─ public key, extensions: not looked at
//
// Left out: everything that says whether the certificate can be trusted. Source: RFC 5280.

/// What a certificate says of whom it names and until when it is valid.
struct X509 {
    /// The distinguished name, `CN=cluster.example, O=Example`.
    let subject: String
    /// The end of its validity.
    let notAfter: Timestamp

    /// Reads a certificate in DER; nil when it is damaged.
    init?(der: [UInt8]) {
        guard let roots = DERValue.values(in: der[...]), roots.count == 1,
            roots[0].tag == DERValue.Tag.sequence, let parts = roots[0].values, parts.count == 3,
            parts[0].tag == DERValue.Tag.sequence, var fields = parts[0].values?[...]
        else { return nil }
        if fields.first?.tag == DERValue.Tag.version { fields.removeFirst() }
        guard fields.popFirst()?.tag == DERValue.Tag.integer else { return nil }
        let sequences = Array(fields.prefix(5))
        guard sequences.count == 5, sequences.allSatisfy({ $0.tag == DERValue.Tag.sequence }),
            let times = sequences[2].values, times.count == 2, Self.time(times[0]) != nil,
            let notAfter = Self.time(times[1]), let subject = Self.name(sequences[3])
        else { return nil }
        self.notAfter = notAfter
        self.subject = subject
    }

    /// Reads `YYMMDDhhmmssZ`, where 50 and more are of the last century, or `YYYYMMDDhhmmssZ`.
    private static func time(_ value: DERValue) -> Timestamp? {
        let text = String(decoding: value.content, as: UTF8.self)
        let isPlain = value.content.dropLast().allSatisfy {
            (UInt8(ascii: "0")...UInt8(ascii: "9")).contains($0)
        }
        guard isPlain, text.hasSuffix("Z") else { return nil }
        switch (value.tag, text.utf8.count) {
        case (DERValue.Tag.shortTime, 13): return time((text < "5" ? "20" : "19") + text)
        case (DERValue.Tag.longTime, 15): return time(text)
        case _: return nil
        }
    }

    private static func time(_ text: String) -> Timestamp? {
        var digits = Substring(text)
        func take(_ count: Int) -> Substring {
            defer { digits = digits.dropFirst(count) }
            return digits.prefix(count)
        }
        let date = "\(take(4))-\(take(2))-\(take(2))"
        return Timestamp(rfc3339: "\(date)T\(take(2)):\(take(2)):\(take(2))Z")
    }

    private static func name(_ value: DERValue) -> String? {
        guard let sets = value.values else { return nil }
        var parts: [String] = []
        for set in sets {
            guard set.tag == DERValue.Tag.set, let attributes = set.values else { return nil }
            for attribute in attributes {
                guard let pair = attribute.values, pair.count == 2,
                    pair[0].tag == DERValue.Tag.identifier
                else { return nil }
                parts.append("\(label(pair[0].content))=\(text(pair[1]))")
            }
        }
        return parts.joined(separator: ", ")
    }

    private static func label(_ identifier: ArraySlice<UInt8>) -> String {
        switch Array(identifier) {
        case [0x55, 4, 3]: "CN"
        case [0x55, 4, 6]: "C"
        case [0x55, 4, 7]: "L"
        case [0x55, 4, 8]: "ST"
        case [0x55, 4, 10]: "O"
        case [0x55, 4, 11]: "OU"
        case _: "?"
        }
    }

    private static func text(_ value: DERValue) -> String {
        switch value.tag {
        case DERValue.Tag.utf8Text, DERValue.Tag.printableText, DERValue.Tag.oldText,
            DERValue.Tag.asciiText:
            String(decoding: value.content.prefix(256), as: UTF8.self)
        case _: "?"
        }
    }
}
