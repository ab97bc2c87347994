/// Finds what looks like a secret within one text: keys, logins in addresses, tokens, e-mails.
///
/// An e-mail address gets a number, the same one in every answer, so that it can still be followed.
struct TextScrubber {
    private var numbers: [String: Int] = [:]

    /// Returns the text without them.
    mutating func scrub(_ text: [UInt8]) -> [UInt8] {
        // It may be cut off anywhere, so nothing of the text is kept.
        for word in ["PRIVATE KEY", "LICENSE START"]
        where text.firstRange(of: Array(word.utf8)) != nil {
            return SecretScrubber.mark
        }
        // Nothing else is found without one of these.
        guard text.contains(UInt8(ascii: "@")) || text.contains(UInt8(ascii: "J")) else {
            return text
        }
        return replacingEmails(Self.withoutTokens(Self.withoutLogins(text)))
    }

    /// `redis://user:password@host` loses what is before the host, however the slashes are escaped.
    private static func withoutLogins(_ text: [UInt8]) -> [UInt8] {
        var result: [UInt8] = []
        var rest = text[...]
        while let colon = rest.firstIndex(of: UInt8(ascii: ":")) {
            let slashes = rest[(colon + 1)...].prefix {
                $0 == UInt8(ascii: "/") || $0 == UInt8(ascii: "\\")
            }
            result += rest[...colon] + slashes
            rest = rest[slashes.endIndex...]
            guard slashes.count(where: { $0 == UInt8(ascii: "/") }) == 2 else { continue }
            let authority = rest.prefix { byte in
                byte > 0x20
                    && ![UInt8(ascii: "/"), UInt8(ascii: "?"), UInt8(ascii: "#")]
                        .contains(byte)
            }
            if let end = authority.lastIndex(of: UInt8(ascii: "@")) {
                result += SecretScrubber.mark
                rest = rest[end...]
            }
        }
        return result + rest
    }

    /// A JSON Web Token begins with the encoding of `{"`.
    private static func withoutTokens(_ text: [UInt8]) -> [UInt8] {
        var result: [UInt8] = []
        var rest = text[...]
        while let start = rest.firstRange(of: Array("eyJ".utf8))?.lowerBound {
            let token = rest[start...].prefix { byte in
                isWord(byte) || byte == UInt8(ascii: "-") || byte == UInt8(ascii: ".")
            }
            result += rest[..<start]
            let isToken = token.count(where: { $0 == UInt8(ascii: ".") }) >= 2
            result += isToken ? SecretScrubber.mark[...] : token
            rest = rest[token.endIndex...]
        }
        return result + rest
    }

    private mutating func replacingEmails(_ text: [UInt8]) -> [UInt8] {
        var result: [UInt8] = []
        var rest = text[...]
        while let sign = rest.firstIndex(of: UInt8(ascii: "@")) {
            let before = rest[..<sign].reversed().prefix { byte in
                Self.isWord(byte) || [0x2E, 0x25, 0x2B, 0x2D].contains(byte)
            }.count
            let domain = rest[(sign + 1)...].prefix { byte in
                Self.isWord(byte) || byte == UInt8(ascii: ".") || byte == UInt8(ascii: "-")
            }
            result += rest[..<(sign - before)]
            let address = rest[(sign - before)..<domain.endIndex]
            let isEmail = before > 0 && domain.contains(UInt8(ascii: "."))
            result += isEmail ? replacement(of: address)[...] : address
            rest = rest[domain.endIndex...]
        }
        return result + rest
    }

    private mutating func replacement(of address: ArraySlice<UInt8>) -> [UInt8] {
        let text = String(decoding: address, as: UTF8.self)
        let number = numbers[text] ?? numbers.count + 1
        numbers[text] = number
        return Array("user\(number)@redacted.invalid".utf8)
    }

    private static func isWord(_ byte: UInt8) -> Bool {
        switch byte {
        case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
            UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "_"):
            true
        case _: false
        }
    }
}
