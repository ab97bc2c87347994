/// What a piece of the history means to whoever keeps it elsewhere.
package enum PieceKind: Hashable, Sendable {
    /// A chunk that is sealed; it holds the rows of the head that were taken before, and more.
    case sealed
    /// The rows of the head from the first on, in place of those that were taken before.
    case wholeHead
    /// The rows of the head that came since the last taking.
    case moreRows
}

/// A piece of the history of one subject that is not kept elsewhere yet.
package struct UnkeptPiece<Subject: Hashable & Sendable>: Sendable {
    /// Whose rows they are.
    package let subject: Subject
    /// The owner's number of each column of the chunk.
    package let columns: [UInt16]
    /// The rows.
    package let chunk: Chunk
    /// What they mean.
    package let kind: PieceKind
    /// Whether rows that were taken before may be neither in this piece nor in memory any more.
    ///
    /// What is replaced by the piece is then only what is in it.
    package let isCutOff: Bool

    /// Joins a piece.
    package init(
        _ subject: Subject,
        _ columns: [UInt16],
        _ chunk: Chunk,
        _ kind: PieceKind,
        isCutOff: Bool = false
    ) {
        self.subject = subject
        self.columns = columns
        self.chunk = chunk
        self.kind = kind
        self.isCutOff = isCutOff
    }
}

/// A piece of the table with a number.
struct NumberedPiece {
    let number: Int
    let columns: [UInt16]
    let chunk: Chunk
    let kind: PieceKind
    let isCutOff: Bool

    init(_ number: Int, of table: SeriesTable, _ chunk: Chunk, _ kind: PieceKind) {
        self.number = number
        let columns = table.columns
        isCutOff = table.isCutOff && kind != .moreRows
        // A chunk may be older than the newest columns.
        let isWhole = columns.count == chunk.columnCount
        self.columns = isWhole ? columns : Array(columns.prefix(chunk.columnCount))
        self.chunk = chunk
        self.kind = kind
    }
}
