import Watching

/// The keys of `tls` that name a certificate to log in with.
struct ClientCertificateKeys {
    private var certificate: YAMLEntry?
    private var key: YAMLEntry?
    private var files: CertificateFiles?

    /// Nothing written.
    init() {}

    /// Reads both keys; one without the other is a mistake.
    init(_ reader: MappingReader, in surroundings: Surroundings) {
        certificate = reader.entry("client_certificate_file")
        key = reader.entry("client_key_file")
        switch (certificate, key) {
        case (nil, nil): break
        case (let entry?, nil), (nil, let entry?):
            let other = certificate == nil ? "client_certificate_file" : "client_key_file"
            reader.findings.error("\(entry.key.quoted) needs \(other.quoted)", at: entry.place)
        case (let certificate?, let key?):
            func path(_ entry: YAMLEntry) -> String? {
                reader.element(entry.value, of: entry.key) { node throws(ValueFailure) in
                    surroundings.resolved(try node.text())
                }
            }
            guard let first = path(certificate), let second = path(key) else { return }
            files = CertificateFiles(certificatePath: first, keyPath: second)
        }
    }

    /// Whether anything is written.
    private var isWritten: Bool { certificate != nil || key != nil }

    /// Says that they are not used; nobody else logs in with them.
    func refuse(into findings: Findings) {
        guard let entry = certificate ?? key else { return }
        findings.error("\(entry.key.quoted) needs authentication: certificate", at: entry.place)
    }

    /// Checks that the files can be read now; `place` is where they were asked for.
    func login(askedAt place: Place, into findings: Findings) -> FileCredentials? {
        guard isWritten else {
            let message =
                "\"authentication\" certificate needs client_certificate_file and "
                + "client_key_file in \"tls\""
            findings.error(message, at: place)
            return nil
        }
        guard let certificate, let key, let files else { return nil }
        let problems = files.problems
        if let problem = problems.certificate { findings.error(problem, at: certificate.place) }
        if let problem = problems.key { findings.error(problem, at: key.place) }
        return FileCredentials(.certificate(files))
    }
}
