import Watching

/// The keys of a cluster that say who logs in.
enum CredentialKeys {
    /// Reads how to log in, and checks that the files for it can be read now.
    static func read(
        from reader: MappingReader,
        _ certificate: ClientCertificateKeys,
        in surroundings: Surroundings
    ) -> (authentication: Authentication, credentials: FileCredentials)? {
        reader.refuse("password", "must not stand in this file; use password_file or credential")
        let (chosen, place) = authentication(reader)
        switch chosen {
        case .certificate:
            warnAboutUnused(reader)
            return certificate.login(askedAt: place, into: reader.findings).map { (chosen, $0) }
        case .basic, .jwt:
            certificate.refuse(into: reader.findings)
            let username = username(reader, in: surroundings)
            let password = password(reader, in: surroundings)
            guard let username, let password else { return nil }
            return (chosen, FileCredentials(.user(username, passwordPath: password)))
        }
    }

    /// Reads who logs in with a user and a password, where nothing else can be chosen.
    static func login(
        from reader: MappingReader,
        in surroundings: Surroundings
    ) -> FileCredentials? {
        reader.refuse("password", "must not stand in this file; use password_file or credential")
        let username = username(reader, in: surroundings)
        let password = password(reader, in: surroundings)
        guard let username, let password else { return nil }
        return FileCredentials(.user(username, passwordPath: password))
    }

    /// Returns how to log in; a word that cannot be read is taken for the default.
    private static func authentication(_ reader: MappingReader) -> (Authentication, Place) {
        guard let entry = reader.entry("authentication") else { return (.basic, reader.place) }
        let chosen = reader.element(entry.value, of: "authentication") {
            node throws(ValueFailure) in
            try node.word(of: Authentication.self)
        }
        return (chosen ?? .basic, entry.place)
    }

    private static func warnAboutUnused(_ reader: MappingReader) {
        for key in ["username", "username_file", "password_file", "credential"] {
            guard let entry = reader.entry(key) else { continue }
            let message = "\(key.quoted) is not used with authentication: certificate"
            reader.findings.warn(message, at: entry.place)
        }
    }

    private static func username(
        _ reader: MappingReader,
        in surroundings: Surroundings
    ) -> FileCredentials.Username? {
        switch choice("username", "username_file", reader) {
        case nil:
            return nil
        case let entry? where entry.key == "username":
            return reader.element(entry.value, of: entry.key, literal).map { .literal($0) }
        case let entry?:
            return file(entry, .username, reader, in: surroundings).map { .file(path: $0) }
        }
    }

    private static func literal(_ node: YAMLNode) throws(ValueFailure) -> String {
        let text = try node.text()
        // RFC 7617: Basic authentication ends the user's name at the first colon.
        guard text.isPrintable, !text.contains(":"), text.utf8.count <= SecretFile.limit else {
            throw .because("must be printable and without a colon")
        }
        return text
    }

    private static func password(
        _ reader: MappingReader,
        in surroundings: Surroundings
    ) -> String? {
        switch choice("password_file", "credential", reader) {
        case nil:
            return nil
        case let entry? where entry.key == "password_file":
            return file(entry, .password, reader, in: surroundings)
        case let entry?:
            let path = reader.element(entry.value, of: entry.key) { node throws(ValueFailure) in
                try credentialPath(try node.text(), in: surroundings)
            }
            guard let path else { return nil }
            return checked(path, .password, at: entry.place, reader.findings)
        }
    }

    /// Returns the one of two keys that is written; both or none are mistakes.
    private static func choice(
        _ first: String,
        _ second: String,
        _ reader: MappingReader
    ) -> YAMLEntry? {
        switch (reader.entry(first), reader.entry(second)) {
        case (let one?, let other?):
            let later = max(one.place, other.place)
            let message = "\(first.quoted) and \(second.quoted) exclude each other"
            reader.findings.error(message, at: later)
            return nil
        case (nil, nil):
            let message = "\(first.quoted) or \(second.quoted) of the cluster is missing"
            reader.findings.error(message, at: reader.place)
            return nil
        case (let entry?, nil), (nil, let entry?):
            return entry
        }
    }

    private static func file(
        _ entry: YAMLEntry,
        _ holding: SecretFile.Holding,
        _ reader: MappingReader,
        in surroundings: Surroundings
    ) -> String? {
        let path = reader.element(entry.value, of: entry.key) { node throws(ValueFailure) in
            surroundings.resolved(try node.text())
        }
        guard let path else { return nil }
        return checked(path, holding, at: entry.place, reader.findings)
    }

    /// Finds a credential that systemd passes; see `LoadCredential=` in systemd.exec(5).
    private static func credentialPath(
        _ name: String,
        in surroundings: Surroundings
    ) throws(ValueFailure) -> String {
        guard name != ".", name != "..", name.utf8.count <= 255,
            name.utf8.allSatisfy({ (0x21...0x7E).contains($0) }), !name.contains(where: isSeparator)
        else { throw .because("must be the plain name of a credential") }
        let folder = surroundings.environment["CREDENTIALS_DIRECTORY"] ?? ""
        guard folder.hasPrefix("/") else {
            throw .because("needs $CREDENTIALS_DIRECTORY, which systemd sets for LoadCredential=")
        }
        return "\(folder)/\(name)"
    }

    private static func isSeparator(_ character: Character) -> Bool {
        character == "/" || character == ":"
    }

    /// Returns the path when the file can be read, and reports it otherwise.
    private static func checked(
        _ path: String,
        _ holding: SecretFile.Holding,
        at place: Place,
        _ findings: Findings
    ) -> String? {
        do throws(CredentialError) {
            _ = try SecretFile(path: path, holding: holding).read()
            return path
        } catch {
            findings.error("\(error)", at: place)
            return nil
        }
    }
}
