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

    private func key() throws(CredentialError) -> String {
        try PrivateKeyFile.read(keyPath, as: "client key file \(keyPath)")
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
