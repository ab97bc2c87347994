/// Why the web server cannot serve.
package enum WebError: Error, Equatable {
    /// An address could not be bound.
    case cannotListen(on: ListenAddress, reason: String)

    /// A bound address stopped accepting connections while the daemon ran.
    case stoppedListening(on: ListenAddress, reason: String)

    /// Certificate, key and what goes with them cannot be used for TLS.
    case tlsUnusable(reason: String)

    /// A socket that the service manager passed is none that connections arrive at.
    case socketUnusable(descriptor: Int32, reason: String)
}

extension WebError: CustomStringConvertible {
    /// One line for a person: what was attempted, on which address, why it failed.
    package var description: String {
        switch self {
        case .cannotListen(let address, let reason): "cannot listen on \(address): \(reason)"
        case .stoppedListening(let address, let reason):
            "stopped listening on \(address): \(reason)"
        case .tlsUnusable(let reason): "TLS cannot be offered: \(reason)"
        case .socketUnusable(let descriptor, let reason):
            "the passed socket \(descriptor) cannot be used: \(reason)"
        }
    }
}
