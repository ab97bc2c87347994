/// The outer shape of an X.509 certificate, RFC 5280, section 4.1.
///
///     SEQUENCE                      Certificate
///       SEQUENCE                    what is signed
///         [0] { INTEGER }           version, absent in version 1
///         INTEGER                   serial number
///         SEQUENCE { OID … }        algorithm of the signature
///         SEQUENCE                  issuer
///         SEQUENCE { time time }    validity
///         SEQUENCE                  subject
///         SEQUENCE                  public key
///           SEQUENCE { OID … }
///           BIT STRING
///         [1] [2] [3]               identifiers and extensions, each may be absent
///       SEQUENCE { OID … }          algorithm of the signature, again
///       BIT STRING                  signature
///
/// It tells a certificate from a key, a request or half a file. It does not judge: a signature that
/// does not match, a date in the past and a key of unknown kind are for the TLS library.
enum CertificateShape {
    private static let integer: UInt8 = 0x02
    private static let bitString: UInt8 = 0x03
    private static let identifier: UInt8 = 0x06
    private static let times: Set<UInt8> = [0x17, 0x18]
    private static let sequence: UInt8 = 0x30
    private static let set: UInt8 = 0x31
    private static let version: UInt8 = 0xA0
    /// The two unique identifiers and the extensions, in the order in which they must come.
    private static let optional: [UInt8] = [0x81, 0x82, 0xA3]

    /// Says what is wrong with the bytes of one certificate, if anything.
    static func problem(in bytes: [UInt8]) -> String? {
        let certificate: DERElement
        do throws(DERElement.Flaw) {
            certificate = try DERElement(bytes)
        } catch {
            return "\(error)"
        }
        let parts = certificate.elements
        guard certificate.tag == sequence, parts.count == 3, parts[0].tag == sequence,
            isAlgorithm(parts[1]), isBitString(parts[2])
        else { return "it is no X.509 certificate" }
        return problem(inSigned: parts[0].elements[...]).map {
            "it is no X.509 certificate, its \($0) is missing or wrong"
        }
    }

    /// Names the first part that is not as it should be.
    private static func problem(inSigned parts: ArraySlice<DERElement>) -> String? {
        var parts = parts
        if parts.first?.tag == version {
            guard let number = parts.removeFirst().elements.first, isInteger(number) else {
                return "version"
            }
        }
        let required: [(String, (DERElement) -> Bool)] = [
            ("serial number", isInteger), ("signature algorithm", isAlgorithm),
            ("issuer", isName), ("validity", isValidity), ("subject", isName),
            ("public key", isPublicKey),
        ]
        for (name, isRight) in required {
            guard let part = parts.popFirst(), isRight(part) else { return name }
        }
        for tag in optional where parts.first?.tag == tag { parts.removeFirst() }
        return parts.isEmpty ? nil : "list of extensions"
    }

    /// May be empty: some authorities have no subject, and the name is an extension.
    private static func isName(_ element: DERElement) -> Bool {
        element.tag == sequence && element.elements.allSatisfy { $0.tag == set }
    }

    private static func isInteger(_ element: DERElement) -> Bool {
        element.tag == integer && !element.content.isEmpty
    }

    /// The first byte says how many bits at the end do not count.
    private static func isBitString(_ element: DERElement) -> Bool {
        element.tag == bitString && element.content.count > 1
            && (element.content.first ?? 8) < 8
    }

    private static func isAlgorithm(_ element: DERElement) -> Bool {
        guard element.tag == sequence, let name = element.elements.first else { return false }
        return name.tag == identifier && !name.content.isEmpty
    }

    private static func isValidity(_ element: DERElement) -> Bool {
        element.tag == sequence && element.elements.count == 2
            && element.elements.allSatisfy { times.contains($0.tag) && !$0.content.isEmpty }
    }

    private static func isPublicKey(_ element: DERElement) -> Bool {
        element.tag == sequence && element.elements.count == 2
            && isAlgorithm(element.elements[0]) && isBitString(element.elements[1])
    }
}
