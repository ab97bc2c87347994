/// One request to the simulated cluster, without any network.
package struct SimulatedRequest: Sendable {
    /// The HTTP method in capitals.
    package var method: String
    /// The path, percent-decoded, without the query.
    package var path: String
    /// The query; values of a repeated name are joined by commas.
    package var query: [String: String] = [:]
    /// The value of the Authorization header, nil when it is missing.
    package var authorization: String?
    /// The user that a verified client certificate names, nil without one.
    package var certificateUser: String?
    /// The body, used by `/_resim` and requests for a token only.
    package var body: [UInt8]
    /// The uid of the contacted node; nil stands for whichever node is the primary.
    package var node: Int?

    /// Describes a request by its target as it stands in the request line, query included.
    package init(
        _ target: String,
        method: String = "GET",
        authorization: String? = nil,
        body: [UInt8] = [],
        node: Int? = nil
    ) {
        let parts = target.split(separator: "?", maxSplits: 1, omittingEmptySubsequences: false)
        self.method = method
        path = Self.percentDecoded(parts[0])
        self.authorization = authorization
        self.body = body
        self.node = node
        for pair in (parts.count > 1 ? parts[1] : "").split(separator: "&") {
            let sides = pair.split(separator: "=", maxSplits: 1, omittingEmptySubsequences: false)
            let name = Self.percentDecoded(sides[0])
            let value = sides.count > 1 ? Self.percentDecoded(sides[1]) : ""
            query[name] = query[name].map { "\($0),\(value)" } ?? value
        }
    }

    /// Returns the value of an Authorization header for Basic authentication.
    package static func basic(user: String, password: String) -> String {
        "Basic " + Base64.encode(Array("\(user):\(password)".utf8))
    }

    /// Returns user and password, nil when there is no well-formed Basic header.
    var credentials: (user: String, password: String)? {
        guard let authorization, authorization.lowercased().hasPrefix("basic "),
            let bytes = Base64.decode(authorization.dropFirst(6))
        else { return nil }
        let text = String(decoding: bytes, as: UTF8.self)
        guard let colon = text.firstIndex(of: ":") else { return nil }
        return (String(text[..<colon]), String(text[text.index(after: colon)...]))
    }

    private static func percentDecoded(_ text: Substring) -> String {
        var bytes: [UInt8] = []
        var rest = Array(text.utf8)[...]
        while let byte = rest.popFirst() {
            let digits = String(decoding: rest.prefix(2), as: UTF8.self)
            if byte == UInt8(ascii: "%"), rest.count >= 2, let value = UInt8(digits, radix: 16) {
                bytes.append(value)
                rest = rest.dropFirst(2)
            } else {
                bytes.append(byte == UInt8(ascii: "+") ? UInt8(ascii: " ") : byte)
            }
        }
        return String(decoding: bytes, as: UTF8.self)
    }
}
