/// The addresses to listen on: `HOST:PORT` or `unix:/PATH`.
enum ListenAddressText {
    /// Reads an address; port 0 lets the system choose.
    static func read(_ text: String) throws(ValueFailure) -> ListenAddress {
        if text.hasPrefix("unix:") { return try socket(String(text.dropFirst(5))) }
        guard let (host, port) = HostText.split(Substring(text)), let port else {
            throw .because("must be HOST:PORT or unix:/PATH, not \(text.quoted)")
        }
        guard !host.isEmpty else {
            throw .because("must name an address, such as 0.0.0.0:\(port) or [::]:\(port) for all")
        }
        guard HostText.isValid(host) else {
            throw .because("holds no valid host name or address: \(text.quoted)")
        }
        guard let number = HostText.port(port, in: 0...65_535) else {
            throw .because("must have a port between 0 and 65535, not \(port.quoted)")
        }
        return .tcp(host: host, port: number)
    }

    private static func socket(_ path: String) throws(ValueFailure) -> ListenAddress {
        // 107 bytes: sun_path of unix(7) is 108 with the final NUL.
        guard path.hasPrefix("/"), path.utf8.count <= 107, !path.utf8.contains(0) else {
            throw .because("must be unix: with an absolute path of at most 107 bytes")
        }
        return .unix(path: path)
    }
}
