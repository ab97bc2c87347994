import Watching

/// A file that holds one user name or one password.
struct SecretFile: Hashable, Sendable {
    /// What is in it, which decides how strictly its permissions are judged.
    enum Holding: String, Sendable {
        /// May be read by everyone.
        case username = "username file"
        /// Must not be open to others than its owner and group.
        case password = "password file"
    }

    /// More than any password; the rest of a wrong file is not even read.
    static let limit = 4_096

    var path: String
    var holding: Holding

    /// Reads the text without its final line feed; nothing is kept.
    ///
    /// The permissions are those of the descriptor that is read, so the file cannot be exchanged in
    /// between. No message holds anything of the content.
    func read() throws(CredentialError) -> String {
        let file: SmallFile
        do throws(SmallFile.Failure) {
            file = try SmallFile(path: path, limit: Self.limit)
        } catch {
            throw failure("\(error)")
        }
        if holding == .password, file.permissions & 0o007 != 0 {
            throw failure("open to every user of this machine; chmod o= would close it")
        }
        guard var text = file.text else { throw failure("not UTF-8 text") }
        if text.utf8.last == 0x0A { text.unicodeScalars.removeLast() }
        guard !text.isEmpty else { throw failure("empty") }
        guard !text.utf8.contains(where: { $0 == 0 || $0 == 0x0A || $0 == 0x0D }) else {
            throw failure("holds more than one line, or a NUL or carriage return")
        }
        // RFC 7617: Basic authentication ends the user's name at the first colon.
        guard holding == .password || !text.utf8.contains(UInt8(ascii: ":")) else {
            throw failure("a user name must not hold a colon")
        }
        return text
    }

    private func failure(_ words: String) -> CredentialError {
        CredentialError("\(holding.rawValue) \(path): \(words)")
    }
}
