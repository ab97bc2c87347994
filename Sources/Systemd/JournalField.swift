/// One `NAME=value` of a record, under the name that the journal gives it.
///
/// journald drops a field with a malformed name without a word, so a name is checked here: names
/// are constants of this program, or went through ``sanitizedName(_:)``.
package struct JournalField: Sendable, Hashable {
    /// The longest name that journald accepts (`journal_field_valid` in systemd).
    package static let nameLengthMax = 64

    /// Upper-case ASCII letters, digits and underscores; neither digit nor underscore first.
    package let name: String

    /// Any text, also several lines of it.
    package let value: String

    /// Pairs a name with its value; a malformed name is a programming error and traps.
    package init(_ name: String, _ value: String) {
        guard Self.isValidName(name) else {
            preconditionFailure("not a journal field name: \"\(name)\"")
        }
        self.name = name
        self.value = value
    }

    /// Tells whether journald takes a field of this name from a client.
    package static func isValidName(_ name: String) -> Bool {
        let bytes = name.utf8
        guard let first = bytes.first, bytes.count <= nameLengthMax else { return false }
        return isUpperCaseLetter(first)
            && bytes.allSatisfy { isUpperCaseLetter($0) || isDigit($0) || $0 == underscore }
    }

    /// Makes a `REWATCHD_…` name out of any text, for instance a log call's metadata key.
    ///
    /// Letters are upper-cased, whatever is not ASCII letter or digit becomes an underscore,
    /// leading underscores go, and the rest is cut to what fits. Different keys may get the same
    /// name.
    package static func sanitizedName(_ key: String) -> String {
        let mapped = key.utf8.map(sanitized)
        let stem = mapped.drop { $0 == underscore }
        guard !stem.isEmpty else { return prefix + "METADATA" }
        let room = nameLengthMax - prefix.utf8.count
        let text = String(decoding: stem, as: UTF8.self)
        return text.hasPrefix(prefix)
            ? String(text.prefix(nameLengthMax)) : prefix + String(text.prefix(room))
    }

    private static let prefix = "REWATCHD_"
    private static let underscore = UInt8(ascii: "_")

    private static func sanitized(_ byte: UInt8) -> UInt8 {
        let isLowerCaseLetter = byte >= UInt8(ascii: "a") && byte <= UInt8(ascii: "z")
        if isLowerCaseLetter { return byte - 0x20 }
        return isUpperCaseLetter(byte) || isDigit(byte) ? byte : underscore
    }

    private static func isUpperCaseLetter(_ byte: UInt8) -> Bool {
        byte >= UInt8(ascii: "A") && byte <= UInt8(ascii: "Z")
    }

    private static func isDigit(_ byte: UInt8) -> Bool {
        byte >= UInt8(ascii: "0") && byte <= UInt8(ascii: "9")
    }
}
