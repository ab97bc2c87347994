import TestSupport

/// An authority, two certificates of a server and one of a client, made by openssl.
struct CertificateFolder {
    let folder: TemporaryDirectory

    init() async throws {
        folder = try TemporaryDirectory()
        try await make("ca", subject: "/CN=authority", authority: nil, names: nil)
        try await make("server", subject: "/CN=one", authority: "ca", names: "DNS:localhost")
        try await make("second", subject: "/CN=two", authority: "ca", names: "DNS:localhost")
        try await make(
            "client",
            subject: "/CN=scraper",
            authority: "ca",
            names: "DNS:prometheus.example,IP:192.0.2.7,URI:spiffe://a/b"
        )
        try await make("stranger", subject: "/CN=stranger", authority: nil, names: nil)
    }

    /// The content of a file.
    func bytes(_ name: String) throws -> [UInt8] { try Files.bytes(folder.file(name)) }

    private func make(
        _ name: String,
        subject: String,
        authority: String?,
        names: String?
    ) async throws {
        var arguments = [
            "req", "-x509", "-newkey", "ec", "-pkeyopt", "ec_paramgen_curve:prime256v1", "-nodes",
            "-days", "2", "-subj", subject, "-keyout", folder.file("\(name).key"),
            "-out", folder.file("\(name).pem"),
        ]
        if let authority {
            arguments += [
                "-CA", folder.file("\(authority).pem"), "-CAkey", folder.file("\(authority).key"),
                "-addext", "basicConstraints=critical,CA:FALSE",
            ]
        }
        if let names { arguments += ["-addext", "subjectAltName=\(names)"] }
        _ = try await ChildProcess.run("openssl", arguments).output()
    }
}
