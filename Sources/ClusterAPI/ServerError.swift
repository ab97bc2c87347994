/// What the API says about an error, made safe for one line of a log.
package struct ServerError: Hashable, Sendable, CustomStringConvertible {
    /// The most characters that each part has.
    package static let maximumLength = 200

    /// The stable token of the API, such as `db_not_found`; nil when the answer has none.
    package var code: String?
    /// The text for humans; nil when the answer has none.
    package var text: String?

    /// Joins the parts; control characters become spaces and too much is cut off.
    package init?(code: String?, text: String?) {
        self.code = code.flatMap(Self.line)
        self.text = text.flatMap(Self.line)
        if self.code == nil && self.text == nil { return nil }
    }

    package var description: String {
        switch (code, text) {
        case (let code?, let text?): "\(code): \(text)"
        case (let part?, nil), (nil, let part?): part
        case (nil, nil): ""
        }
    }

    /// Makes one line of any text, nil when nothing is left of it.
    private static func line(_ text: String) -> String? {
        let words = text.unicodeScalars.prefix(8 * maximumLength).split { scalar in
            scalar.properties.isWhitespace || scalar.properties.generalCategory == .control
                || scalar.properties.generalCategory == .format
        }
        let line = words.map { String(String.UnicodeScalarView($0)) }.joined(separator: " ")
        return line.isEmpty ? nil : String(line.prefix(maximumLength))
    }
}
