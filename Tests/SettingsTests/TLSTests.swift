import Settings
import TestSupport
import Testing
import Watching

/// How certificates are to be judged, and the files for it.
@Suite struct TLSTests {
    static let pin = "sha256//47DEQpj8HBSa+/TImW+5JCeuQeRkm5NMpJWZG3hSuFU="

    /// Values of `tls` with what is said about them; its first key is at 6:11.
    static let cases = [
        Case("ca_file: ca.pem, pinned_sha256: \(pin), server_name: c.example"),
        Case("pinned_sha256: \(pin);\(pin)"),
        Case(
            "pinned_sha256: abc",
            "6:26: \"pinned_sha256\" must be sha256//BASE64, several joined by ;"
        ),
        Case(
            "pinned_sha256: /etc/key.pem",
            "6:26: \"pinned_sha256\" must be sha256//BASE64, several joined by ;"
        ),
        Case(
            "pinned_sha256: \(pin);",
            "6:26: \"pinned_sha256\" must be sha256//BASE64, several joined by ;"
        ),
        Case(
            "pinned_sha256: sha256//AAAA",
            "6:26: \"pinned_sha256\" must hold the Base64 of 32 bytes after each sha256//"
        ),
        Case(
            "pinned_sha256: sha256//47DEQpj8HBSa+/TImW+5JCeuQeRkm5NMpJWZG3hSuFV=",
            "6:26: \"pinned_sha256\" must hold the Base64 of 32 bytes after each sha256//"
        ),
        Case(
            "server_name: https://c",
            "6:24: \"server_name\" must be a host name alone, not \"https://c\""
        ),
        Case("insecure_skip_verify: true"),
        Case("insecure_skip_verify: false, ca_file: ca.pem"),
        Case(
            "insecure_skip_verify: true, ca_file: ca.pem",
            "6:11: \"insecure_skip_verify\" contradicts \"ca_file\"; remove one of them"
        ),
        Case(
            "insecure_skip_verify: true, pinned_sha256: \(pin)",
            "6:11: \"insecure_skip_verify\" contradicts \"pinned_sha256\"; remove one of them"
        ),
        Case(
            "insecure_skip_verify: \"true\"",
            "6:33: \"insecure_skip_verify\" must be true or false without quotes"
        ),
        Case("ca_flie: ca.pem", "6:11: unknown key \"ca_flie\"; did you mean \"ca_file\"?"),
        Case("ca_file: none.pem", "6:11: certificate file DIR/none.pem: no such file"),
        Case("ca_file: .", "6:11: certificate file DIR/.: not a regular file"),
    ]

    @Test(arguments: cases)
    func aPolicy(_ example: Case) throws {
        let text = SettingsFolder.base + "    tls: {\(example.text)}\n"
        #expect(try SettingsFolder().mistakes(in: text) == example.mistakes)
    }

    private static let begin = SampleCertificate.begin
    private static let end = SampleCertificate.end
    private static let good = SampleCertificate.pem

    /// Files of certificates with what is said about them; nil when good.
    static let files: [(String, String?)] = [
        (good, nil),
        (good.replacing("\n", with: "\r\n") + good.replacing("\n", with: " \n"), nil),
        ("", "holds no PEM certificate"),
        ("MAMCAQU=\n", "holds no PEM certificate"),
        (
            "-----BEGIN PRIVATE KEY-----\nMAMCAQU=\n-----END PRIVATE KEY-----\n",
            "holds no PEM certificate"
        ),
        ("\(begin)\nMAMCAQU=\n", "certificate 1 has no end"),
        ("\(begin)\nMAMCAQU\n\(end)\n", "certificate 1 is broken: it is no Base64"),
        ("\(begin)\nMAM!AQU=\n\(end)\n", "certificate 1 is broken: it is no Base64"),
        ("\(begin)\n\(good)", "certificate 1 is broken: it is no Base64"),
        ("\(begin)\nMAMCAQU=\n\(end)\n", "certificate 1 is broken: it is no X.509 certificate"),
        ("\(begin)\n\(end)\n", "certificate 1 is broken: it is cut short"),
        ("\(good)\(begin)\nx\n\(end)\n", "certificate 2 is broken: it is no Base64"),
    ]

    @Test(arguments: files)
    func aCertificateFile(_ content: String, _ words: String?) throws {
        let folder = try SettingsFolder()
        try folder.folder.write(content, to: "ca.pem")
        let text = SettingsFolder.base + "    tls: {ca_file: ca.pem}\n"
        let mistakes = words.map { ["6:11: certificate file DIR/ca.pem: \($0)"] } ?? []
        #expect(try folder.mistakes(in: text) == mistakes)
    }

    /// Where Debian keeps the authorities that it trusts.
    static let bundle = "/etc/ssl/certs/ca-certificates.crt"

    @Test(.enabled(if: Files.exists(bundle), "the system has no such file"))
    func theAuthoritiesOfTheSystemAreGood() throws {
        let text = SettingsFolder.base + "    tls: {ca_file: \(Self.bundle)}\n"
        #expect(try SettingsFolder().mistakes(in: text) == [])
    }

    @Test func skippingTheVerificationIsWarnedAbout() throws {
        let folder = try SettingsFolder()
        let text = SettingsFolder.base + "    tls: {insecure_skip_verify: true}\n"
        let loaded = try folder.load(text)
        let message = "certificates are not verified; who sits in between can read the password"
        #expect(loaded.warnings.map(folder.shown) == ["6:11: \(message)"])
        #expect(loaded.configuration.clusters.first?.tls.skipsVerification == true)
    }
}
