/// The common name in a certificate, as far as a simulator needs to find it.
enum CommonName {
    /// The object identifier 2.5.4.3 in DER, with its tag and length.
    private static let identifier: [UInt8] = [0x06, 0x03, 0x55, 0x04, 0x03]

    /// Returns the last common name of a certificate: the issuer stands before the subject.
    static func last(in certificate: [UInt8]) -> String? {
        var rest = certificate[...]
        var found: String?
        while let place = rest.firstRange(of: identifier) {
            rest = rest[place.upperBound...]
            // The tag of a string, then its length; 64 characters are the most.
            guard let length = rest.dropFirst().first.map({ Int($0) }), length < 128 else {
                continue
            }
            found = String(decoding: rest.dropFirst(2).prefix(length), as: UTF8.self)
        }
        return found
    }
}
