/// How an answer reaches, or does not reach, the one who asked.
///
/// The model only says it; the server performs it on sockets, and users of the pure face turn
/// it into the errors of their transport.
package enum SimulatedDelivery: Sendable, Equatable {
    /// At once and completely.
    case normal
    /// Never: the request is accepted and nothing comes back.
    case hang
    /// The connection is reset after so many body bytes, nil for before the status line.
    case reset(afterBytes: Int?)
    /// Content-Length announces the full body, and the connection ends after so many bytes.
    case truncated(at: Int)
    /// The whole answer waits for so many milliseconds.
    case delayed(milliseconds: Int)
    /// The headers come at once, the body in pieces spread over so many milliseconds.
    case dribbled(milliseconds: Int)
    /// The body is followed by spaces until it has so many bytes.
    case padded(to: Int)
}
