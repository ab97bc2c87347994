/// Why bytes are not a chunk.
package enum ChunkError: Error, Hashable, Sendable, CustomStringConvertible {
    /// What contradicts itself although nothing is missing.
    package enum Flaw: String, Hashable, Sendable {
        /// No row, or more rows than a chunk may have.
        case rowCount = "the number of rows"
        /// The times of the rows.
        case times = "the times"
        /// A way to code a column that does not exist.
        case coding = "the coding of a column"
        /// The rows that a column has values in.
        case presence = "the presence of a column"
        /// The length that a column says it has.
        case columnLength = "the length of a column"
        /// A number of more than 64 bits.
        case numberLength = "the length of a number"
        /// A value of more than 64 bits.
        case valueLength = "the length of a value"
        /// Something after the last column.
        case excess = "the bits after the last column"
    }

    /// The number of bytes is none that a chunk can have.
    case length(bytes: Int)
    /// It was written by another version of the program.
    case version(UInt8)
    /// The bytes are not those that were written.
    case checksum(expected: UInt32, found: UInt32)
    /// It ends too early.
    case truncated(bit: Int, missing: Int)
    /// It contradicts itself.
    case malformed(bit: Int, Flaw)

    package var description: String {
        switch self {
        case .length(let bytes): "cannot read a chunk of \(bytes) bytes"
        case .version(let version): "cannot read a chunk of version \(version)"
        case .checksum(let expected, let found):
            "cannot read a chunk: its checksum is \(found) and should be \(expected)"
        case .truncated(let bit, let missing):
            "cannot read a chunk: at bit \(bit) it lacks \(missing) bits"
        case .malformed(let bit, let flaw):
            "cannot read a chunk: \(flaw.rawValue) cannot be right, before bit \(bit)"
        }
    }
}
