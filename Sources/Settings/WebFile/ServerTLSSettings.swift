package import Watching

/// How the web server encrypts, and whom it lets in by certificate.
package struct ServerTLSSettings: Sendable, Equatable {
    /// The server's certificate and those that lead to its authority, PEM.
    package var certificateChain: [UInt8]
    /// The private key, PEM.
    package var key: Secret
    /// What is asked of a client.
    package var clientPolicy = ClientPolicy.none
    /// The authorities that clients' certificates come from, PEM; nil for those of the system.
    package var clientAuthorities: [UInt8]?
    /// The names of which a client's certificate must carry one; empty for any.
    package var clientNames: [String] = []
    /// The oldest version that is spoken.
    package var oldestVersion = Version.tls12
    /// The newest version that is spoken.
    package var newestVersion = Version.tls13
    /// The cipher suites up to TLS 1.2 by their names in the registry; empty for the library's own.
    package var cipherSuites: [String] = []
    /// The curves of the key exchange in the order of preference; empty for the library's own.
    package var curves: [Curve] = []

    /// What is asked of a client; the words are those of Go's crypto/tls.
    package enum ClientPolicy: String, Sendable, CaseIterable {
        /// Nothing.
        case none = "NoClientCert"
        /// A certificate, which need not come and is not judged.
        case request = "RequestClientCert"
        /// A certificate, which is not judged.
        case requireAny = "RequireAnyClientCert"
        /// The old word for the same.
        case requireAnyFormerly = "RequireClientCert"
        /// A certificate, which need not come but is judged when it does.
        case verifyIfGiven = "VerifyClientCertIfGiven"
        /// A certificate that is good.
        case requireAndVerify = "RequireAndVerifyClientCert"

        /// Whether nobody gets in without a certificate.
        var isRequired: Bool {
            switch self {
            case .requireAny, .requireAnyFormerly, .requireAndVerify: true
            case .none, .request, .verifyIfGiven: false
            }
        }
    }

    /// A version of TLS, oldest first.
    package enum Version: String, Sendable, CaseIterable, Comparable {
        case tls10 = "TLS10"
        case tls11 = "TLS11"
        case tls12 = "TLS12"
        case tls13 = "TLS13"

        package static func < (left: Version, right: Version) -> Bool {
            left.rawValue < right.rawValue
        }
    }

    /// A curve, by the name that Go has for it.
    package enum Curve: String, Sendable, CaseIterable {
        case p256 = "CurveP256"
        case p384 = "CurveP384"
        case p521 = "CurveP521"
        case x25519 = "X25519"
    }

    /// The cipher suites that may be named: those of Go that are considered safe.
    ///
    /// TLS 1.3 has its own three, of which none can be switched off; they are accepted here and
    /// change nothing, as in Go.
    package static let knownCipherSuites = [
        "TLS_AES_128_GCM_SHA256", "TLS_AES_256_GCM_SHA384", "TLS_CHACHA20_POLY1305_SHA256",
        "TLS_ECDHE_ECDSA_WITH_AES_128_CBC_SHA", "TLS_ECDHE_ECDSA_WITH_AES_256_CBC_SHA",
        "TLS_ECDHE_RSA_WITH_AES_128_CBC_SHA", "TLS_ECDHE_RSA_WITH_AES_256_CBC_SHA",
        "TLS_ECDHE_ECDSA_WITH_AES_128_GCM_SHA256", "TLS_ECDHE_ECDSA_WITH_AES_256_GCM_SHA384",
        "TLS_ECDHE_RSA_WITH_AES_128_GCM_SHA256", "TLS_ECDHE_RSA_WITH_AES_256_GCM_SHA384",
        "TLS_ECDHE_RSA_WITH_CHACHA20_POLY1305_SHA256",
        "TLS_ECDHE_ECDSA_WITH_CHACHA20_POLY1305_SHA256",
    ]
}
