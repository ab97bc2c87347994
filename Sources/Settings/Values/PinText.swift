/// Pinned public keys in curl's form: `sha256//BASE64`, several joined by `;`.
///
/// See https://curl.se/libcurl/c/CURLOPT_PINNEDPUBLICKEY.html, which also takes the name of a file;
/// that form is refused here, so that a pin is always visible in the settings.
enum PinText {
    /// Reads the pins and returns them as written; each must be 32 bytes, the length of a SHA-256.
    static func read(_ node: YAMLNode) throws(ValueFailure) -> String {
        let text = try node.text()
        let prefix = "sha256//"
        for pin in text.split(separator: ";", omittingEmptySubsequences: false) {
            guard pin.hasPrefix(prefix) else {
                throw .because("must be sha256//BASE64, several joined by ;")
            }
            guard let bytes = Base64.decode(pin.dropFirst(prefix.count).utf8), bytes.count == 32
            else { throw .because("must hold the Base64 of 32 bytes after each sha256//") }
        }
        return text
    }
}
