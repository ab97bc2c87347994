/// What a POST sends.
package struct RequestBody: Sendable {
    /// The bytes as they go over the wire.
    package var bytes: [UInt8]
    /// The `Content-Type` header.
    package var contentType: String
    /// Further headers that tell the receiver how to read it, `Name: value` each.
    package var headers: [String]

    /// Joins bytes and their type.
    package init(_ bytes: [UInt8], contentType: String, headers: [String] = []) {
        self.headers = headers
        self.bytes = bytes
        self.contentType = contentType
    }
}
