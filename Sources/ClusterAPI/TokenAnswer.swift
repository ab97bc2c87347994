/// The answer to a request for a token; no description or reflection shows the token.
///
/// `{"access_token": "HEADER.CLAIMS.SIGNATURE"}`, of which only the claims are looked into, and only
/// for the times: whether the signature is right is the cluster's own business. Source: RFC 7519.
package struct TokenAnswer: Sendable, CustomStringConvertible, CustomReflectable {
    /// Longer than any token; what is longer would not fit into a header.
    static let bytesMax = 16 << 10

    /// The token, to be wrapped at once.
    package let text: String
    /// For how many seconds it is good by its own claims; nil when they do not say.
    package let lifetime: Int64?

    /// Reads the body of a successful answer.
    package init(_ body: [UInt8]) throws(DecodingFailure) {
        guard let first = body.first(where: { $0 > 0x20 }) else { throw .empty }
        guard first != UInt8(ascii: "<") else { throw .notJSON(reason: "it is markup") }
        var parser = JSONParser()
        text = try parser.withDocument(body) { root throws(DecodingFailure) in
            guard let value = root.member("access_token")?.text, value.count > 0,
                value.count <= Self.bytesMax, value.bytes.allSatisfy({ (0x21...0x7E).contains($0) })
            else { throw .wrongShape(root, expected: "an object with access_token") }
            return String(decoding: value.bytes, as: UTF8.self)
        }
        lifetime = Self.lifetime(claimedBy: text)
    }

    package var description: String { "<redacted>" }
    package var customMirror: Mirror { Mirror(self, children: []) }

    /// Both times are the cluster's, so that its clock need not agree with ours.
    private static func lifetime(claimedBy token: String) -> Int64? {
        let parts = token.utf8.split(separator: UInt8(ascii: "."))
        guard parts.count == 3, let claims = PEM.base64(padded(parts[1])) else { return nil }
        var parser = JSONParser()
        // Claims that are no JSON say nothing about the time.
        let times = try? parser.withDocument(claims) { root throws(DecodingFailure) in
            (root.member("iat")?.double, root.member("exp")?.double)
        }
        guard let issued = times?.0, let expires = times?.1 else { return nil }
        return Int64(exactly: (expires - issued).rounded(.down))
    }

    /// Rewrites the alphabet for URLs, RFC 4648, section 5, as the usual one with its padding.
    private static func padded(_ text: some Collection<UInt8>) -> ArraySlice<UInt8> {
        let usual = text.map { byte in
            switch byte {
            case UInt8(ascii: "-"): UInt8(ascii: "+")
            case UInt8(ascii: "_"): UInt8(ascii: "/")
            case _: byte
            }
        }
        return (usual + Array(repeating: UInt8(ascii: "="), count: (4 - usual.count % 4) % 4))[...]
    }
}
