import Settings
import TestSupport
import Testing
import Watching

/// By which means a cluster is logged in to, and what must and must not stand beside it.
@Suite struct AuthenticationTests {
    private static let head = "clusters:\n  - {name: one, endpoints: [https://n1.example], "
    private static let files = "client_certificate_file: ca.pem, client_key_file: key.pem"
    private static let key = """
        -----BEGIN PRIVATE KEY-----
        MAMCAQU=
        -----END PRIVATE KEY-----

        """

    /// The rest of a cluster with what is said about it; DIR is the folder.
    static let combinations = [
        Case("authentication: certificate, tls: {\(files)}}"),
        Case("username: a, password_file: password, authentication: jwt}"),
        Case(
            "authentication: certificate}",
            "2:50: \"authentication\" certificate needs client_certificate_file and "
                + "client_key_file in \"tls\""
        ),
        Case(
            "authentication: certificate, tls: {client_key_file: key.pem}}",
            "2:85: \"client_key_file\" needs \"client_certificate_file\""
        ),
        Case(
            "authentication: certificate, tls: {client_certificate_file: ca.pem}}",
            "2:85: \"client_certificate_file\" needs \"client_key_file\""
        ),
        Case(
            "username: a, password_file: password, tls: {\(files)}}",
            "2:94: \"client_certificate_file\" needs authentication: certificate"
        ),
        Case(
            "username: a, password_file: password, authentication: jwt, tls: {\(files)}}",
            "2:115: \"client_certificate_file\" needs authentication: certificate"
        ),
        Case(
            "authentication: jwt}",
            "2:5: \"password_file\" or \"credential\" of the cluster is missing",
            "2:5: \"username\" or \"username_file\" of the cluster is missing"
        ),
        Case(
            "authentication: certificate, tls: {client_certificate_file: none.pem, "
                + "client_key_file: password}}",
            "2:85: client certificate file DIR/none.pem: no such file",
            "2:120: client key file DIR/password: holds no PEM private key"
        ),
    ]

    private func folder() throws -> SettingsFolder {
        let folder = try SettingsFolder()
        try folder.folder.write(Self.key, to: "key.pem", mode: 0o600)
        return folder
    }

    @Test(arguments: combinations)
    func aCombination(_ example: Case) throws {
        #expect(try folder().mistakes(in: Self.head + example.text + "\n") == example.mistakes)
    }

    /// Text and mode of a key file, with what is said about it.
    static let keys: [(String, Int, String?)] = [
        (key, 0o600, nil), (key, 0o640, nil),
        (key, 0o644, "open to every user of this machine; chmod o= would close it"),
        ("", 0o600, "holds no PEM private key"),
        (SampleCertificate.pem, 0o600, "holds no PEM private key"),
        (SampleCertificate.pem + key, 0o600, nil),
        (key.replacing("PRIVATE", with: "EC PRIVATE"), 0o600, nil),
        (
            key.replacing("PRIVATE", with: "ENCRYPTED PRIVATE"), 0o600,
            "is encrypted, and there is no passphrase for it"
        ),
        (
            key.replacing("\nMA", with: "\nProc-Type: 4,ENCRYPTED\n\nMA"), 0o600,
            "is encrypted, and there is no passphrase for it"
        ),
        (String(repeating: "x", count: 65_537), 0o600, "larger than 65536 bytes"),
    ]

    @Test(arguments: keys)
    func aKeyFile(_ text: String, _ mode: Int, _ words: String?) throws {
        let folder = try folder()
        try folder.folder.write(text, to: "key.pem", mode: mode)
        let mistakes = words.map { ["2:118: client key file DIR/key.pem: \($0)"] } ?? []
        let settings = Self.head + "authentication: certificate, tls: {\(Self.files)}}\n"
        #expect(try folder.mistakes(in: settings) == mistakes)
    }

    @Test func whatACertificateMakesUselessIsWarnedAbout() throws {
        let folder = try folder()
        let text =
            Self.head + "username: a, password_file: none, authentication: certificate, "
            + "tls: {\(Self.files)}}\n"
        #expect(
            try folder.load(text).warnings.map(folder.shown) == [
                "2:50: \"username\" is not used with authentication: certificate",
                "2:63: \"password_file\" is not used with authentication: certificate",
            ]
        )
    }

    @Test func anExchangedCertificateIsReadAnew() throws {
        let folder = try folder()
        let text = Self.head + "authentication: certificate, tls: {\(Self.files)}}\n"
        let cluster = try #require(try folder.load(text).configuration.clusters.first)
        #expect(cluster.authentication == .certificate)
        let first = try cluster.credentials.read()
        #expect(try cluster.credentials.read() == first)
        try folder.folder.write(SampleCertificate.pem, to: "ca.pem")
        let second = try cluster.credentials.read()
        #expect(second != first)
        try folder.folder.write(Self.key + "\n", to: "key.pem", mode: 0o600)
        #expect(try cluster.credentials.read() != second)
        try Files.setMode(0o604, of: folder.folder.file("key.pem"))
        #expect(throws: CredentialError.self) { try cluster.credentials.read() }
    }
}
