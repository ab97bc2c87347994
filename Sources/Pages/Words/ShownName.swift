/// Names of other people's objects, as long as a line can bear.
enum ShownName {
    /// The most Unicode scalars of a name that are shown; the rest is an ellipsis.
    static let lengthMax = 48
    /// The most of a sentence that came from elsewhere, such as an error.
    static let sentenceMax = 240

    /// A name in a direction of its own, shortened where it is too long.
    ///
    /// Isolated, a name that turns the direction of writing turns nothing but itself.
    static func html(_ name: String) -> HTML { Tag.bdi(HTML(cut(name, lengthMax))) }

    /// A sentence with words from elsewhere, in the direction that it begins with.
    static func sentence(_ text: String) -> HTML { Tag.bdi(HTML(cut(text, sentenceMax))) }

    /// A name for an attribute, where nothing isolates: without what turns the direction.
    static func plain(_ name: String) -> String {
        String(
            String.UnicodeScalarView(cut(name, lengthMax).unicodeScalars.filter { !turns($0) })
        )
    }

    /// The beginning of a text; O(limit), however long it is.
    static func cut(_ text: String, _ limit: Int) -> String {
        let scalars = text.unicodeScalars
        guard
            let end = scalars.index(
                scalars.startIndex,
                offsetBy: limit,
                limitedBy: scalars.endIndex
            ),
            end < scalars.endIndex
        else { return text }
        return String(scalars[..<end]) + "…"
    }

    private static func turns(_ scalar: Unicode.Scalar) -> Bool {
        scalar.properties.isBidiControl
    }
}
