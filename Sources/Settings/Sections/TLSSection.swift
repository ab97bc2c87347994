import Watching

/// `tls:`, how a cluster's certificate is judged.
enum TLSSection {
    /// The largest file of certificates; the system's own collection is a quarter of it.
    static let sizeLimit = 1 << 20

    static func read(
        _ reader: MappingReader,
        in surroundings: Surroundings
    ) -> (policy: TLSPolicy, certificate: ClientCertificateKeys) {
        let certificate = ClientCertificateKeys(reader, in: surroundings)
        let authorityFile = authorityFile(reader, in: surroundings)
        let pins = reader.value("pinned_sha256", PinText.read)
        let serverName = reader.value("server_name") { node throws(ValueFailure) in
            let text = try node.text()
            guard HostText.isName(text) else {
                throw .because("must be a host name alone, not \(text.quoted)")
            }
            return text
        }
        let skips = reader.value("insecure_skip_verify") { node throws(ValueFailure) in
            try node.boolean()
        }
        if skips == true { judgeSkipping(reader) }
        let policy = TLSPolicy(
            authorityFile: authorityFile,
            pinnedPublicKeys: pins,
            serverName: serverName,
            skipsVerification: skips ?? false
        )
        return (policy, certificate)
    }

    private static func authorityFile(
        _ reader: MappingReader,
        in surroundings: Surroundings
    ) -> String? {
        guard let entry = reader.entry("ca_file") else { return nil }
        let path = reader.element(entry.value, of: "ca_file") { node throws(ValueFailure) in
            surroundings.resolved(try node.text())
        }
        guard let path else { return nil }
        do throws(SmallFile.Failure) {
            let file = try SmallFile(path: path, limit: sizeLimit)
            if let problem = CertificateText.problem(in: file.bytes) {
                reader.findings.error("certificate file \(path): \(problem)", at: entry.place)
            }
        } catch {
            reader.findings.error("certificate file \(path): \(error)", at: entry.place)
        }
        return path
    }

    private static func judgeSkipping(_ reader: MappingReader) {
        guard let entry = reader.entry("insecure_skip_verify") else { return }
        let others = ["ca_file", "pinned_sha256"].filter { reader.entry($0) != nil }
        for other in others {
            let message = "\"insecure_skip_verify\" contradicts \(other.quoted); remove one of them"
            reader.findings.error(message, at: entry.place)
        }
        reader.findings.warn(
            "certificates are not verified; who sits in between can read the password",
            at: entry.place
        )
    }
}
