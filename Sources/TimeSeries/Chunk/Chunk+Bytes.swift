extension Chunk {
    /// The bytes to be kept elsewhere; a multiple of eight.
    package var bytes: [UInt8] {
        var bytes: [UInt8] = []
        bytes.reserveCapacity(words.count * 8)
        for word in words {
            for shift in stride(from: UInt64(0), to: 64, by: 8) {
                bytes.append(UInt8(truncatingIfNeeded: word &>> shift))
            }
        }
        return bytes
    }

    /// Takes bytes that were kept elsewhere, and decodes all of them once to see that it can.
    package init(bytes: [UInt8]) throws(ChunkError) {
        guard bytes.count >= 8, bytes.count % 8 == 0 else { throw .length(bytes: bytes.count) }
        let words = stride(from: 0, to: bytes.count, by: 8).map { start in
            (0..<8).reduce(UInt64(0)) { $0 | UInt64(bytes[start + $1]) << UInt64(8 * $1) }
        }
        let version = UInt8(truncatingIfNeeded: words[0])
        guard version == Self.version else { throw .version(version) }
        let (expected, found) = (UInt32(words[0] >> 32), Self.checksum(of: words))
        guard expected == found else { throw .checksum(expected: expected, found: found) }
        self = try Self.verified(words)
    }

    private static func verified(_ words: [UInt64]) throws(ChunkError) -> Chunk {
        let rows = Int(words[0] >> 8 & 0xFF)
        let columns = Int(words[0] >> 16 & 0xFFFF)
        var reader = BitReader(words, at: headerBits)
        guard (1...rowsLimit).contains(rows) else {
            throw .malformed(bit: reader.position, .rowCount)
        }
        let times = try Self.times(rows, &reader)
        var sampleCount = 0
        for _ in 0..<columns {
            let header = try ColumnHeader(rows: rows, from: &reader)
            let end = reader.position + header.length
            sampleCount += try header.patterns(from: &reader).count
            guard reader.position == end else {
                throw .malformed(bit: reader.position, .columnLength)
            }
        }
        guard reader.left < 64, try reader.read(reader.left) == 0 else {
            throw .malformed(bit: reader.position, .excess)
        }
        return Chunk(words: words, times: times, sampleCount: sampleCount)
    }

    /// Reads the times, after which the reader stands at the first column.
    static func times(_ rows: Int, _ reader: inout BitReader) throws(ChunkError) -> [Int64] {
        let header = try ColumnHeader(rows: rows, from: &reader)
        let end = reader.position + header.length
        guard header.presence.count == rows, header.mapping == .decimal(places: 0) else {
            throw .malformed(bit: reader.position, .times)
        }
        let times = try header.numbers(from: &reader)
        guard reader.position == end else { throw .malformed(bit: end, .columnLength) }
        return times
    }
}
