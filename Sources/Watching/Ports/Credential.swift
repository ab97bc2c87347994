/// What proves who asks; two are equal when a login with either is the same.
package enum Credential: Sendable, Equatable {
    /// A user's name, as a rule an e-mail address, and the password.
    case user(String, password: Secret)
    /// A certificate that is shown in the TLS handshake, of which no account can be locked.
    case certificate(ClientCertificate)

    /// Joins a user and a password.
    package init(username: String, password: Secret) {
        self = .user(username, password: password)
    }
}

/// Gives the credential of one cluster as it is now.
///
/// The watcher asks at least every five seconds, so a rotated file is noticed without a restart;
/// an implementation reads the file each time and keeps nothing. Two are equal when they read the
/// same place.
package protocol CredentialSource: Sendable, Equatable {
    /// Reads the credential; throws when it is missing, empty or readable by others.
    func read() throws(CredentialError) -> Credential
}

/// Why a credential could not be read; the text says which file and what to do, never its content.
package struct CredentialError: Error, Hashable, CustomStringConvertible {
    /// One sentence without a full stop, such as `password file /x/y: no such file`.
    package let description: String

    /// Wraps the sentence.
    package init(_ description: String) {
        self.description = description
    }
}
