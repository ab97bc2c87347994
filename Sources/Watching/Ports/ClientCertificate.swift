/// A certificate with its private key, which a client proves itself with.
package struct ClientCertificate: Sendable, Equatable {
    /// The certificate, and those of the authorities between it and the trusted one, as PEM.
    package var chain: [UInt8]
    /// The private key of the first one, as PEM.
    package var key: Secret

    /// Joins a certificate and its key.
    package init(chain: [UInt8], key: Secret) {
        self.chain = chain
        self.key = key
    }
}
