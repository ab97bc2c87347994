import ClusterAPI
import Model
import TestSupport
import Testing

/// What is read of the cluster's certificates, and that its private keys stay unseen.
@Suite struct CertificateTests {
    private let decoder = ResourceDecoder()
    private static let sentinel = "c2VudGluZWwtb2YtYS1wcml2YXRlLWtleS1z"

    private func certificates(_ body: JSON) throws -> [Certificate] {
        let reading = try decoder.decode(body.bytes, of: .certificates).reading
        guard case .certificates(let certificates) = reading else { return [] }
        return certificates
    }

    private func isRefused(_ der: [UInt8]) -> Bool {
        let body: JSON = ["api_cert": .string(CertificateText.pem(der))]
        return (try? decoder.decode(body.bytes, of: .certificates)) == nil
    }

    @Test(
        arguments: [
            ("270301100000Z", 0x17, "2027-03-01T10:00:00.000Z"),
            ("491231235959Z", 0x17, "2049-12-31T23:59:59.000Z"),
            ("500101000000Z", 0x17, "1950-01-01T00:00:00.000Z"),
            ("20510203040506Z", 0x18, "2051-02-03T04:05:06.000Z"),
            ("99991231235959Z", 0x18, "9999-12-31T23:59:59.000Z"),
            ("270229000000Z", 0x17, nil), ("2703011000Z", 0x17, nil), ("270301100000", 0x17, nil),
            ("270301100000Z", 0x18, nil), ("20510203040506Z", 0x17, nil),
            ("2703011000+0100", 0x17, nil), ("27030110000aZ", 0x17, nil), ("", 0x17, nil),
            ("270301100000Z", 0x0C, nil),
        ] as [(String, UInt8, String?)]
    )
    func theEndIsRead(_ text: String, _ tag: UInt8, _ time: String?) throws {
        let der = CertificateText.der(until: text, tag: tag)
        guard let time else {
            #expect(isRefused(der))
            return
        }
        let read = try certificates(["api_cert": .string(CertificateText.pem(der))])
        #expect(read.map(\.notAfter.rfc3339) == [time])
        #expect(read.map(\.name) == ["api"])
        #expect(read.map(\.subject) == ["CN=a.example"])
    }

