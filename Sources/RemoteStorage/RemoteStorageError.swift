/// Why a message of another engine could not be read.
package enum RemoteStorageError: Error, Hashable, CustomStringConvertible {
    /// The bytes are no block of Snappy; why not.
    case notCompressed(reason: String)
    /// The message has more bytes, as it comes or once it is decompressed.
    case tooLong(limit: Int)
    /// The message does not follow the format; where it does not.
    case malformed(message: String)
    /// The message has more parts of a kind.
    case tooMany(parts: String, limit: Int)
    /// A matcher compares in a way that is not known.
    case unknownComparison(number: UInt64)
    /// The other side takes no kind of answer that can be given.
    case noCommonAnswer

    package var description: String {
        switch self {
        case .notCompressed(let reason): "the body is no block of Snappy: \(reason)"
        case .tooLong(let limit): "the message has more than \(limit) bytes"
        case .malformed(let message): "\(message) cannot be decoded as protocol buffers"
        case .tooMany(let parts, let limit): "the message has more than \(limit) \(parts)"
        case .unknownComparison(let number): "a matcher has the unknown type \(number)"
        case .noCommonAnswer: "samples are the only kind of answer here"
        }
    }
}
