import Watching

/// `remote_write:`, the receivers that samples are sent to.
enum RemoteWriteSection {
    /// Reads every receiver that has no mistake; names must be unique.
    static func read(
        from reader: MappingReader,
        in surroundings: Surroundings
    ) -> [RemoteWriteSettings] {
        let nodes =
            reader.value("remote_write") { node throws(ValueFailure) in try node.list() } ?? []
        var names: Set<String> = []
        return nodes.compactMap { node in
            MappingReader.read(node, as: "each of \"remote_write\"", into: reader.findings) {
                receiver($0, among: &names, in: surroundings)
            } ?? nil
        }
    }

    private static func receiver(
        _ reader: MappingReader,
        among names: inout Set<String>,
        in surroundings: Surroundings
    ) -> RemoteWriteSettings? {
        for key in ["name", "url"] where reader.entry(key) == nil {
            reader.findings.error("\(key.quoted) is missing", at: reader.place)
        }
        let name = reader.value("name") { node throws(ValueFailure) in
            let text = try node.text()
            guard names.insert(text).inserted else {
                throw .because("\(text.quoted) is used for another receiver")
            }
            return text
        }
        let target = reader.value("url") { node throws(ValueFailure) in
            let text = try node.text()
            let isPlain = text.lowercased().hasPrefix("http:")
            return try HTTPAddressText.read(text, defaultPort: isPlain ? 80 : 443)
        }
        let timeout = reader.value("timeout") { node throws(ValueFailure) in
            try node.duration(atLeast: "1s")
        }
        let tls = reader.mapping("tls") { TLSSection.read($0, in: surroundings) }
        tls?.certificate.refuse(into: reader.findings)
        reader.refuse("password", "must not stand in this file; use password_file or credential")
        let needsLogin = ["username", "username_file", "password_file", "credential"]
            .contains { reader.entry($0) != nil }
        let credentials =
            needsLogin ? CredentialKeys.login(from: reader, in: surroundings) : nil
        guard let name, let target else { return nil }
        return RemoteWriteSettings(
            name: name,
            endpoint: target.endpoint,
            path: target.path.isEmpty ? "/" : target.path,
            credentials: credentials,
            tls: tls?.policy ?? TLSPolicy(),
            timeout: timeout ?? .seconds(30)
        )
    }
}
