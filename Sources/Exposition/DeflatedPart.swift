/// A part of a body, compressed so that it can stand anywhere in a gzip member.
package struct DeflatedPart: Sendable, Equatable {
    /// Raw deflate blocks that end at a byte boundary, none of them the final one.
    package let bytes: [UInt8]

    /// The CRC-32 of the uncompressed bytes.
    package let checksum: UInt32

    /// The number of uncompressed bytes.
    package let length: Int
}
