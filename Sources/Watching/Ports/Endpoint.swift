/// Where an HTTP interface is reached: a host and a port, for a cluster always over https.
package struct Endpoint: Hashable, Sendable, CustomStringConvertible {
    /// A host name, an IPv4 address, or an IPv6 address without brackets.
    package let host: String
    /// The TCP port; the product's default is 9443.
    package let port: Int

    /// Whether TLS is spoken there; plain HTTP is for receivers of alerts and samples alone.
    package let isEncrypted: Bool

    /// Joins a host and a port.
    package init(host: String, port: Int, isEncrypted: Bool = true) {
        self.host = host
        self.port = port
        self.isEncrypted = isEncrypted
    }

    /// The endpoint as a URL without a path, `https://n1.example:9443`; the `endpoint` label.
    package var description: String {
        "\(isEncrypted ? "https" : "http")://\(host.contains(":") ? "[\(host)]" : host):\(port)"
    }

    /// Whether the host is an address and not a name, so that no certificate of the product names it.
    package var isAddress: Bool {
        host.contains(":") || host.utf8.allSatisfy { $0 == 0x2E || (0x30...0x39).contains($0) }
    }
}
