import FoundationEssentials

/// A certificate, and what can be made of bytes that are none.
enum SampleCertificate {
    static let begin = "-----BEGIN CERTIFICATE-----"
    static let end = "-----END CERTIFICATE-----"

    /// Self-signed for `authority`, by OpenSSL; its key was thrown away.
    static let letters = """
        MIIBfzCCASWgAwIBAgIULDJG1i1GAlMTp9tBYmk8YtVhTh8wCgYIKoZIzj0EAwIw
        FDESMBAGA1UEAwwJYXV0aG9yaXR5MCAXDTI2MTEyMjAzNDgxMVoYDzIxMjYxMDI5
        MDM0ODExWjAUMRIwEAYDVQQDDAlhdXRob3JpdHkwWTATBgcqhkjOPQIBBggqhkjO
        PQMBBwNCAAQU2GHyzJKMpYtr1tACv9YTnaTyvhjBq3xHZP8dg4BU/kzT5pcF1hHy
        +Ns5UUkDTzTNyhwA3xAp48jJQotsDo7fo1MwUTAdBgNVHQ4EFgQUuuk6UsN9nmEn
        KIek/3kUilfBAhgwHwYDVR0jBBgwFoAUuuk6UsN9nmEnKIek/3kUilfBAhgwDwYD
        VR0TAQH/BAUwAwEB/zAKBggqhkjOPQQDAgNIADBFAiAcBr6JbSN8qsYF662uJgOH
        3AaspzLKQmhIEXiCPSQTbAIhAIhK4BcuRjLhcqBKuvhCxNGYCDRL/GbeCKXcUbah
        bosV
        """

    /// The certificate as a file holds it.
    static let pem = "\(begin)\n\(letters)\n\(end)\n"

    /// The bytes of the certificate.
    static var bytes: [UInt8] {
        Array(Data(base64Encoded: letters.replacing("\n", with: "")) ?? Data())
    }

    /// Any bytes in the form of a certificate.
    static func armoured(_ bytes: [UInt8]) -> String {
        "\(begin)\n\(Data(bytes).base64EncodedString())\n\(end)\n"
    }

    /// An element of DER, whose content is at most 65,535 bytes.
    static func element(_ tag: UInt8, _ parts: [UInt8]...) -> [UInt8] {
        let content = Array(parts.joined())
        let length =
            switch content.count {
            case ..<0x80: [UInt8(content.count)]
            case ..<0x100: [0x81, UInt8(content.count)]
            default: [0x82, UInt8(content.count >> 8), UInt8(content.count & 0xFF)]
            }
        return [tag] + length + content
    }
}
