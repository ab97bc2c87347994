/// Names and values of static labels.
enum LabelText {
    /// The longest value; a label repeats on every series, so it must stay a word.
    static let longestValue = 256

    /// Says what is wrong with a label's name, if anything.
    static func problem(withName name: String, reserved: Set<String>) -> String? {
        if name.hasPrefix("__") {
            return "must not begin with __, which Prometheus keeps for itself"
        }
        guard let first = name.utf8.first, !(0x30...0x39).contains(first),
            name.utf8.allSatisfy(isNameByte), name.utf8.count <= 64
        else { return "is no label name: letters, digits and _ only, no digit first" }
        return reserved.contains(name) ? "is a label of the metrics themselves" : nil
    }

    /// Reads a label's value.
    static func value(_ node: YAMLNode) throws(ValueFailure) -> String {
        let text = try node.text()
        guard text.count <= longestValue, text.isPrintable else {
            throw .because("must be at most \(longestValue) printable characters")
        }
        return text
    }

    private static func isNameByte(_ byte: UInt8) -> Bool {
        switch byte {
        case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
            UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "_"):
            true
        default: false
        }
    }
}
