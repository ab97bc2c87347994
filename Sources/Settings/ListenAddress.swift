/// An address that the HTTP server binds.
package enum ListenAddress: Hashable, Sendable, CustomStringConvertible {
    /// A host name or an address, IPv6 without brackets, and a port; 0 lets the system choose.
    case tcp(host: String, port: Int)
    /// A socket in the file system, by its absolute path.
    case unix(path: String)

    /// The form of the configuration file: `127.0.0.1:19443`, `[::1]:19443` or `unix:/path`.
    package var description: String {
        switch self {
        case .tcp(let host, let port): "\(host.contains(":") ? "[\(host)]" : host):\(port)"
        case .unix(let path): "unix:\(path)"
        }
    }
}
