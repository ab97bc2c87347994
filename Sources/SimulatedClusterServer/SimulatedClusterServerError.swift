/// Why a simulated cluster cannot be served.
package enum SimulatedClusterServerError: Error, Equatable, CustomStringConvertible {
    /// No certificate could be made; the text says why.
    case certificate(String)
    /// The address cannot be listened on; the text says why.
    case cannotListen(address: String, reason: String)
    /// A file or folder cannot be used; the sentence says which and why.
    case file(String)
    /// The server ended before, or while, it was waited for.
    case ended

    /// Returns one sentence without a line feed.
    package var description: String {
        switch self {
        case .certificate(let reason): "cannot make a certificate with openssl: \(reason)"
        case .cannotListen(let address, let reason): "cannot listen on \(address): \(reason)"
        case .file(let sentence): sentence
        case .ended: "the simulated cluster is not running"
        }
    }
}
