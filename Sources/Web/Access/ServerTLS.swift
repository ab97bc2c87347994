import NIOCore
import NIOSSL

/// How connections are encrypted and which certificates of clients are good.
///
/// Made once for each reading of the files and shared by all connections that begin until the next.
package struct ServerTLS: Sendable {
    /// What is asked of a client.
    package enum ClientPolicy: Sendable {
        /// Nothing.
        case none
        /// A certificate, which need not come and is not judged.
        case request
        /// A certificate, which is not judged.
        case requireAny
        /// A certificate, which need not come but is judged when it does.
        case verifyIfGiven
        /// A certificate from one of the authorities.
        case requireAndVerify
    }

    /// A version of TLS.
    package enum Version: Sendable {
        case tls10
        case tls11
        case tls12
        case tls13
    }

    /// What the context is made of.
    package struct Settings: Sendable {
        /// The server's certificate and those that lead to its authority, PEM.
        package var certificateChain: [UInt8]
        /// The private key, PEM.
        package var key: [UInt8]
        /// What is asked of a client.
        package var clientPolicy = ClientPolicy.none
        /// The authorities of clients' certificates, PEM; nil for those of the system.
        package var clientAuthorities: [UInt8]?
        /// The names of which a client's certificate must carry one; empty for any.
        package var clientNames: [String] = []
        /// The oldest version that is spoken, and the newest.
        package var versions = (oldest: Version.tls12, newest: Version.tls13)
        /// The cipher suites up to TLS 1.2, by their names; empty for the library's own.
        package var cipherSuites: [String] = []
        /// The curves by their numbers in the registry of TLS, the preferred one first.
        package var curves: [UInt16] = []

        /// Joins a certificate and its key; the rest has defaults.
        package init(certificateChain: [UInt8], key: [UInt8]) {
            self.certificateChain = certificateChain
            self.key = key
        }
    }

    private let context: NIOSSLContext
    private let policy: ClientPolicy
    private let names: Set<String>

    /// Makes the context; fails where key and certificate do not fit or cannot be parsed.
    package init(_ settings: Settings) throws(WebError) {
        do {
            context = try NIOSSLContext(configuration: Self.configuration(settings))
        } catch {
            throw .tlsUnusable(reason: Self.reason(of: error))
        }
        policy = settings.clientPolicy
        names = Set(settings.clientNames)
    }

    /// Makes the handler of one connection.
    func handler() -> NIOSSLServerHandler {
        switch policy {
        case .none: return NIOSSLServerHandler(context: context)
        case .request, .requireAny:
            // The chain is not judged, which is what these two words mean; the names still are.
            return NIOSSLServerHandler(context: context) { [names] chain, promise in
                let isGood = ClientNames.fit(chain.first, names)
                promise.succeed(isGood ? .certificateVerified : .failed)
            }
        case .verifyIfGiven, .requireAndVerify:
            guard !names.isEmpty else { return NIOSSLServerHandler(context: context) }
            return NIOSSLServerHandler.judging(context) { [names] in ClientNames.fit($0, names) }
        }
    }

    private static func configuration(_ settings: Settings) throws -> TLSConfiguration {
        let chain = try NIOSSLCertificate.fromPEMBytes(settings.certificateChain)
        let key = try NIOSSLPrivateKey(bytes: settings.key, format: .pem)
        var configuration = TLSConfiguration.makeServerConfiguration(
            certificateChain: chain.map { .certificate($0) },
            privateKey: .privateKey(key)
        )
        configuration.minimumTLSVersion = version(settings.versions.oldest)
        configuration.maximumTLSVersion = version(settings.versions.newest)
        configuration.applicationProtocols = ["http/1.1"]
        if let authorities = settings.clientAuthorities {
            configuration.trustRoots = .certificates(
                try NIOSSLCertificate.fromPEMBytes(authorities)
            )
            configuration.sendCANameList = true
        }
        switch settings.clientPolicy {
        case .none: configuration.certificateVerification = .none
        case .request, .verifyIfGiven:
            configuration.certificateVerification = .optionalVerification
        case .requireAny, .requireAndVerify:
            configuration.certificateVerification = .noHostnameVerification
        }
        // Those of TLS 1.3 cannot be chosen.
        let suites = settings.cipherSuites.filter { $0.contains("_WITH_") }
        if !suites.isEmpty { configuration.cipherSuites = suites.joined(separator: ":") }
        if !settings.curves.isEmpty {
            configuration.curves = settings.curves.map { NIOTLSCurve(rawValue: $0) }
        }
        return configuration
    }

    private static func version(_ version: Version) -> TLSVersion {
        switch version {
        case .tls10: .tlsv1
        case .tls11: .tlsv11
        case .tls12: .tlsv12
        case .tls13: .tlsv13
        }
    }

    private static func reason(of error: any Error) -> String {
        switch error {
        case NIOSSLError.failedToLoadCertificate: "the certificate cannot be parsed"
        case NIOSSLError.failedToLoadPrivateKey: "the private key cannot be parsed"
        case is BoringSSLError: "certificate, key and cipher suites do not fit together"
        default: "\(error)"
        }
    }
}

extension NIOSSLServerHandler {
    /// Judges the client's certificate once more, after its chain was found good.
    fileprivate static func judging(
        _ context: NIOSSLContext,
        by isGood: @escaping @Sendable (NIOSSLCertificate) -> Bool
    ) -> NIOSSLServerHandler {
        NIOSSLServerHandler._makeSSLServerHandler(
            context: context,
            additionalPeerCertificateVerificationCallback: { certificate, channel in
                isGood(certificate)
                    ? channel.eventLoop.makeSucceededVoidFuture()
                    : channel.eventLoop.makeFailedFuture(ClientRefused())
            }
        )
    }
}

/// The client's certificate carries none of the names.
private struct ClientRefused: Error {}
