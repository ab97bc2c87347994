import Watching

/// A client certificate and its private key, in two PEM files.
struct CertificateFiles: Hashable, Sendable {
    /// The largest file of either kind; a chain of sixteen large certificates is half of it.
    static let limit = 64 << 10

    var certificatePath: String
    var keyPath: String

    /// Reads both as they are now; a file that is being replaced may fit the other one later.
    func read() throws(CredentialError) -> ClientCertificate {
        ClientCertificate(chain: try chain(), key: Secret(try key()))
    }

    /// What is wrong with each file, if anything.
    var problems: (certificate: String?, key: String?) {
        var problems: (certificate: String?, key: String?)
        do throws(CredentialError) { _ = try chain() } catch { problems.certificate = "\(error)" }
        do throws(CredentialError) { _ = try key() } catch { problems.key = "\(error)" }
        return problems
    }

    private func chain() throws(CredentialError) -> [UInt8] {
        let subject = "client certificate file \(certificatePath)"
        let file = try Self.file(certificatePath, subject)
        if let problem = CertificateText.problem(in: file.bytes) {
            throw CredentialError("\(subject): \(problem)")
        }
        return file.bytes
    }

    /// Whether the key fits the certificate is for the TLS library to judge.
    private func key() throws(CredentialError) -> String {
        let subject = "client key file \(keyPath)"
        let file = try Self.file(keyPath, subject)
        guard file.permissions & 0o007 == 0 else {
            throw CredentialError(
                "\(subject): open to every user of this machine; chmod o= would close it"
            )
        }
        guard let text = String(validating: file.bytes, as: UTF8.self),
            let kind = Self.kind(ofKeyIn: text)
        else { throw CredentialError("\(subject): holds no PEM private key") }
        guard !kind.hasPrefix("ENCRYPTED"), !text.contains("Proc-Type: 4,ENCRYPTED") else {
            throw CredentialError("\(subject): is encrypted, and there is no passphrase for it")
        }
        return text
    }

    /// The words before `PRIVATE KEY` of the first block that is one, such as `RSA`; may be empty.
    private static func kind(ofKeyIn text: String) -> String? {
        for line in text.split(whereSeparator: \.isNewline) {
            guard line.hasPrefix("-----BEGIN "), let end = line.firstRange(of: "PRIVATE KEY-----")
            else { continue }
            return String(line[..<end.lowerBound].dropFirst("-----BEGIN ".count))
        }
        return nil
    }

    private static func file(
        _ path: String,
        _ subject: String
    ) throws(CredentialError) -> SmallFile {
        do throws(SmallFile.Failure) {
            return try SmallFile(path: path, limit: limit)
        } catch {
            throw CredentialError("\(subject): \(error)")
        }
    }
}
