import Watching

/// A file with a private key in PEM form that needs no passphrase.
enum PrivateKeyFile {
    /// Reads the key; `subject` says in errors whose file it is.
    ///
    /// Whether the key fits its certificate is for the TLS library to judge.
    static func read(_ path: String, as subject: String) throws(CredentialError) -> String {
        let file: SmallFile
        do throws(SmallFile.Failure) {
            file = try SmallFile(path: path, limit: CertificateFiles.limit)
        } catch {
            throw CredentialError("\(subject): \(error)")
        }
        guard file.permissions & 0o007 == 0 else {
            throw CredentialError(
                "\(subject): open to every user of this machine; chmod o= would close it"
            )
        }
        guard let text = file.text, let kind = kind(ofKeyIn: text)
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
}
