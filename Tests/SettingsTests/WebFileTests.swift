import Settings
import TestSupport
import Testing
import Watching

/// The web configuration file, and everything that may be wrong with it.
@Suite struct WebFileTests {
    private let folder: TemporaryDirectory

    init() throws {
        folder = try TemporaryDirectory()
        try folder.write(SampleCertificate.pem, to: "web.pem")
        try folder.write(Self.key, to: "web.key", mode: 0o600)
        try folder.write(Self.key, to: "open.key", mode: 0o644)
    }

    private static let key = "-----BEGIN PRIVATE KEY-----\nAAAA\n-----END PRIVATE KEY-----\n"
    private static let hash = "$2y$10$X0h1gDsPszWURQaxFh.zoubFi6DXncSjhoQNJgRrnGs7EsimhC7zG"
    private static let tls = "tls_server_config: {cert_file: web.pem, key_file: web.key"

    private func load(_ text: String) throws -> WebFile {
        try WebFile.load(path: folder.write(text, to: "web.yml"))
    }

    private func mistakes(in text: String) throws -> [String] {
        do {
            _ = try load(text)
            return []
        } catch let error as SettingsError {
            return error.issues.map { issue in
                issue.description
                    .replacing("\(folder.path)/web.yml:", with: "")
                    .replacing(folder.path, with: "DIR")
            }
        }
    }

    @Test(arguments: ["", "{}", "tls_server_config: {}", "# nothing\n"])
    func nothingWrittenIsPlainHTTPForEverybody(_ text: String) throws {
        let file = try load(text)
        #expect(file.tls == nil && file.users.isEmpty && file.headers.isEmpty)
        #expect(file.paths == [folder.file("web.yml")])
    }

