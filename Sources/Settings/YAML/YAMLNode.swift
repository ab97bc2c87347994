/// A value of the file with its place: one word, a list or a mapping.
struct YAMLNode: Sendable {
    /// What the value is.
    enum Content: Sendable {
        /// A single value; `isPlain` tells `true` from `"true"`.
        case scalar(String, isPlain: Bool)
        case sequence([YAMLNode])
        case mapping([YAMLEntry])
        /// Something that is refused and was reported when the file was parsed.
        case refused
    }

    var place: Place
    var content: Content

    /// Whether nothing is written there: an empty place, `~` or `null`.
    var isNull: Bool {
        guard case .scalar(let text, isPlain: true) = content else { return false }
        return ["", "~", "null", "Null", "NULL"].contains(text)
    }
}

/// A key of a mapping with its value; keys of one mapping are unique.
struct YAMLEntry: Sendable {
    var key: String
    var place: Place
    var value: YAMLNode
}
