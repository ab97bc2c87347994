/// Files of certificates in PEM form, RFC 7468.
enum CertificateText {
    /// Says what is wrong with a file of certificates, if anything.
    ///
    /// It checks the envelope only: marks that pair, Base64 that decodes, and the outermost
    /// SEQUENCE of DER. What is in the certificates is for the TLS library to judge.
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
                guard isCertificate(letters) else { return "certificate \(certificates) is broken" }
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

    private static func isCertificate(_ letters: [UInt8]) -> Bool {
        // 0x30: the tag of a SEQUENCE, with which every X.509 certificate begins.
        Base64.decode(letters)?.first == 0x30
    }

    private static func trimmed(_ line: Substring) -> Substring {
        let start = line.drop { $0.isWhitespace }
        guard let last = start.lastIndex(where: { !$0.isWhitespace }) else { return "" }
        return start[...last]
    }
}
