extension JSON {
    /// Reads a document, nil when it is no JSON.
    package init?(_ bytes: [UInt8]) {
        guard let value = try? JSONParser.parse(bytes) else { return nil }
        self = value
    }

    /// Returns an element of a list, nil when this is no list or is too short.
    package subscript(index: Int) -> JSON? {
        guard case .array(let elements) = self, elements.indices.contains(index) else { return nil }
        return elements[index]
    }

    /// The elements of a list, none for anything else.
    package var elements: [JSON] {
        guard case .array(let elements) = self else { return [] }
        return elements
    }

    /// The keys of an object in their order, none for anything else.
    package var keys: [String] {
        guard case .object(let members) = self else { return [] }
        return members.map(\.name)
    }

    /// The text of a string, nil for anything else.
    package var text: String? {
        guard case .string(let text) = self else { return nil }
        return text
    }

    /// The value of an integer or a float, nil for anything else.
    package var double: Double? {
        switch self {
        case .integer(let value): Double(value)
        case .number(let value): value
        case .null, .boolean, .string, .array, .object: nil
        }
    }
}
