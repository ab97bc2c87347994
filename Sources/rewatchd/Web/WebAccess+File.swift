import Settings
import Watching
import Web

extension WebAccess {
    /// Makes the access that a file describes; without a file it is plain HTTP for everybody.
    ///
    /// This is where the server's own secrets are handed from the file to the server.
    init(_ file: WebFile?) throws(WebError) {
        self.init()
        guard let file else { return }
        if let settings = file.tls { tls = try ServerTLS(ServerTLS.Settings(settings)) }
        users = file.users.mapValues { $0.reveal { $0 } }
        headers = file.headers.map { ($0.name, $0.value) }
    }
}

extension ServerTLS.Settings {
    fileprivate init(_ file: ServerTLSSettings) {
        self.init(
            certificateChain: file.certificateChain,
            key: file.key.reveal { Array($0.utf8) }
        )
        clientPolicy = ServerTLS.ClientPolicy(file.clientPolicy)
        clientAuthorities = file.clientAuthorities
        clientNames = file.clientNames
        versions = (.init(file.oldestVersion), .init(file.newestVersion))
        cipherSuites = file.cipherSuites
        curves = file.curves.map(\.number)
    }
}

extension ServerTLS.ClientPolicy {
    fileprivate init(_ policy: ServerTLSSettings.ClientPolicy) {
        switch policy {
        case .none: self = .none
        case .request: self = .request
        case .requireAny, .requireAnyFormerly: self = .requireAny
        case .verifyIfGiven: self = .verifyIfGiven
        case .requireAndVerify: self = .requireAndVerify
        }
    }
}

extension ServerTLS.Version {
    fileprivate init(_ version: ServerTLSSettings.Version) {
        switch version {
        case .tls10: self = .tls10
        case .tls11: self = .tls11
        case .tls12: self = .tls12
        case .tls13: self = .tls13
        }
    }
}

extension ServerTLSSettings.Curve {
    /// The number in the registry of TLS.
    fileprivate var number: UInt16 {
        switch self {
        case .p256: 0x17
        case .p384: 0x18
        case .p521: 0x19
        case .x25519: 0x1D
        }
    }
}
