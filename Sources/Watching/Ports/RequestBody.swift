/// What a POST sends.
package struct RequestBody: Sendable {
    /// The bytes as they go over the wire.
    package var bytes: [UInt8]
    /// The `Content-Type` header.
    package var contentType: String

    /// Joins bytes and their type.
    package init(_ bytes: [UInt8], contentType: String) {
        self.bytes = bytes
        self.contentType = contentType
    }
}
