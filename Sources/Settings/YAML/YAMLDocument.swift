/// The configuration file as a tree of values with their places, and what is wrong with it as YAML.
///
/// It takes the plain part of YAML that a configuration needs and refuses the rest with words:
/// anchors and aliases (a small file could unfold to gigabytes), tags, several documents, lists or
/// mappings as keys, and the same key twice, of which YAML readers silently take one. Deeper than
/// ``depthLimit`` it stops. Such finds are collected and the tree goes on without the refused part;
/// only text that is no YAML ends it, because nothing after that can be trusted.
///
/// One operation, ``init(_:)``: linear in the length of the file, which the caller bounds. Values
/// stay text here; what `10s` or `true` means is decided by the one who asks for that key, so
/// YAML 1.1's habit of reading `no` as false or `1:30` as 90 does not exist.
struct YAMLDocument {
    /// The most lists and mappings that may lie inside each other.
    static let depthLimit = 32

    /// The outermost value; nil when the file is empty or is no YAML.
    let root: YAMLNode?
    /// What was refused, in the order of the file.
    let problems: [YAMLProblem]

    /// Parses a whole file.
    init(_ bytes: [UInt8]) {
        var builder = Builder()
        do throws(YAMLProblem) {
            root = try builder.document(YAMLEventReader(bytes))
        } catch {
            root = nil
            builder.problems.append(error)
        }
        problems = builder.problems
    }
}

/// Builds the tree by recursive descent over the events.
private struct Builder {
    var problems: [YAMLProblem] = []

    mutating func document(_ events: borrowing YAMLEventReader) throws(YAMLProblem) -> YAMLNode? {
        var root: YAMLNode?
        while true {
            let event = try events.next()
            switch event.kind {
            case .streamEnd:
                return root
            case .documentStart where root != nil:
                refuse("a second document is not allowed here", at: event.place)
                return root
            case .streamStart, .documentStart, .documentEnd:
                continue
            case .scalar, .sequenceStart, .mappingStart, .alias, .sequenceEnd, .mappingEnd:
                root = try node(from: event, events, depth: 0)
            }
        }
    }

    private mutating func node(
        from event: YAMLEvent,
        _ events: borrowing YAMLEventReader,
        depth: Int
    ) throws(YAMLProblem) -> YAMLNode {
        if depth > YAMLDocument.depthLimit {
            let limit = YAMLDocument.depthLimit
            throw YAMLProblem(place: event.place, message: "nested deeper than \(limit) levels")
        }
        if event.hasAnchor {
            refuse("anchors (&name) are not allowed; write the value out", at: event.place)
        }
        if event.hasTag {
            refuse("tags (!name) are not allowed; write the value alone", at: event.place)
        }
        let content: YAMLNode.Content
        switch event.kind {
        case .scalar(let text, let isPlain):
            content = .scalar(text, isPlain: isPlain)
        case .sequenceStart:
            content = .sequence(try sequence(events, depth: depth))
        case .mappingStart:
            content = .mapping(try mapping(events, depth: depth))
        case .alias:
            refuse("aliases (*name) are not allowed; write the value out", at: event.place)
            content = .refused
        case .streamStart, .streamEnd, .documentStart, .documentEnd, .sequenceEnd, .mappingEnd:
            preconditionFailure("libyaml gave \(event.kind) where a value begins")
        }
        return YAMLNode(place: event.place, content: event.hasTag ? .refused : content)
    }

    private mutating func sequence(
        _ events: borrowing YAMLEventReader,
        depth: Int
    ) throws(YAMLProblem) -> [YAMLNode] {
        var elements: [YAMLNode] = []
        while true {
            let event = try events.next()
            if event.kind == .sequenceEnd { return elements }
            elements.append(try node(from: event, events, depth: depth + 1))
        }
    }

    private mutating func mapping(
        _ events: borrowing YAMLEventReader,
        depth: Int
    ) throws(YAMLProblem) -> [YAMLEntry] {
        var entries: [YAMLEntry] = []
        var lines: [String: Int] = [:]
        while true {
            let event = try events.next()
            if event.kind == .mappingEnd { return entries }
            let key = try node(from: event, events, depth: depth + 1)
            let value = try node(from: events.next(), events, depth: depth + 1)
            guard case .scalar(let text, _) = key.content else {
                if case .refused = key.content { continue }
                refuse("a key must be a single word", at: key.place)
                continue
            }
            if let line = lines[text] {
                refuse("duplicate key \(text.quoted); it is also in line \(line)", at: key.place)
            } else {
                lines[text] = key.place.line
                entries.append(YAMLEntry(key: text, place: key.place, value: value))
            }
        }
    }

    private mutating func refuse(_ message: String, at place: Place) {
        problems.append(YAMLProblem(place: place, message: message))
    }
}
