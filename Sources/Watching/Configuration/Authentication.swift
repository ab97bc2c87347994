/// By which means the daemon proves who it is; the raw value is the word of the configuration.
package enum Authentication: String, Hashable, Sendable, CaseIterable {
    /// User and password with every request.
    case basic
    /// User and password for a token, and the token with every request.
    case jwt
    /// A certificate in the TLS handshake.
    case certificate
}
