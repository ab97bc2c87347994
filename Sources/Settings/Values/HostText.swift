import Glibc

/// Host names and addresses as they stand in settings.
enum HostText {
    /// Whether the text is a host name, an IPv4 address or an IPv6 address without brackets.
    static func isValid(_ text: String) -> Bool {
        if text.contains(":") { return isAddress(text, family: AF_INET6) }
        if text.utf8.allSatisfy({ $0 == 0x2E || (0x30...0x39).contains($0) }) {
            return isAddress(text, family: AF_INET)
        }
        return isName(text)
    }

    /// Whether the text is a name by RFC 1123, underscores allowed as DNS servers do.
    static func isName(_ text: String) -> Bool {
        let labels = text.split(separator: ".", omittingEmptySubsequences: false)
        return text.utf8.count <= 253
            && labels.allSatisfy { label in
                (1...63).contains(label.utf8.count)
                    && label.first != "-" && label.last != "-"
                    && label.unicodeScalars.allSatisfy(isNameCharacter)
            }
    }

    /// Splits `host:port` or `[address]:port`; nil when it has not that form.
    ///
    /// The port is nil when neither it nor its colon is there. An IPv6 address needs its brackets.
    static func split(_ text: Substring) -> (host: String, port: String?)? {
        if text.first == "[" {
            guard let end = text.firstIndex(of: "]") else { return nil }
            let host = String(text[text.index(after: text.startIndex)..<end])
            let rest = text[text.index(after: end)...]
            guard host.contains(":"), rest.isEmpty || rest.first == ":" else { return nil }
            return (host, rest.isEmpty ? nil : String(rest.dropFirst()))
        }
        let parts = text.split(separator: ":", omittingEmptySubsequences: false)
        guard parts.count <= 2, let host = parts.first else { return nil }
        return (String(host), parts.count == 2 ? String(parts[1]) : nil)
    }

    /// Reads the number of a TCP port, digits only.
    static func port(_ text: String, in bounds: ClosedRange<Int>) -> Int? {
        guard (1...5).contains(text.utf8.count),
            text.utf8.allSatisfy({ (0x30...0x39).contains($0) }),
            let port = Int(text), bounds.contains(port)
        else { return nil }
        return port
    }

    private static func isNameCharacter(_ scalar: Unicode.Scalar) -> Bool {
        switch scalar {
        case "a"..."z", "A"..."Z", "0"..."9", "-", "_": true
        default: false
        }
    }

    private static func isAddress(_ text: String, family: Int32) -> Bool {
        // 16 bytes hold either kind of address. A NUL inside would end the C string early.
        var address = [UInt8](repeating: 0, count: 16)
        guard !text.utf8.contains(0) else { return false }
        return unsafe inet_pton(family, text, &address) == 1
    }
}
