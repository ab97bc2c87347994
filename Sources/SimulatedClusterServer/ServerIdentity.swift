import HummingbirdTLS
import NIOSSL
import Synchronization

/// The certificate that new connections are shown, which can change while the server runs.
final class ServerIdentity: Sendable {
    private let current: Mutex<TLSConfiguration>
    /// Whose certificates clients may show, as PEM text.
    private let clientAuthority: String?

    init(
        _ certificate: SelfSignedCertificate,
        clientAuthority: String? = nil
    ) throws(SimulatedClusterServerError) {
        self.clientAuthority = clientAuthority
        current = Mutex(try Self.configuration(certificate, clientAuthority))
    }

    /// Shows another certificate from now on.
    func show(_ certificate: SelfSignedCertificate) throws(SimulatedClusterServerError) {
        let configuration = try Self.configuration(certificate, clientAuthority)
        current.withLock { $0 = configuration }
    }

    /// Returns the TLS settings for the next connection.
    var configuration: TLSConfiguration { current.withLock { $0 } }

    private static func configuration(
        _ certificate: SelfSignedCertificate,
        _ clientAuthority: String?
    ) throws(SimulatedClusterServerError) -> TLSConfiguration {
        do {
            let chain = try NIOSSLCertificate.fromPEMBytes(Array(certificate.certificate.utf8))
            let key = try NIOSSLPrivateKey(bytes: Array(certificate.key.utf8), format: .pem)
            var configuration = TLSConfiguration.makeServerConfiguration(
                certificateChain: chain.map { .certificate($0) },
                privateKey: .privateKey(key)
            )
            configuration.applicationProtocols = ["http/1.1"]
            if let clientAuthority {
                let authorities = try NIOSSLCertificate.fromPEMBytes(Array(clientAuthority.utf8))
                configuration.trustRoots = .certificates(authorities)
                configuration.certificateVerification = .optionalVerification
            }
            return configuration
        } catch {
            throw .certificate("\(error)")
        }
    }
}
