/// A certificate with its key, both as PEM text, made by openssl.
struct SelfSignedCertificate: Sendable, Equatable {
    let certificate: String
    let key: String

    /// Makes a certificate like the product's own: for the cluster's name and all names below.
    ///
    /// Both come through a socket, so the key touches no file. P-256, valid for a year.
    static func make(
        for name: String,
        and names: [String]
    ) throws(SimulatedClusterServerError) -> SelfSignedCertificate {
        let alternatives =
            ["DNS:\(name)", "DNS:*.\(name)"]
            + names.map { isAddress($0) ? "IP:\($0)" : "DNS:\($0)" }
        let arguments = [
            "req", "-x509", "-newkey", "ec", "-pkeyopt", "ec_paramgen_curve:P-256", "-nodes",
            "-sha256", "-days", "365", "-subj", "/O=RedisLabs Enterprise Cluster/CN=\(name)",
            "-addext", "subjectAltName=\(alternatives.joined(separator: ","))",
            "-addext", "extendedKeyUsage=serverAuth,clientAuth",
            "-keyout", "-", "-out", "-",
        ]
        let output: Subprocess.Output
        do throws(Subprocess.Failure) {
            output = try Subprocess.run("openssl", arguments)
        } catch {
            throw .certificate(error.description)
        }
        guard let key = block("PRIVATE KEY", in: output.standardOutput),
            let certificate = block("CERTIFICATE", in: output.standardOutput)
        else {
            let lines = output.standardError.split(separator: "\n")
            throw .certificate(lines.last.map(String.init) ?? "it wrote nothing")
        }
        return SelfSignedCertificate(certificate: certificate, key: key)
    }

    private static func isAddress(_ name: String) -> Bool {
        name.contains(":") || name.allSatisfy { $0.isNumber || $0 == "." }
    }

    /// Returns the first PEM block of a kind, with a line feed at its end.
    private static func block(_ kind: String, in text: String) -> String? {
        var lines: [Substring] = []
        for line in text.split(separator: "\n") {
            if line == "-----BEGIN \(kind)-----" || !lines.isEmpty { lines.append(line) }
            if line == "-----END \(kind)-----", !lines.isEmpty {
                return lines.joined(separator: "\n") + "\n"
            }
        }
        return nil
    }
}
