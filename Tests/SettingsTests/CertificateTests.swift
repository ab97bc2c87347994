import TestSupport
import Testing

/// What is taken for a certificate in a `ca_file`.
@Suite struct CertificateTests {
    private typealias Sample = SampleCertificate

    private static let integer = Sample.element(0x02, [5])
    private static let algorithm = Sample.element(0x30, Sample.element(0x06, [42, 3]))
    private static let name = Sample.element(0x30)
    private static let bits = Sample.element(0x03, [0, 1])
    private static let time = Sample.element(0x17, [0x32])
    private static let validity = Sample.element(0x30, time, time)
    private static let key = Sample.element(0x30, algorithm, bits)
    private static let version = Sample.element(0xA0, integer)
    private static let extensions = Sample.element(0xA3, Sample.element(0x30))

    private static let required = [integer, algorithm, name, validity, name, key]

    private static func certificate(signed parts: [[UInt8]]) -> [UInt8] {
        Sample.element(0x30, Sample.element(0x30, Array(parts.joined())), algorithm, bits)
    }

    private static func without(_ index: Int) -> [UInt8] {
        var parts = required
        parts.remove(at: index)
        return certificate(signed: [version] + parts)
    }

    private static func missing(_ part: String) -> String {
        "it is no X.509 certificate, its \(part) is missing or wrong"
    }

    /// Bytes in the form of a certificate, and what is said of them; nil when good.
    static let cases: [(String, [UInt8], String?)] = [
        ("version 1", certificate(signed: required), nil),
        ("version 3", certificate(signed: [version] + required + [extensions]), nil),
        (
            "with identifiers",
            certificate(signed: required + [[0x81, 1, 0], [0x82, 1, 0], extensions]), nil
        ),
        ("nothing", [], "it is cut short"),
        ("a tag", [0x30], "it is cut short"),
        ("half a length", [0x30, 0x82, 1], "it is cut short"),
        ("SEQUENCE of nothing", [0x30, 0], "it is no X.509 certificate"),
        (
            "an RSA key",
            Sample.element(0x30, [2, 1, 0], Sample.element(2, Array(repeating: 7, count: 257))),
            "it is no X.509 certificate"
        ),
        (
            "a PKCS#8 key", Sample.element(0x30, [2, 1, 0], algorithm, Sample.element(4, [1])),
            "it is no X.509 certificate"
        ),
        (
            "a certificate request",
            Sample.element(
                0x30,
                Sample.element(0x30, [2, 1, 0], name, key, [0xA0, 0]),
                algorithm,
                bits
            ), missing("signature algorithm")
        ),
        ("bits for bytes", certificate(signed: required).dropLast(4) + [4, 2, 0, 1], notOne),
        ("nine bits unused", certificate(signed: required).dropLast(4) + [3, 2, 9, 1], notOne),
        ("without serial number", without(0), missing("serial number")),
        ("without algorithm", without(1), missing("signature algorithm")),
        ("without issuer", without(2), missing("issuer")),
        ("without validity", without(3), missing("validity")),
        ("without subject", without(4), missing("subject")),
        ("without key", without(5), missing("public key")),
        (
            "empty version", certificate(signed: [[0xA0, 0]] + required), missing("version")
        ),
        (
            "extensions twice", certificate(signed: required + [extensions, extensions]),
            missing("list of extensions")
        ),
        (
            "extensions before identifiers",
            certificate(signed: required + [extensions, [0x81, 1, 0]]),
            missing("list of extensions")
        ),
        ("overrun", [0x30, 3, 2, 2, 5], "an element is longer than the one that holds it"),
        ("overrun tag", [0x30, 1, 2], "an element is longer than the one that holds it"),
        ("open length", [0x30, 0x80, 0, 0], lengthForm),
        ("long form without need", [0x30, 0x81, 3, 2, 1, 5], lengthForm),
        ("leading zero", [0x30, 0x82, 0, 0x80] + Array(repeating: 0, count: 128), lengthForm),
        ("endless length", [0x30, 0x88] + Array(repeating: 0xFF, count: 8), lengthForm),
        ("long tag", [0x30, 3, 0x1F, 1, 0], "a tag has several bytes, which no certificate has"),
        ("nested", nested(40), "elements nest deeper than 32"),
        ("nested a thousand times", nested(1_000), "elements nest deeper than 32"),
    ]

    private static let notOne = "it is no X.509 certificate"
    private static let lengthForm = "a length is not written as DER demands"

    private static func nested(_ depth: Int) -> [UInt8] {
        (0..<depth).reduce([5, 0]) { inner, _ in Sample.element(0x30, inner) }
    }

    @Test(arguments: cases)
    func onlyTheShapeOfACertificateIsTaken(what: String, bytes: [UInt8], words: String?) throws {
        let expected = words.map { ["certificate 1 is broken: \($0)"] } ?? []
        #expect(try mistakes(bytes) == expected, "\(what)")
    }

    @Test func aCertificateOfOpenSSLIsGoodOnlyWhole() throws {
        let bytes = SampleCertificate.bytes
        #expect(bytes.count == 387)
        #expect(try mistakes(bytes) == [])
        #expect(
            try mistakes(bytes + [0]) == [
                "certificate 1 is broken: something follows after its end"
            ]
        )
        let words = try bytes.indices.map { try mistakes(Array(bytes.prefix($0))) }
        #expect(Set(words) == [["certificate 1 is broken: it is cut short"]])
    }

    @Test func aLineThatIsLostIsNoticed() throws {
        let lines = SampleCertificate.letters.split(separator: "\n")
        for index in lines.indices {
            var rest = lines
            rest.remove(at: index)
            let text = ([SampleCertificate.begin] + rest.map(String.init) + [SampleCertificate.end])
                .joined(separator: "\n")
            #expect(try !mistakes(in: text).isEmpty, "line \(index)")
        }
    }

    private func mistakes(_ bytes: [UInt8]) throws -> [String] {
        try mistakes(in: SampleCertificate.armoured(bytes))
    }

    /// What is said of a file of certificates, without its place.
    private func mistakes(in content: String) throws -> [String] {
        let folder = try SettingsFolder()
        try folder.folder.write(content, to: "ca.pem")
        let text = SettingsFolder.base + "    tls: {ca_file: ca.pem}\n"
        return try folder.mistakes(in: text).map {
            $0.replacing("6:11: certificate file DIR/ca.pem: ", with: "")
        }
    }
}
