/// Files of certificates in PEM form, RFC 7468.
enum CertificateText {
    /// Says what is wrong with a file of certificates, if anything.
    ///
    /// Marks must pair, Base64 must decode, and each certificate must have the shape of one, see
    /// ``CertificateShape``. Whether it is to be trusted is for the TLS library to judge.
    static func problem(in bytes: [UInt8]) -> String? {
        let lines = String(decoding: bytes, as: UTF8.self).split(whereSeparator: \.isNewline)
        // Of the certificate that is open; appended in place, because the file may be large.
        var letters: [UInt8] = []
        var isOpen = false
        var certificates = 0
        for line in lines.map({ trimmed($0) }) {
            switch (line, isOpen) {
            case ("-----BEGIN CERTIFICATE-----", false):
                letters.removeAll(keepingCapacity: true)
                isOpen = true
            case ("-----END CERTIFICATE-----", true):
                certificates += 1
                if let problem = problem(inCertificate: letters) {
                    return "certificate \(certificates) is broken: \(problem)"
                }
                isOpen = false
            case (_, true):
                letters += line.utf8
            case (_, false):
                continue
            }
        }
        guard !isOpen else { return "certificate \(certificates + 1) has no end" }
        return certificates == 0 ? "holds no PEM certificate" : nil
    }

    private static func problem(inCertificate letters: [UInt8]) -> String? {
        guard let bytes = Base64.decode(letters) else { return "it is no Base64" }
        return CertificateShape.problem(in: bytes)
    }

    private static func trimmed(_ line: Substring) -> Substring {
        let start = line.drop { $0.isWhitespace }
        guard let last = start.lastIndex(where: { !$0.isWhitespace }) else { return "" }
        return start[...last]
    }
}
