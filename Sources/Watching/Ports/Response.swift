/// An answer of the REST API, whatever its status.
package struct Response: Sendable {
    /// The HTTP status code.
    package var status: Int
    /// The body, decoded from gzip if it came so.
    package var body: [UInt8]
    /// The `Content-Type` header.
    package var contentType: String?
    /// The `Location` header of a redirect.
    package var location: String?
    /// The `Retry-After` header when it is a number of seconds.
    package var retryAfter: Duration?
    /// The `WWW-Authenticate` header: by which means the server takes logins.
    package var challenge: String?
    /// The `cluster-state-id` header, which a cluster raises when its configuration changes.
    package var stateID: Int64?
    /// The server's own certificate as PEM; nil when the connection was open already.
    package var serverCertificate: [UInt8]?

    /// Joins an answer.
    package init(
        status: Int,
        body: [UInt8],
        contentType: String? = nil,
        location: String? = nil,
        retryAfter: Duration? = nil
    ) {
        self.status = status
        self.body = body
        self.contentType = contentType
        self.location = location
        self.retryAfter = retryAfter
    }
}
