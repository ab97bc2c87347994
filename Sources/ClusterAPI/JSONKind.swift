/// The type of a JSON value.
enum JSONKind: Hashable, CaseIterable {
    case null
    case bool
    case number
    case string
    case array
    case object

    /// The type with its article, for a sentence.
    var described: String {
        switch self {
        case .null: "null"
        case .bool: "a boolean"
        case .number: "a number"
        case .string: "a string"
        case .array: "an array"
        case .object: "an object"
        }
    }
}
