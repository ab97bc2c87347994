import Watching

/// The addresses of receivers: `http://HOST[:PORT][/PATH]` or the same with https.
///
/// No message repeats the text, because a password may stand in it where none belongs.
enum HTTPAddressText {
    /// Reads an address; the path is returned without a final slash.
    static func read(
        _ text: String,
        defaultPort: Int
    ) throws(ValueFailure) -> (endpoint: Endpoint, path: String) {
        let lower = text.lowercased()
        guard let scheme = ["http://", "https://"].first(where: { lower.hasPrefix($0) }) else {
            throw .because("must begin with http:// or https://")
        }
        let rest = text.dropFirst(scheme.count)
        let slash = rest.firstIndex(of: "/") ?? rest.endIndex
        let authority = rest[..<slash]
        var path = String(rest[slash...])
        while path.last == "/" { path.removeLast() }
        guard !authority.contains("@") else {
            throw .because("must not hold a user or password; use username and password_file")
        }
        guard !rest.contains(where: { "?#".contains($0) }),
            path.utf8.allSatisfy({ (0x21...0x7E).contains($0) })
        else { throw .because("must have neither a query nor a fragment nor blanks") }
        guard let (host, port) = HostText.split(authority), HostText.isValid(host) else {
            throw .because("holds no valid host name or address")
        }
        let number = port.map { HostText.port($0, in: 1...65_535) } ?? defaultPort
        guard let number else { throw .because("must have a port between 1 and 65535") }
        let endpoint = Endpoint(
            host: host.lowercased(),
            port: number,
            isEncrypted: scheme == "https://"
        )
        return (endpoint, path)
    }
}