    @Test func everythingIsReadAsOtherExportersReadIt() throws {
        let file = try load(
            """
            tls_server_config:
              cert_file: web.pem
              key_file: \(folder.file("web.key"))
              client_auth_type: RequireAndVerifyClientCert
              client_ca_file: web.pem
              client_allowed_sans: [a.example, 192.0.2.1]
              min_version: TLS12
              max_version: TLS13
              cipher_suites: [TLS_ECDHE_RSA_WITH_AES_128_GCM_SHA256]
              prefer_server_cipher_suites: true
              curve_preferences: [X25519, CurveP256]
            http_server_config:
              http2: true
              headers:
                X-Frame-Options: deny
                Strict-Transport-Security: max-age=1
                X-XSS-Protection: ""
            basic_auth_users:
              ann: \(Self.hash)
            """
        )
        let tls = try #require(file.tls)
        #expect(tls.certificateChain == Array(SampleCertificate.pem.utf8))
        #expect(tls.clientAuthorities == tls.certificateChain)
        #expect(tls.key == Secret(Self.key))
        #expect(tls.clientPolicy == .requireAndVerify)
        #expect(tls.clientNames == ["a.example", "192.0.2.1"])
        #expect(tls.cipherSuites == ["TLS_ECDHE_RSA_WITH_AES_128_GCM_SHA256"])
        #expect(tls.curves == [.x25519, .p256])
        #expect(file.users == ["ann": Secret(Self.hash)])
        #expect(
            file.headers.map { "\($0.name): \($0.value)" } == [
                "Strict-Transport-Security: max-age=1", "X-Frame-Options: deny",
            ]
        )
        let names = ["web.yml", "web.pem", "web.key", "web.pem"]
        #expect(file.paths == names.map { folder.file($0) })
    }

    @Test(arguments: [
        Case(
            "tls_server: {}",
            "1:1: unknown key \"tls_server\"; did you mean \"tls_server_config\"?"
        ),
        Case("tls_server_config: {cert_file: web.pem}", "1:20: \"key_file\" is missing"),
        Case("\(tls), cert: x}", "1:60: unknown key \"cert\"; did you mean \"cert_file\"?"),
        Case(
            "tls_server_config: {cert_file: no.pem, key_file: open.key}",
            "1:21: certificate file DIR/no.pem: no such file",
            "1:40: key file DIR/open.key: open to every user of this machine; chmod o= would close it"
        ),
        Case(
            "tls_server_config: {cert_file: web.key, key_file: web.pem}",
            "1:21: certificate file DIR/web.key: holds no PEM certificate",
            "1:41: key file DIR/web.pem: open to every user of this machine; chmod o= would close it"
        ),
        Case(
            "\(tls), min_version: TLS14}",
            "1:73: \"min_version\" must be one of TLS10, TLS11, TLS12, TLS13, not \"TLS14\""
        ),
        Case(
            "\(tls), min_version: TLS13, max_version: TLS12}",
            "1:80: no version of TLS is left from TLS13 to TLS12"
        ),
        Case(
            "\(tls), client_ca_file: web.pem}",
            "1:60: \"client_ca_file\" needs client_auth_type, such as RequireAndVerifyClientCert"
        ),
        Case(
            "\(tls), client_auth_type: VerifyClientCertIfGiven, client_allowed_sans: [a]}",
            "1:103: \"client_allowed_sans\" needs client_auth_type RequireAndVerifyClientCert or "
                + "RequireAnyClientCert, or a client without a certificate would get in"
        ),
        Case(
            "\(tls), cipher_suites: [TLS_RSA_WITH_RC4_128_SHA]}",
            "1:76: \"cipher_suites\" has \"TLS_RSA_WITH_RC4_128_SHA\"; known: "
                + ServerTLSSettings.knownCipherSuites.sorted().joined(separator: ", ")
        ),
        Case(
            "http_server_config: {headers: {Server: x}}",
            "1:32: unknown key \"Server\"; known: Content-Security-Policy, "
                + "Strict-Transport-Security, X-Content-Type-Options, X-Frame-Options, "
                + "X-XSS-Protection"
        ),
        Case(
            "http_server_config: {headers: {X-Frame-Options: allow}}",
            "1:49: \"X-Frame-Options\" must be deny or sameorigin, not \"allow\""
        ),
        Case(
            "basic_auth_users: {ann: secret}",
            "1:25: \"ann\" must have a bcrypt hash, such as htpasswd -nB NAME prints"
        ),
        Case(
            "basic_auth_users: {ann: $2y$31$X0h1gDsPszWURQaxFh.zoubFi6DXncSjhoQNJgRrnGs7EsimhC7zG}",
            "1:25: \"ann\" has a hash of cost 31; it must be between 4 and 16"
        ),
        Case(
            "basic_auth_users: {\"a:b\": \(hash)}",
            "1:27: \"a:b\" is no name for a user: it is empty or holds a colon"
        ),
        Case(
            "basic_auth_users: [a]",
            "1:19: \"basic_auth_users\" must hold keys with values, not a list"
        ),
    ])
    func mistakesHaveTheirPlace(_ example: Case) throws {
        #expect(try mistakes(in: example.text) == example.mistakes)
    }

    @Test func aPathWithControlCharactersIsToldInOneLine() throws {
        let text = "tls_server_config: {cert_file: \"a\\tb\", key_file: \"c\\nd\\u2028\"}"
        let told = try mistakes(in: text).joined()
        #expect(told.contains("a?b") && told.contains("c?d?"), "\(told)")
    }

    @Test func theConfigurationFindsItBesideItself() throws {
        var site = try SettingsFolder()
        let text = SettingsFolder.base + "web: {config_file: web.yml}\n"
        #expect(
            try site.mistakes(in: text) == ["DIR/web.yml:1:1: cannot read the file: no such file"]
        )
        try site.folder.write("http_server_config: {http: 1}\n", to: "web.yml")
        #expect(
            try site.mistakes(in: text) == [
                "DIR/web.yml:1:22: unknown key \"http\"; did you mean \"http2\"?"
            ]
        )
        try site.folder.write("basic_auth_users: {ann: \(Self.hash)}", to: "web.yml")
        site.environment = [:]
        let loaded = try site.load(text).configuration
        #expect(loaded.web.configFile == site.folder.file("web.yml"))
        #expect(loaded.webFile?.users.count == 1)
    }

    @Test func aChangeOfAFileShows() throws {
        let path = try folder.write("one", to: "stamp")
        let missing = folder.file("missing")
        let before = FileStamps(of: [path, missing])
        #expect(before == FileStamps(of: [path, missing]))
        try folder.write("two", to: "stamp")
        let written = FileStamps(of: [path, missing])
        #expect(written != before)
        try folder.write("x", to: "missing")
        #expect(FileStamps(of: [path, missing]) != written)
    }
}
