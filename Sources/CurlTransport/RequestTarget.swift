import Watching

/// What libcurl is told about where a request goes.
struct RequestTarget: Equatable {
    /// The URL; its host is the name that goes into SNI, `Host` and the check of the certificate.
    let url: String
    /// `CURLOPT_CONNECT_TO` when the connection goes elsewhere than the URL says.
    let connectTo: String?

    /// Builds the URL, and refuses a host or path that would put a word into another place of it.
    ///
    /// Hosts and paths may come from a cluster's answer; `https://a:1@b/` must not be made of them.
    init(_ request: Request, serverName: String?) throws(TransportError) {
        let endpoint = request.endpoint
        let name = serverName ?? request.certificateName ?? endpoint.host
        guard Self.isHost(endpoint.host), Self.isHost(name) else {
            throw .nameNotResolved(endpoint)
        }
        let isPlain = request.path.utf8.allSatisfy { (0x21...0x7E).contains($0) }
        guard request.path.utf8.first == UInt8(ascii: "/"), isPlain else {
            throw .malformed(endpoint, reason: "the path of the request cannot be sent")
        }
        let shown = Endpoint(
            host: name,
            port: endpoint.port,
            isEncrypted: endpoint.isEncrypted
        )
        url = shown.description + request.path
        guard name != endpoint.host else {
            connectTo = nil
            return
        }
        // An empty host and port before the real ones mean: whatever the URL says.
        let address = endpoint.host.utf8.contains(UInt8(ascii: ":"))
        connectTo = "::\(address ? "[\(endpoint.host)]" : endpoint.host):\(endpoint.port)"
    }

    /// Whether the text has only what names, IPv4 and IPv6 addresses are made of.
    private static func isHost(_ text: String) -> Bool {
        !text.isEmpty
            && text.utf8.allSatisfy { byte in
                switch byte {
                case UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "a")...UInt8(ascii: "z"),
                    UInt8(ascii: "A")...UInt8(ascii: "Z"), UInt8(ascii: "."), UInt8(ascii: "-"),
                    UInt8(ascii: "_"), UInt8(ascii: ":"):
                    true
                default: false
                }
            }
    }
}
