/// Why a value cannot be read.
enum ValueFailure: Error, Hashable {
    /// The rest of a sentence that begins with the key, such as `must be true or false`.
    case because(String)
    /// The parser refused the value and said so.
    case alreadyReported
}
