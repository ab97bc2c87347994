import Model

/// The objects of an answer that is an array of objects with `uid` or a map by it.
///
/// Both forms are read wherever one is documented, because the documentation contradicts itself.
struct ObjectEntries: Sequence, IteratorProtocol {
    private var elements: JSONValue.Elements
    private var members: JSONValue.Members
    private var index = 0

    /// Refuses what is neither; an empty map is a list only where a map is the documented form.
    init(_ root: JSONValue, expected: StaticString, emptyMap: Bool) throws(DecodingFailure) {
        elements = root.elements
        members = root.members
        let isList =
            switch root.kind {
            case .array: true
            case .object: Self.isMap(root, emptyMap: emptyMap)
            case .null, .bool, .number, .string: false
            }
        guard isList else { throw .wrongShape(root, expected: expected) }
    }

    mutating func next() -> Entry? {
        if let value = elements.next() {
            index += 1
            return Entry(place: .element(index - 1), key: nil, value: value)
        }
        return members.next().map { Entry(place: .member($0.key), key: $0.key, value: $0.value) }
    }

    private static func isMap(_ root: JSONValue, emptyMap: Bool) -> Bool {
        var isEmpty = true
        for (_, value) in root.members {
            if value.kind == .object { return true }
            isEmpty = false
        }
        return isEmpty && emptyMap
    }
}

extension ObjectEntries {
    /// One object, or what stands in its place.
    struct Entry {
        /// Where it is.
        var place: JSONPath.Place
        /// Its key in a map; nil in an array.
        var key: JSONText?
        /// What stands there.
        var value: JSONValue

        /// Its identifier, in a map the key; notes the loss of the object without one.
        func uid(_ losses: inout LossLog) -> UID? {
            guard value.kind == .object else {
                losses.add(JSONPath(place), expected: "an object", found: value)
                return nil
            }
            if let key {
                if let uid = key.uid { return uid }
                losses.add(JSONPath(place), reason: "has a key that is no identifier")
                return nil
            }
            guard let json = value.member("uid") else {
                losses.add(JSONPath(place, "uid"), reason: "expected an identifier, found nothing")
                return nil
            }
            guard case .value(let uid) = json.asUID else {
                losses.add(JSONPath(place, "uid"), expected: "an identifier", found: json)
                return nil
            }
            return uid
        }
    }
}

extension DecodingFailure {
    /// The whole answer is of another kind than the resource has.
    static func wrongShape(_ root: JSONValue, expected: StaticString) -> DecodingFailure {
        let isError = root.member("error_code") != nil
        let found = isError ? "an error object" : root.kind.described
        return .wrongShape(path: "$", expected: "\(expected)", found: found)
    }
}
