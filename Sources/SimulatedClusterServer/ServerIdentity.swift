import HummingbirdTLS
import NIOSSL
import Synchronization

/// The certificate that new connections are shown, which can change while the server runs.
final class ServerIdentity: Sendable {
    private let current: Mutex<TLSConfiguration>

    init(_ certificate: SelfSignedCertificate) throws(SimulatedClusterServerError) {
        current = Mutex(try Self.configuration(certificate))
    }

    /// Shows another certificate from now on.
    func show(_ certificate: SelfSignedCertificate) throws(SimulatedClusterServerError) {
        let configuration = try Self.configuration(certificate)
        current.withLock { $0 = configuration }
    }

    /// Returns the TLS settings for the next connection.
    var configuration: TLSConfiguration { current.withLock { $0 } }

    private static func configuration(
        _ certificate: SelfSignedCertificate
    ) throws(SimulatedClusterServerError) -> TLSConfiguration {
        do {
            let chain = try NIOSSLCertificate.fromPEMBytes(Array(certificate.certificate.utf8))
            let key = try NIOSSLPrivateKey(bytes: Array(certificate.key.utf8), format: .pem)
            var configuration = TLSConfiguration.makeServerConfiguration(
                certificateChain: chain.map { .certificate($0) },
                privateKey: .privateKey(key)
            )
            configuration.applicationProtocols = ["http/1.1"]
            return configuration
        } catch {
            throw .certificate("\(error)")
        }
    }
}
