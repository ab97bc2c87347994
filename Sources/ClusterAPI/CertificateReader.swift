import Model

/// Reads the certificates of the cluster, and leaves the private keys beside them alone.
///
/// The answer is an object of PEM texts, `NAME_cert` and `NAME_key`. Members of any other name than
/// `…_cert` are passed over without being looked at, and what goes wrong is told by name alone.
struct CertificateReader: Sendable {
    /// The most certificates of an answer.
    static let maximumCount = 64
    private static let ending = Array("_cert".utf8)

    /// Reads the certificates, sorted by name.
    func certificates(
        _ root: JSONValue,
        losses: inout LossLog
    ) throws(DecodingFailure) -> [Certificate] {
        guard root.kind == .object, root.member("error_code") == nil else {
            throw .wrongShape(root, expected: "certificates by name")
        }
        var found: [String: Certificate] = [:]
        var seen: Set<String> = []
        for (key, value) in root.members where !value.isNull {
            guard let name = Self.name(key), seen.count < Self.maximumCount,
                seen.insert(name).inserted
            else { continue }
            guard let text = value.text else {
                losses.add(JSONPath(.root, "\(name)_cert"), expected: "a string", found: value)
                continue
            }
            // An empty text stands for no certificate.
            guard text.count > 0 else { continue }
            guard let certificate = Self.certificate(name, text) else {
                losses.add(JSONPath(.root, "\(name)_cert"), reason: "is no PEM certificate")
                continue
            }
            found[name] = certificate
        }
        guard !found.isEmpty || losses.count == 0 else { throw losses.nothingReadable }
        return found.values.sorted { $0.name < $1.name }
    }

    /// The name of a member that holds certificates: letters, digits and underscores before `_cert`.
    private static func name(_ key: JSONText) -> String? {
        guard key.count <= 64 else { return nil }
        let bytes = key.bytes
        guard bytes.count > ending.count, bytes.suffix(ending.count).elementsEqual(ending) else {
            return nil
        }
        let name = bytes.dropLast(ending.count)
        let isPlain = name.allSatisfy { byte in
            switch byte {
            case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
                UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "_"):
                true
            case _: false
            }
        }
        return isPlain ? String(decoding: name, as: UTF8.self) : nil
    }

    /// A chain names its first certificate and ends with the one that ends first.
    private static func certificate(_ name: String, _ text: JSONText) -> Certificate? {
        guard text.count <= PEM.maximumCount * PEM.maximumBytes * 2,
            let chain = PEM.certificates(in: text.bytes)
        else { return nil }
        let read = chain.compactMap(X509.init)
        guard read.count == chain.count, let first = read.first,
            let end = read.map(\.notAfter).min()
        else { return nil }
        return Certificate(name: name, subject: first.subject, notAfter: end)
    }
}