    /// The end and the subject are those that openssl tells of the same certificate.
    @Test func aRealCertificateIsRead() throws {
        let read = try certificates(["proxy_cert": .string(Self.real + "\n")])
        #expect(
            read == [
                Certificate(
                    name: "proxy",
                    subject: "C=DE, O=Example Ltd, CN=watched.example",
                    notAfter: try #require(Timestamp(rfc3339: "2036-11-19T04:51:52Z"))
                )
            ]
        )
    }

    @Test func aChainCountsByItsEarliestEnd() throws {
        let chain = ["300101000000Z", "280101000000Z", "290101000000Z"]
            .map { CertificateText.pem(CertificateText.der(until: $0)) }
        let read = try certificates([
            "syncer_cert": .string(chain.joined(separator: " ")),
            "api_cert": .string(chain[0]), "ldap_client_cert": "", "cm_cert": .null,
        ])
        #expect(read.map(\.name) == ["api", "syncer"])
        #expect(read.map { $0.notAfter.rfc3339.prefix(4) } == ["2030", "2028"])
    }

    @Test func aSubjectIsWrittenOut() throws {
        let der = CertificateText.der(
            until: "300101000000Z",
            names: [
                ([0x55, 4, 6], 0x13, "DE"), ([0x55, 4, 7], 0x16, "Ulm"),
                ([0x55, 4, 8], 0x14, "BW"),
                ([0x55, 4, 10], 0x0C, "Müller"), ([0x55, 4, 11], 0x0C, "Ops"),
                ([0x55, 4, 5], 0x13, "17"), ([0x55, 4, 3], 0x1E, "ab"),
            ]
        )
        let read = try certificates(["api_cert": .string(CertificateText.pem(der))])
        #expect(read.map(\.subject) == ["C=DE, L=Ulm, ST=BW, O=Müller, OU=Ops, ?=17, CN=?"])
    }

    @Test func everyTruncationAndEveryLongFormIsRefused() {
        let der = CertificateText.der(until: "300101000000Z")
        #expect(!isRefused(der))
        for count in der.indices where count > 0 {
            #expect(isRefused(Array(der[..<count])), "\(count) bytes")
        }
        #expect(isRefused(der + [0]))
        #expect(isRefused(der + [0x05, 0]), "another value behind it")
        let content = Array(der.dropFirst(2))
        #expect(der[1] < 0x80 && isRefused([0x30, 0x81, der[1]] + content), "a length too long")
        #expect(isRefused([0x30, 0x80] + content + [0, 0]), "an indefinite length")
        #expect(isRefused([0x30, 0x82, 0, der[1]] + content), "a length with a zero before it")
        #expect(isRefused([0x3F] + der.dropFirst()), "a tag of several bytes")
    }

    /// Whatever byte is changed: the certificate is refused or read, and nothing breaks.
    @Test func aChangedByteDoesNoHarm() {
        let der = CertificateText.der(until: "300101000000Z")
        var read = 0
        for index in der.indices {
            for byte in [0x00, 0x01, 0x30, 0x7F, 0x80, 0x84, 0xFF] as [UInt8] {
                var changed = der
                changed[index] = byte
                read += isRefused(changed) ? 0 : 1
            }
        }
        #expect(read > 0 && read < der.count * 7)
    }

    @Test(
        arguments: [
            "-----BEGIN CERTIFICATE-----...-----END CERTIFICATE-----", "nonsense",
            "-----BEGIN CERTIFICATE-----MIIB",
            "-----BEGIN CERTIFICATE----------END CERTIFICATE-----",
            "-----BEGIN CERTIFICATE-----MII=B===-----END CERTIFICATE-----",
            "-----BEGIN CERTIFICATE-----MIIBx-----END CERTIFICATE-----",
            "-----BEGIN CERTIFICATE-----====-----END CERTIFICATE-----",
        ])
    func whatIsNoCertificateLosesThatOne(_ text: String) throws {
        let good = CertificateText.pem(CertificateText.der(until: "300101000000Z"))
        let body: JSON = ["api_cert": .string(good), "cm_cert": .string(text)]
        let decoded = try decoder.decode(body.bytes, of: .certificates)
        #expect(decoded.losses.map(\.path) == ["$.cm_cert"])
        #expect(try certificates(body).map(\.name) == ["api"])
    }

    @Test(arguments: 0..<6)
    func aPrivateKeyIsNowhereToBeSeen(_ form: Int) throws {
        let key = "-----BEGIN PRIVATE KEY-----\(Self.sentinel)-----END PRIVATE KEY-----"
        let good = JSON.string(CertificateText.pem(CertificateText.der(until: "300101000000Z")))
        let bodies: [JSON] = [
            ["api_cert": good, "api_key": .string(key)],
            ["api_cert": good, "cm_cert": .string(key)],
            ["api_cert": good, "cm_cert": [.string(key)], "cm_key": [.string(key)]],
            ["api_cert": .string(key), "api_key": .string(key)],
            ["api_key": .string(key)],
            ["error_code": .string(key), "api_key": .string(key)],
        ]
        var told = ""
        do throws(DecodingFailure) {
            dump(try decoder.decode(bodies[form].bytes, of: .certificates), to: &told)
        } catch {
            told = "\(error)"
            dump(error, to: &told)
        }
        #expect(!told.isEmpty && !told.contains(Self.sentinel), "\(told)")
        let cut = Array(bodies[form].bytes.dropLast())
        let failure = #expect(throws: DecodingFailure.self) {
            try decoder.decode(cut, of: .certificates)
        }
        #expect("\(failure as Any)".contains(Self.sentinel) == false)
        #expect("\(decoder.errorText(of: cut) as Any)".contains(Self.sentinel) == false)
    }

    private static let real = """
        -----BEGIN CERTIFICATE-----
        MIIB6zCCAZGgAwIBAgIUB1CDoqOtnLaly6MluAQIoQ+QScUwCgYIKoZIzj0EAwIw
        PTELMAkGA1UEBhMCREUxFDASBgNVBAoMC0V4YW1wbGUgTHRkMRgwFgYDVQQDDA93
        YXRjaGVkLmV4YW1wbGUwHhcNMjYxMTIyMDQ1MTUyWhcNMzYxMTE5MDQ1MTUyWjA9
        MQswCQYDVQQGEwJERTEUMBIGA1UECgwLRXhhbXBsZSBMdGQxGDAWBgNVBAMMD3dh
        dGNoZWQuZXhhbXBsZTBZMBMGByqGSM49AgEGCCqGSM49AwEHA0IABKAA+hapytun
        0tjXsDv2kb0s0sjJ1u9Nq7eySBVWj7sIEJ6ndos4dQ0oIWnGsddYV9FAWvcJtJlQ
        vmB9cUcmDDWjbzBtMB0GA1UdDgQWBBQrKUi6BN2VBUHbQUFw+dmTVauiuzAfBgNV
        HSMEGDAWgBQrKUi6BN2VBUHbQUFw+dmTVauiuzAPBgNVHRMBAf8EBTADAQH/MBoG
        A1UdEQQTMBGCD3dhdGNoZWQuZXhhbXBsZTAKBggqhkjOPQQDAgNIADBFAiEAySGk
        nb7PjtRovZR3w/VFHfbzOfIk9V+y3083dedZQDYCIHx+siMXBUZy6WnT0TOGjouE
        pqEYwnqfpCc34seUB5QO
        -----END CERTIFICATE-----
        """
}
