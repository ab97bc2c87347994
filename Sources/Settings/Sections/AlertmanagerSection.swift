import Watching

/// `alertmanager:`, who is told of alerts besides the journal.
enum AlertmanagerSection {
    /// The port of Alertmanager.
    private static let defaultPort = 9093

    static func read(
        _ reader: MappingReader,
        in surroundings: Surroundings
    ) -> AlertmanagerSettings? {
        reader.refuse("password", "must not stand in this file; use password_file or credential")
        let isWritten = reader.entry("url") != nil
        if !isWritten {
            reader.findings.error("\"url\" of the alertmanager is missing", at: reader.place)
        }
        let target = reader.value("url") { node throws(ValueFailure) in
            try HTTPAddressText.read(try node.text(), defaultPort: defaultPort)
        }
        let tls = reader.mapping("tls") { TLSSection.read($0, in: surroundings) }
        tls?.certificate.refuse(into: reader.findings)
        let needsLogin = ["username", "username_file", "password_file", "credential"]
            .contains { reader.entry($0) != nil }
        let credentials =
            needsLogin ? CredentialKeys.login(from: reader, in: surroundings) : nil
        guard let target else { return nil }
        return AlertmanagerSettings(
            endpoint: target.endpoint,
            prefix: target.path,
            credentials: credentials,
            tls: tls?.policy ?? TLSPolicy()
        )
    }
}
