/// A pattern as it was read.
indirect enum PatternNode: Hashable, Sendable {
    case empty
    case scalar(Unicode.Scalar)
    case set(ScalarSet)
    case sequence([PatternNode])
    case choice([PatternNode])
    /// At least and at most so many times; without an end when `most` is nil.
    case repeated(PatternNode, least: Int, most: Int?)
    case start
    case end
    /// Where a word begins or ends, or where none does.
    case wordBoundary(Bool)
}
