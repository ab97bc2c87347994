package import Watching

/// Sends the requests of one cluster through libcurl.
///
/// The whole of this module is three things. A ``CurlEngine`` is the one thread of libcurl, with
/// the pool of connections; it is made once. A `CurlTransport` is what a watcher gets: the engine,
/// how this cluster's certificate is judged, and who we say we are. A `Transfer` is one request on
/// its way: `CurlOptions` sets it up, `TransferFailure` explains its end.
///
/// Its one operation is ``send(_:)``. It costs a connection and a TLS handshake the first time and
/// one round trip afterwards, and reads the authority file anew each time, so that an exchanged
/// file holds from the next request on: with other authorities no open connection matches, and no
/// session is resumed. At most 3 connections go to one host; more requests wait, and their
/// deadline runs meanwhile. It may be called from any task, also at the same time.
///
/// What a request may not do: leave https, follow a redirect, use a proxy, a cookie, `.netrc` or
/// HTTP/2, send a header that is not listed in `CurlOptions`, or keep more of the answer than its
/// limit. One thing libcurl does that cannot be switched off: when a kept-open connection turns
/// out to be closed before a byte of the answer came, it sends the request once more on a new one.
///
/// Left out on purpose: revocation lists; HTTP/2, since one request per connection is easier to
/// reason about and the API answers few at a time.
package struct CurlTransport: Transport {
    private let engine: CurlEngine
    private let policy: TLSPolicy
    private let userAgent: String

    /// Joins the shared engine with what is particular to one cluster.
    ///
    /// - Parameters:
    ///   - engine: runs the transfers; it lives at least as long as the transport.
    ///   - policy: decides about the certificate.
    ///   - userAgent: the program and its version, such as `rewatchd/1.2.0`.
    package init(engine: CurlEngine, policy: TLSPolicy, userAgent: String) {
        self.engine = engine
        self.policy = policy
        self.userAgent = userAgent
    }

    /// Performs the request on the engine's thread; see ``Transport/send(_:)``.
    package func send(_ request: Request) async throws(TransportError) -> Response {
        let order = TransferOrder(request: request, policy: policy, userAgent: userAgent)
        return try await engine.perform(order).get()
    }
}
