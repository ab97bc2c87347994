/// What stands before the values of a column.
///
///     ┌ coding 3 ┬ mapping 4 ┬ sparse 1 ┬ length 16 ┬ presence `rows` ┬ payload … ┐
///
/// The length counts the payload's bits, so that a reader passes over columns it does not want; a
/// constant or absent column has none. The presence is there only if the column is sparse.
struct ColumnHeader: Hashable, Sendable {
    /// How the values of a column are written.
    enum Coding: UInt64, Hashable, Sendable, CaseIterable {
        /// No row has a value.
        case absent
        /// One value for all rows.
        case constant
        /// The same step from each value to the next.
        case even
        /// See ``DeltaCode``.
        case delta
        /// See ``PackedCode``.
        case packed
        /// See ``XORCode``.
        case xor
    }

    var coding: Coding
    var mapping: NumberMapping
    /// The rows that have a value.
    var presence: RowSet
    /// The bits of the payload.
    var length: Int

    /// Writes the header for a chunk of so many rows.
    func write(rows: Int, to writer: inout BitWriter) {
        let isSparse = coding != .absent && presence.count < rows
        writer.write(coding.rawValue, 3)
        writer.write(mapping.code, 4)
        writer.write(isSparse ? 1 : 0, 1)
        if hasLength { writer.write(UInt64(length), 16) }
        if isSparse { presence.write(rows: rows, to: &writer) }
    }

    private var hasLength: Bool { coding != .absent && coding != .constant }
}

extension ColumnHeader {
    /// Reads a header; the reader then stands at the payload.
    init(rows: Int, from reader: inout BitReader) throws(ChunkError) {
        guard let coding = Coding(rawValue: try reader.read(3)) else {
            throw .malformed(bit: reader.position, .coding)
        }
        self.coding = coding
        mapping = NumberMapping(code: try reader.read(4))
        let isSparse = try reader.read(1) == 1
        length = 0
        presence = coding == .absent ? RowSet() : RowSet(first: rows)
        if hasLength { length = Int(try reader.read(16)) }
        if isSparse { presence = try RowSet(rows: rows, from: &reader) }
        guard presence.isEmpty == (coding == .absent), !isSparse || presence.count < rows else {
            throw .malformed(bit: reader.position, .presence)
        }
        guard coding != .constant else {
            // Its length is in the number itself.
            var ahead = reader
            length = 7 + Int(try ahead.read(7))
            return
        }
    }
}
