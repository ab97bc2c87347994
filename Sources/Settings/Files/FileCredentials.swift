package import Watching

/// A login from files, read anew at every call so that a rotated one is noticed.
///
/// Each call opens and reads one or two small files, a few microseconds; nothing is cached.
package struct FileCredentials: CredentialSource, Hashable {
    /// Where the user's name comes from.
    enum Username: Hashable, Sendable {
        case literal(String)
        case file(path: String)
    }

    /// What the files hold.
    enum Kind: Hashable, Sendable {
        case user(Username, passwordPath: String)
        case certificate(CertificateFiles)
    }

    let kind: Kind

    init(_ kind: Kind) {
        self.kind = kind
    }

    /// Reads the files as they are now; the error names the file and what is wrong with it.
    package func read() throws(CredentialError) -> Credential {
        switch kind {
        case .certificate(let files):
            return .certificate(try files.read())
        case .user(let username, let passwordPath):
            let name: String
            switch username {
            case .literal(let text): name = text
            case .file(let path): name = try SecretFile(path: path, holding: .username).read()
            }
            let password = try SecretFile(path: passwordPath, holding: .password).read()
            return Credential(username: name, password: Secret(password))
        }
    }
}
