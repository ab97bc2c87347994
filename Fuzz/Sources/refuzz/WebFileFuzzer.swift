@testable import Settings

/// The web configuration file of Prometheus' exporters.
enum WebFileFuzzer: Fuzzer {
    static func run(_ bytes: [UInt8]) {
        let findings = Findings()
        let surroundings = Surroundings(folder: "", environment: [:], reservedLabels: [])
        let file = WebFile.read(bytes, in: surroundings, into: findings)
        promise(file != nil || !findings.errors.isEmpty, "what is refused is explained")
        for issue in findings.issues(in: "file") { promiseOneLine(issue.message, "an issue") }
        guard let file, findings.errors.isEmpty else { return }
        for header in file.headers {
            promiseOneLine(header.name + header.value, "a field of the answers")
        }
    }

    static var seeds: [(name: String, bytes: [UInt8])] {
        let hash = "$2b$10$hNf2lSsxfm0.i4a.1kVpSOVyBCfIB51VRjgBUyv6kdnyTlgWj81Ay"
        let text = """
            tls_server_config:
              cert_file: ca.pem
              key_file: key.pem
              client_auth_type: RequireAndVerifyClientCert
              client_ca_file: ca.pem
              client_allowed_sans: [a.example, 10.0.0.1]
              min_version: TLS12
              max_version: TLS13
              cipher_suites: [TLS_ECDHE_RSA_WITH_AES_128_GCM_SHA256]
              curve_preferences: [X25519, CurveP256]
              prefer_server_cipher_suites: true
            http_server_config:
              http2: false
              headers:
                Strict-Transport-Security: max-age=31536000; includeSubDomains
                X-Frame-Options: deny
            basic_auth_users:
              alice: \(hash)
              bob: \(hash.replacing("$10$", with: "$04$"))
            """
        return [("much", Array(text.utf8)), ("empty", [])]
    }
}
