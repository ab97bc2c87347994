import NIOCore

/// Where the web server accepts connections.
package enum ListenAddress: Sendable, Hashable {
    /// A TCP port on the address that a host name or number stands for; port 0 takes a free one.
    case tcp(host: String, port: Int)

    /// A socket in the file system.
    case unix(path: String)

    /// Reads `HOST:PORT`, `[IPV6]:PORT`, `:PORT` for all interfaces, or `unix:PATH`.
    package init?(_ text: String) {
        if text.hasPrefix("unix:") {
            let path = String(text.dropFirst("unix:".count))
            guard path.hasPrefix("/") else { return nil }
            self = .unix(path: path)
            return
        }
        guard let colon = text.lastIndex(of: ":"),
            let port = UInt16(text[text.index(after: colon)...])
        else { return nil }
        var host = text[..<colon]
        if host.hasPrefix("[") && host.hasSuffix("]") {
            host = host.dropFirst().dropLast()
        } else if host.contains(":") {
            return nil
        }
        self = .tcp(host: host.isEmpty ? "0.0.0.0" : String(host), port: Int(port))
    }
}

extension ListenAddress: CustomStringConvertible {
    /// The address as it is written in the configuration.
    package var description: String {
        switch self {
        case .tcp(let host, let port): (host.contains(":") ? "[\(host)]" : host) + ":\(port)"
        case .unix(let path): "unix:\(path)"
        }
    }
}

extension ListenAddress {
    /// Names the address of a bound socket; nil for one that has none, such as a pipe.
    init?(_ address: SocketAddress?) {
        guard let address else { return nil }
        if let host = address.ipAddress, let port = address.port {
            self = .tcp(host: host, port: port)
        } else if let path = address.pathname {
            self = .unix(path: path)
        } else {
            return nil
        }
    }
}
