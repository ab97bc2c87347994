/// Finds the files that systemd's `LoadCredential=` passed to the service.
///
/// Their content is a copy from the start of the service: a changed source needs a restart.
package struct CredentialsDirectory: Sendable, Hashable {
    private let directory: String?

    /// Takes the folder from `$CREDENTIALS_DIRECTORY`; that it is unset matters only when asked.
    package init(environment: [String: String]) {
        let value = environment["CREDENTIALS_DIRECTORY", default: ""]
        directory = value.isEmpty ? nil : value
    }

    /// The path of the credential of this name; whether the file exists is for the reader to see.
    package func path(of name: String) throws(JournalError) -> String {
        guard Self.isValidName(name) else {
            throw .credentialNameInvalid(credential: name)
        }
        guard let directory else {
            throw .credentialsDirectoryUnset(credential: name)
        }
        return "\(directory)/\(name)"
    }

    /// The rule of systemd itself (`credential_name_valid`), so that no name leaves the folder.
    package static func isValidName(_ name: String) -> Bool {
        let bytes = name.utf8
        return (1...255).contains(bytes.count) && name != "." && name != ".."
            && bytes.allSatisfy { byte in
                (0x20...0x7E).contains(byte)
                    && byte != UInt8(ascii: "/") && byte != UInt8(ascii: ":")
            }
    }
}
