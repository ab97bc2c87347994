import TestSupport

/// A certificate authority of its own for one test, and what it signs.
struct TestAuthority {
    /// A certificate with its key, as paths of PEM files, and the pin of the key.
    struct Issued {
        let certificate: String
        let key: String
        let pin: String
    }

    /// The path of the authority's own certificate.
    let file: String
    private let folder: TemporaryDirectory

    /// Makes the authority in a folder, which it keeps.
    init(in folder: TemporaryDirectory, called name: String = "authority") async throws {
        self.folder = folder
        file = folder.file("\(name).pem")
        try await Self.openssl(
            """
            openssl req -x509 -newkey ec -pkeyopt ec_paramgen_curve:P-256 -nodes -days 2 \
            -subj "/CN=\(name)" -keyout "\(file).key" -out "\(file)"
            """
        )
    }

    /// Signs a certificate for a name; one that lasts -1 days is expired.
    func issue(for name: String = "cluster.example", days: Int = 2) async throws -> Issued {
        let path = "\(file).\(name)\(days).pem"
        try Files.write("subjectAltName=DNS:\(name)", to: "\(path).extensions")
        let pin = try await Self.openssl(
            """
            openssl req -newkey ec -pkeyopt ec_paramgen_curve:P-256 -nodes -subj "/CN=\(name)" \
            -keyout "\(path).key" -out "\(path).request" &&
            openssl x509 -req -in "\(path).request" -CA "\(file)" -CAkey "\(file).key" \
            -CAcreateserial -days \(days) -extfile "\(path).extensions" -out "\(path)" &&
            openssl x509 -in "\(path)" -noout -pubkey | openssl pkey -pubin -outform DER |
            openssl dgst -sha256 -binary | openssl base64 -A
            """
        )
        return Issued(certificate: path, key: "\(path).key", pin: "sha256//\(pin)")
    }

    @discardableResult
    private static func openssl(_ script: String) async throws -> String {
        let done = try await ChildProcess.run("sh", ["-c", script])
        guard done.status == .code(0) else {
            throw SystemCallFailure("openssl: \(done.standardError)", code: 1)
        }
        return done.standardOutput
    }
}
