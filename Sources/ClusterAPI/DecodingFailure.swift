/// Why an answer could not be read at all; it never quotes the answer.
package enum DecodingFailure: Error, Hashable, CustomStringConvertible {
    /// Reading the answer found no byte but white space.
    case empty
    /// Reading the answer as JSON failed.
    case notJSON(reason: String)
    /// The answer is JSON, but what stands at the path is of another kind than the resource has.
    case wrongShape(path: String, expected: String, found: String)

    /// A word for a metric or a log field.
    package var label: String {
        switch self {
        case .empty: "empty"
        case .notJSON: "not_json"
        case .wrongShape: "wrong_shape"
        }
    }

    package var description: String {
        switch self {
        case .empty: "the answer is empty"
        case .notJSON(let reason): "the answer is not JSON: \(reason)"
        case .wrongShape(let path, let expected, let found):
            "the answer has \(found) at \(path) instead of \(expected)"
        }
    }
}
