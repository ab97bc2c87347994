// Every node listens, but only the primary answers for the cluster; the others answer 307 with the
// primary's address. The login may follow only to a host that belongs to the cluster: one of the
// configured endpoints, or an address that the cluster itself listed for one of its nodes, on the
// port that was asked, over https. Anything else is refused, whoever sent it.

/// Decides whether a redirect may be followed with a login.
package struct RedirectPolicy: Sendable {
    /// How many redirects one request follows.
    package static let hopsMax = 2

    private let configured: [Endpoint]
    private let nodeAddresses: Set<String>

    /// A policy that trusts the configured endpoints and the addresses of the known nodes.
    package init(configured: [Endpoint], nodeAddresses: Set<String>) {
        self.configured = configured.map(Self.lowercased)
        self.nodeAddresses = Set(nodeAddresses.map { $0.lowercased() })
    }

    /// The endpoint that a `Location` leads to, or nil when the login must not go there.
    package func target(of location: String, from endpoint: Endpoint) -> Endpoint? {
        guard let target = Self.endpoint(in: location) else { return nil }
        if configured.contains(target) { return target }
        guard target.port == endpoint.port else { return nil }
        let isAsked = target == Self.lowercased(endpoint)
        let isKnown = isAsked || nodeAddresses.contains(target.host)
        return isKnown ? target : nil
    }

    private static func lowercased(_ endpoint: Endpoint) -> Endpoint {
        Endpoint(host: endpoint.host.lowercased(), port: endpoint.port)
    }

    /// The host and port of an absolute https URL without user information.
    private static func endpoint(in location: String) -> Endpoint? {
        let prefix = "https://"
        guard location.lowercased().hasPrefix(prefix) else { return nil }
        let authority = location.dropFirst(prefix.count)
            .prefix { $0 != "/" && $0 != "?" && $0 != "#" }
        guard !authority.contains("@"), !authority.isEmpty else { return nil }
        if authority.hasPrefix("[") {
            guard let end = authority.firstIndex(of: "]") else { return nil }
            let host = authority[authority.index(after: authority.startIndex)..<end]
            return make(host, port: authority[authority.index(after: end)...])
        }
        let colon = authority.firstIndex(of: ":") ?? authority.endIndex
        return make(authority[..<colon], port: authority[colon...])
    }

    private static func make(_ host: Substring, port: Substring) -> Endpoint? {
        guard !host.isEmpty else { return nil }
        if port.isEmpty { return Endpoint(host: host.lowercased(), port: 443) }
        let digits = port.dropFirst()
        guard port.hasPrefix(":"), digits.utf8.allSatisfy({ (0x30...0x39).contains($0) }),
            let number = UInt16(digits), number > 0
        else { return nil }
        return Endpoint(host: host.lowercased(), port: Int(number))
    }
}
