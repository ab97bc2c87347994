/// Takes the text out of an error page, just well enough for one line of a log.
enum Markup {
    /// The most bytes that are looked at.
    private static let maximumBytes = 16 << 10

    /// Returns what stands outside of tags, styles and scripts; plain text is returned as it is.
    static func text(of body: [UInt8]) -> String {
        let source = String(decoding: body.prefix(maximumBytes), as: UTF8.self)
        var text = ""
        var rest = source[...]
        while let open = rest.firstIndex(of: "<") {
            text += rest[..<open] + " "
            guard let close = rest[open...].firstIndex(of: ">") else { return text }
            let tag = rest[open...close].lowercased()
            rest = rest[rest.index(after: close)...]
            for hidden in ["style", "script"] where tag.hasPrefix("<\(hidden)") {
                rest = rest[(end(of: hidden, in: rest) ?? rest.endIndex)...]
            }
        }
        return text + rest
    }

    private static func end(of tag: String, in text: Substring) -> Substring.Index? {
        text.indices.first { index in
            text[index] == "<" && text[index...].prefix(tag.count + 2).lowercased() == "</\(tag)"
        }
    }
}
