/// All series of one object: sealed chunks, oldest first, and the head.
///
/// The columns are numbered in the order in which they first came. A number is never given to
/// another column, so the chunks of the table stay readable as columns are added.
struct SeriesTable: Sendable {
    /// A chunk and its place in the order in which all tables sealed theirs.
    struct Sealed: Sendable {
        let chunk: Chunk
        let serial: Int
    }

    /// The owner's number of each column.
    private(set) var columns: [UInt16] = []
    private(set) var chunks: [Sealed] = []
    private(set) var head = Head()
    /// The time of the row that came last.
    private(set) var newest: Int64?
    /// How many rows the head may have this time.
    private var rowsMax: Int
    private var chunkBytes = 0
    private(set) var sampleCount = 0
    /// How many rows of the head are kept elsewhere; all of them, or the first.
    private(set) var keptRows = 0
    /// Whether rows that are kept elsewhere may be neither in the head nor in a chunk that is kept.
    ///
    /// True of a new table, as there may have been another of the same object.
    private(set) var isCutOff = true

    /// An empty table whose first chunk has so many rows, so that not all tables seal at once.
    init(firstRows: Int) {
        rowsMax = max(1, min(firstRows, Chunk.rowsMax))
    }

    /// The bytes that it has allocated, besides its own.
    var bytes: Int {
        Footprint.bytes(of: columns) + Footprint.bytes(of: chunks) + chunkBytes + head.bytes
    }

    /// The bytes that a table of so many columns has allocated when it has one row.
    static func leastBytes(columns: Int) -> Int {
        Footprint.bytes(capacity: columns, of: UInt16.self) + Head.leastBytes(columns: columns)
    }

    /// Whether the head must be sealed before a row with this time.
    func mustSeal(before milliseconds: Int64, span: UInt64) -> Bool {
        guard head.rowCount > 0, milliseconds != newest else { return false }
        return head.rowCount >= rowsMax || head.firstTime.gap(to: milliseconds) > span
    }

    /// Whether the head has rows and got none for longer than the limit.
    func isIdle(now: Int64, limit: UInt64) -> Bool {
        guard head.rowCount > 0, let newest else { return false }
        return newest.gap(to: now) > limit
    }

    /// Adds a row, or to the newest row if it has the same time; returns how many values it took.
    mutating func append(_ row: [Cell], at milliseconds: Int64) -> Int {
        if milliseconds != newest {
            head.beginRow(at: milliseconds)
            newest = milliseconds
        } else if head.rowCount == 0 {
            // The row of that time is sealed.
            return 0
        }
        if columns.isEmpty { reserve(row.count) }
        var taken = 0
        var expected = 0
        for cell in row {
            guard let column = place(of: cell.column, near: expected) else { continue }
            if head.add(cell.value.bitPattern, to: column) { taken += 1 }
            expected = column + 1
        }
        sampleCount += taken
        // A row that was kept has got more values: the head is kept anew.
        if taken > 0, keptRows == head.rowCount { keptRows = 0 }
        return taken
    }

    /// Makes room for so many columns, so that the table of an object has no idle ones.
    private mutating func reserve(_ count: Int) {
        columns.reserveCapacity(count)
        head.reserve(columns: count)
    }

    /// The number of a column, a new one if need be; rows mostly have the same order.
    private mutating func place(of column: UInt16, near expected: Int) -> Int? {
        if expected < columns.count, columns[expected] == column { return expected }
        if let place = columns.firstIndex(of: column) { return place }
        guard columns.count < Chunk.columnsMax else { return nil }
        columns.append(column)
        return columns.count - 1
    }

    /// The samples of a column, oldest first.
    func samples(of column: UInt16) -> [Sample] {
        guard let place = columns.firstIndex(of: column) else { return [] }
        var samples: [Sample] = []
        samples.reserveCapacity(chunks.reduce(head.rowCount) { $0 + $1.chunk.rowCount })
        for sealed in chunks { sealed.chunk.append(place, to: &samples) }
        head.append(place, to: &samples)
        return samples
    }
}

extension SeriesTable {
    /// Compresses the first rows of the head.
    mutating func seal(rows: Int, serial: Int) {
        let chunk = head.seal(rows: rows, columns: columns.count)
        keptRows = 0
        rowsMax = Chunk.rowsMax
        chunks.append(Sealed(chunk: chunk, serial: serial))
        chunkBytes += Footprint.bytes(of: chunk.words)
    }

    /// Drops the oldest chunk, of which there must be one.
    mutating func dropOldestChunk() {
        let chunk = chunks.removeFirst().chunk
        chunkBytes -= Footprint.bytes(of: chunk.words)
        sampleCount -= chunk.sampleCount
        // An empty array may keep room for many.
        if chunks.isEmpty { chunks = [] }
    }

    /// Drops what the head holds but its newest row; there must be one.
    mutating func trimHead() {
        sampleCount -= head.sampleCount
        head.keepNewest()
        isCutOff = isCutOff || keptRows > 0
        keptRows = 0
        sampleCount += head.sampleCount
    }

    /// Drops the chunks that are further from the present than the retention, and then the head.
    ///
    /// The head goes when its last row is too far away; it spans no more than a chunk does. Chunks
    /// from a serial on stay: whoever keeps them elsewhere has not got them yet, but rows of them.
    mutating func dropAged(now: Int64, retention: UInt64, before limit: Int) {
        while let oldest = chunks.first, oldest.serial < limit,
            oldest.chunk.isAged(now: now, retention: retention)
        {
            dropOldestChunk()
        }
        if chunks.isEmpty, head.rowCount > 0, let newest, newest.gap(to: now) > retention {
            sampleCount -= head.sampleCount
            head.clear()
            isCutOff = isCutOff || keptRows > 0
            keptRows = 0
        }
    }

    /// The oldest time that it has; nil when it has none.
    var oldest: Int64? {
        chunks.first?.chunk.oldest ?? (head.rowCount > 0 ? head.firstTime : nil)
    }

    /// The samples of each column that are newer than a time.
    func samples(after time: Int64) -> [(column: UInt16, samples: [Sample])] {
        let sealed = chunks.filter { $0.chunk.newest > time }
        return columns.enumerated().map { place, column in
            var samples: [Sample] = []
            for one in sealed { one.chunk.append(place, to: &samples) }
            head.append(place, after: time, to: &samples)
            return (column, samples.filter { $0.milliseconds > time })
        }
    }

    /// Takes note that all that there is is kept elsewhere, or that the head does not count as kept.
    mutating func noteKept(_ isKept: Bool) {
        keptRows = isKept ? head.rowCount : 0
        isCutOff = !isKept
    }

    /// Takes note that a chunk went which is not kept elsewhere, though rows of it may be.
    mutating func noteCutOff() { isCutOff = true }

    /// The sealed chunks from a serial on, oldest first.
    func chunks(from serial: Int) -> ArraySlice<Sealed> {
        let first = chunks.lastIndex { $0.serial < serial }.map { $0 + 1 } ?? 0
        return chunks[first...]
    }
}

extension Chunk {
    /// Whether all of it is further from the present than the retention, to whichever side.
    fileprivate func isAged(now: Int64, retention: UInt64) -> Bool {
        newest < now
            ? newest.gap(to: now) > retention : oldest > now && oldest.gap(to: now) > retention
    }
}
