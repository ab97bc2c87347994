extension Chunk {
    /// What a column takes, for those who ask what the bytes are spent on.
    package struct ColumnSize: Hashable, Sendable {
        /// The name of the code that it is written in.
        package let coding: String
        /// Its samples.
        package let samples: Int
        /// Its bits, header included.
        package let bits: Int
    }

    /// The bytes of the chunk, checksum and padding included.
    package var byteCount: Int { words.count * 8 }

    /// The size of the times and of each column, in this order.
    package var columnSizes: [ColumnSize] {
        var reader = BitReader(words, at: Self.headerBits)
        var sizes: [ColumnSize] = []
        do {
            for _ in 0...columnCount {
                let start = reader.position
                let header = try ColumnHeader(rows: rowCount, from: &reader)
                try reader.skip(header.length)
                sizes.append(
                    ColumnSize(
                        coding: "\(header.coding)",
                        samples: header.presence.count,
                        bits: reader.position - start
                    )
                )
            }
        } catch {
            preconditionFailure("\(error), although it was verified")
        }
        return sizes
    }
}
