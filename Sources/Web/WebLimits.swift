/// What a client may take of the web server; each bound has a test.
package struct WebLimits: Sendable, Equatable {
    /// The bytes of a request's line and header fields together; more is answered with 400.
    package var headerBytesMax = 64 * 1_024

    /// The bytes of the longest message of remote read; more is answered with 413.
    package static let messageBytesMax = 1 << 20

    /// From the first byte of a request to its last; the connection is closed when it runs out.
    ///
    /// A new connection has as long for its first byte.
    package var requestTimeout: Duration = .seconds(10)

    /// How long a connection may rest between requests before it is closed.
    package var idleTimeout: Duration = .seconds(60)

    /// How long a client may take to accept an answer before the connection is closed.
    ///
    /// The longest scrape timeout in use is a minute; a client that has not read its answer by
    /// then has given up already.
    package var responseTimeout: Duration = .seconds(60)

    /// Connections open at a time on all addresses together; beyond it the idlest gives way.
    package var connectionsMax = 2_000

    /// The limits of the product; tests narrow single ones.
    package init() {}
}
