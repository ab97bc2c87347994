import Watching

/// The addresses of clusters: `https://HOST[:PORT]`.
///
/// No message repeats the text, because a password may stand in it where none belongs.
enum EndpointText {
    /// The port of the product's REST API.
    static let defaultPort = 9443

    /// Reads an address; only https, because the password would travel in the clear otherwise.
    static func read(_ text: String) throws(ValueFailure) -> Endpoint {
        let scheme = "https://"
        guard text.lowercased().hasPrefix(scheme) else {
            throw .because("must be addresses that begin with https://")
        }
        var authority = text.dropFirst(scheme.count)
        guard !authority.contains("@") else {
            throw .because("must not hold a user or password; use username and password_file")
        }
        // A browser adds this slash when an address is copied from it.
        if authority.last == "/" { authority.removeLast() }
        guard !authority.contains(where: { "/?#".contains($0) }) else {
            throw .because("must be addresses without a path")
        }
        guard let (host, port) = HostText.split(authority) else {
            throw .because("must be https://HOST:PORT, an IPv6 address in brackets")
        }
        guard HostText.isValid(host) else { throw .because("holds no valid host name or address") }
        guard let port else { return Endpoint(host: host.lowercased(), port: defaultPort) }
        guard let number = HostText.port(port, in: 1...65_535) else {
            throw .because("must have a port between 1 and 65535")
        }
        return Endpoint(host: host.lowercased(), port: number)
    }
}
