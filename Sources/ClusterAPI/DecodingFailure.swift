/// Why an answer could not be read at all; it never quotes the answer.
package enum DecodingFailure: Error, Hashable, CustomStringConvertible {
    /// Reading the answer found no byte but white space.
    case empty
    /// Reading the answer as JSON failed.
    case notJSON(reason: String)
    /// The answer is JSON, but what stands at the path is of another kind than the resource has.
    case wrongShape(path: String, expected: String, found: String)
    /// The answer has objects, but none could be read; `first` tells why the first could not.
    case nothingReadable(first: String)
    /// The answer is an empty list or object, where every cluster has something.
    case nothingThere

    /// A word for a metric or a log field.
    package var label: String {
        switch self {
        case .empty: "empty"
        case .notJSON: "not_json"
        case .wrongShape: "wrong_shape"
        case .nothingReadable: "nothing_readable"
        case .nothingThere: "nothing_there"
        }
    }

    package var description: String {
        switch self {
        case .empty: "the answer is empty"
        case .notJSON(let reason): "the answer is not JSON: \(reason)"
        case .wrongShape(let path, let expected, let found):
            "the answer has \(found) at \(path) instead of \(expected)"
        case .nothingReadable(let first): "no object of the answer could be read: \(first)"
        case .nothingThere: "the answer holds nothing, where every cluster has something"
        }
    }
}
