import ClusterAPI
package import Model

/// The certificate that the server shows in the TLS handshake, as it was last seen.
///
/// A handshake that fails, be it because the certificate has expired, shows none: libcurl tells of a
/// certificate only once it has accepted it.
package struct WireCertificate: Sendable {
    /// The name under which it is told, beside those that the API names.
    package static let name = "server"

    /// What it says.
    package private(set) var certificate: Certificate?
    private var pem: [UInt8] = []
    private var seen = Duration.zero

    /// None seen yet.
    package init() {}

    /// Takes the certificate out of the answers of a cycle, if a connection was made for one.
    package mutating func take(_ results: [FetchResult], at now: Duration) {
        for result in results {
            guard case .response(let response) = result.answer,
                let found = response.serverCertificate
            else { continue }
            seen = now
            if found == pem { continue }
            pem = found
            certificate = Certificate(name: Self.name, pem: found)
        }
    }

    /// What it says, unless it was last seen longer ago than the given time.
    package func certificate(at now: Duration, within age: Duration) -> Certificate? {
        now - seen <= age ? certificate : nil
    }

    /// Adds it to the certificates that the API names, so that it is treated like those.
    func joined(_ outcome: ResourceOutcome) -> ResourceOutcome {
        guard let certificate, case .read(var decoded) = outcome,
            case .certificates(let listed) = decoded.reading
        else { return outcome }
        let others = listed.filter { $0.name != Self.name }
        decoded.reading = .certificates((others + [certificate]).sorted { $0.name < $1.name })
        return .read(decoded)
    }
}
