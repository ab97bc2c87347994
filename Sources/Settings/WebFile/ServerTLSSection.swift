import Watching

/// `tls_server_config:` of the web configuration file.
enum ServerTLSSection {
    /// Reads the section and the files that it names; nil when it is empty or has a mistake.
    static func read(
        _ reader: MappingReader,
        in surroundings: Surroundings
    ) -> (settings: ServerTLSSettings, paths: [String])? {
        let keys = ["cert_file", "key_file", "client_ca_file"]
        var paths: [String: String] = [:]
        for key in keys {
            paths[key] = reader.value(key) { node throws(ValueFailure) in
                surroundings.resolved(try node.text())
            }
        }
        var settings = ServerTLSSettings(certificateChain: [], key: Secret(""))
        readPolicy(reader, into: &settings)
        readVersions(reader, into: &settings)
        // Accepted and without effect: the client's order decides among the suites that are left.
        _ = reader.value("prefer_server_cipher_suites") { node throws(ValueFailure) in
            try node.boolean()
        }
        settings.cipherSuites = words(reader, "cipher_suites") { text throws(ValueFailure) in
            guard ServerTLSSettings.knownCipherSuites.contains(text) else {
                let known = ServerTLSSettings.knownCipherSuites.sorted()
                throw .because("has \(text.quoted); \(NearestWord.hint(for: text, among: known))")
            }
            return text
        }
        settings.curves = curves(reader)
        let isEmpty = paths.isEmpty && settings.clientPolicy == .none
        guard !isEmpty else { return nil }
        readFiles(paths, reader, into: &settings)
        return (settings, keys.compactMap { paths[$0] })
    }

    private static func readPolicy(_ reader: MappingReader, into settings: inout ServerTLSSettings)
    {
        if let policy = reader.value(
            "client_auth_type",
            { node throws(ValueFailure) in
                try node.word(of: ServerTLSSettings.ClientPolicy.self)
            }
        ) {
            settings.clientPolicy = policy
        }
        if settings.clientPolicy == .none, let entry = reader.entry("client_ca_file") {
            reader.findings.error(
                "\"client_ca_file\" needs client_auth_type, such as RequireAndVerifyClientCert",
                at: entry.place
            )
        }
        settings.clientNames = words(reader, "client_allowed_sans") { $0 }
        if let entry = reader.entry("client_allowed_sans"), !settings.clientPolicy.isRequired {
            reader.findings.error(
                "\"client_allowed_sans\" needs client_auth_type RequireAndVerifyClientCert or "
                    + "RequireAnyClientCert, or a client without a certificate would get in",
                at: entry.place
            )
        }
    }

    private static func readVersions(
        _ reader: MappingReader,
        into settings: inout ServerTLSSettings
    ) {
        func version(_ key: String) -> ServerTLSSettings.Version? {
            reader.value(key) { node throws(ValueFailure) in
                try node.word(of: ServerTLSSettings.Version.self)
            }
        }
        if let oldest = version("min_version") { settings.oldestVersion = oldest }
        if let newest = version("max_version") { settings.newestVersion = newest }
        guard settings.newestVersion < settings.oldestVersion,
            let entry = reader.entry("max_version") ?? reader.entry("min_version")
        else { return }
        let versions = "\(settings.oldestVersion.rawValue) to \(settings.newestVersion.rawValue)"
        reader.findings.error("no version of TLS is left from \(versions)", at: entry.place)
    }

    private static func curves(_ reader: MappingReader) -> [ServerTLSSettings.Curve] {
        let nodes = reader.value("curve_preferences") { node throws(ValueFailure) in
            try node.list()
        }
        return (nodes ?? []).compactMap { node in
            reader.element(node, of: "curve_preferences") { node throws(ValueFailure) in
                try node.word(of: ServerTLSSettings.Curve.self)
            }
        }
    }

    private static func words(
        _ reader: MappingReader,
        _ key: String,
        _ read: (String) throws(ValueFailure) -> String
    ) -> [String] {
        let nodes = reader.value(key) { node throws(ValueFailure) in try node.list() }
        return (nodes ?? []).compactMap { node in
            reader.element(node, of: key) { node throws(ValueFailure) in
                try read(try node.text())
            }
        }
    }

    private static func readFiles(
        _ paths: [String: String],
        _ reader: MappingReader,
        into settings: inout ServerTLSSettings
    ) {
        for key in ["cert_file", "key_file"] where reader.entry(key) == nil {
            reader.findings.error("\(key.quoted) is missing", at: reader.place)
        }
        if let path = paths["cert_file"], let entry = reader.entry("cert_file") {
            settings.certificateChain = certificates(path, at: entry.place, reader)
        }
        if let path = paths["client_ca_file"], let entry = reader.entry("client_ca_file") {
            settings.clientAuthorities = certificates(path, at: entry.place, reader)
        }
        if let path = paths["key_file"], let entry = reader.entry("key_file") {
            do throws(CredentialError) {
                settings.key = Secret(try PrivateKeyFile.read(path, as: "key file \(path)"))
            } catch {
                reader.findings.error("\(error)", at: entry.place)
            }
        }
    }

    private static func certificates(
        _ path: String,
        at place: Place,
        _ reader: MappingReader
    ) -> [UInt8] {
        do throws(SmallFile.Failure) {
            let file = try SmallFile(path: path, limit: TLSSection.sizeLimit)
            if let problem = CertificateText.problem(in: file.bytes) {
                reader.findings.error("certificate file \(path): \(problem)", at: place)
            }
            return file.bytes
        } catch {
            reader.findings.error("certificate file \(path): \(error)", at: place)
            return []
        }
    }
}
