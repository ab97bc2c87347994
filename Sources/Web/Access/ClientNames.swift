import NIOCore
import NIOSSL

/// The names in a client's certificate, of which one must be allowed.
///
/// Source: RFC 5280, section 4.2.1.6. DNS names, mail addresses, URIs and IP addresses count, each
/// by its exact text, as in exporter-toolkit.
enum ClientNames {
    /// Whether a certificate carries one of the names; without names every certificate does.
    static func fit(_ certificate: NIOSSLCertificate?, _ allowed: Set<String>) -> Bool {
        guard !allowed.isEmpty else { return true }
        return certificate.map { $0._subjectAlternativeNames().contains { isAllowed($0, allowed) } }
            ?? false
    }

    private static func isAllowed(
        _ name: _SubjectAlternativeName,
        _ allowed: Set<String>
    ) -> Bool {
        switch name.nameType {
        case .dnsName, .email, .uri:
            allowed.contains(String(decoding: name.contents, as: UTF8.self))
        case .ipAddress:
            addresses(name.contents).contains { allowed.contains($0) }
        default: false
        }
    }

    private static func addresses(_ bytes: some Collection<UInt8>) -> [String] {
        let address = try? SocketAddress(
            packedIPAddress: ByteBuffer(bytes: bytes),
            port: 0
        )
        return (address?.ipAddress).map { [$0] } ?? []
    }
}
