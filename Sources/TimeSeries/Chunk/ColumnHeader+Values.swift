extension ColumnHeader {
    /// Reads the column's numbers, one for each row of the presence.
    func numbers(from reader: inout BitReader) throws(ChunkError) -> [Int64] {
        let count = presence.count
        switch coding {
        case .absent: return []
        case .constant: return Array(repeating: try reader.readNumber(), count: count)
        case .even: return try DeltaCode.readEven(count, from: &reader)
        case .delta: return try DeltaCode.read(count, from: &reader)
        case .packed: return try PackedCode.read(count, from: &reader)
        case .xor: throw .malformed(bit: reader.position, .coding)
        }
    }

    /// Reads the bit patterns of the column's values, one for each row of the presence.
    func patterns(from reader: inout BitReader) throws(ChunkError) -> [UInt64] {
        switch coding {
        case .absent: []
        case .constant:
            Array(
                repeating: mapping.patterns([try reader.readNumber()])[0],
                count: presence.count
            )
        case .xor: try XORCode.read(presence.count, from: &reader)
        case .even, .delta, .packed: mapping.patterns(try numbers(from: &reader))
        }
    }
}
