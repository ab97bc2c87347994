/// One step of the parser through the file, free of libyaml's memory.
struct YAMLEvent {
    /// What the parser met.
    enum Kind: Equatable {
        case streamStart
        case streamEnd
        case documentStart
        case documentEnd
        case scalar(String, isPlain: Bool)
        case sequenceStart
        case sequenceEnd
        case mappingStart
        case mappingEnd
        case alias
    }

    var kind: Kind
    var place: Place
    /// Whether the value is given a name (`&name`) for use elsewhere.
    var hasAnchor = false
    /// Whether the value is given a type (`!!str`).
    var hasTag = false
}
