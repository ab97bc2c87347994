/// The tables of all objects, by a number, with the account of what they take.
///
/// The store above it knows which object has which number; here are only numbers, so that this is
/// not generic and fast in every module. A number is used again after its table was forgotten.
struct TableShelf: Sendable {
    private var tables: [SeriesTable] = []
    private var free: [Int] = []
    private var order = SealOrder()
    /// Where the search for a head that can be trimmed goes on.
    private var hand = 0
    private var tableBytes = 0
    /// What the tables would take with one row each.
    private(set) var leastBytes = 0
    private(set) var sampleCount = 0
    private(set) var seriesCount = 0
    private(set) var dropped: [DropReason: Int] = [:]
    private let retention: UInt64
    /// The chunks below this serial are kept elsewhere.
    private var keptSerial = 0
    /// Whether anybody keeps anything elsewhere.
    private var hasKeeper = false

    /// What a chunk may span, so that what is held is hardly older than the retention.
    ///
    /// A sixth of two hours is the time of a full chunk at a sample every ten seconds.
    private var span: UInt64 { retention / 6 }

    /// A head that got no row for an hour is sealed, or with the span if that is shorter.
    private static let idleMax: UInt64 = 3_600_000

    /// With fewer rows a chunk would take hardly less than the rows do.
    private static let earlyRowsMin = 8

    init(retention: Int64) {
        self.retention = UInt64(max(0, retention))
    }

    /// The bytes that are allocated, and the share of the holes between them.
    var bytes: Int {
        Footprint.withHoles(tableBytes) + Footprint.bytes(of: tables)
            + Footprint.bytes(of: free) + order.bytes
    }

    /// How many tables there are.
    var count: Int { tables.count - free.count }

    /// Whether so few numbers are in use that ``compact()`` is worth its time.
    var isSparse: Bool { count * 4 < tables.count }

    subscript(number: Int) -> SeriesTable { tables[number] }

    /// Opens an empty table.
    mutating func open() -> Int {
        if let number = free.popLast() { return number }
        // 43 and 120 have no common divisor: the first chunks end evenly spread.
        let rows = 1 + tables.count * 43 % Chunk.rowsMax
        if tables.count == tables.capacity {
            tables.reserveCapacity(tables.count + max(4, tables.count / 8))
        }
        tables.append(SeriesTable(firstRows: rows))
        return tables.count - 1
    }

    /// Adds a row to a table; returns how many of its values were taken.
    mutating func append(_ row: [Cell], at milliseconds: Int64, to number: Int) -> Int {
        if tables[number].mustSeal(before: milliseconds, span: span) {
            seal(number, rows: tables[number].head.rowCount)
        }
        return change(number) { $0.append(row, at: milliseconds) }
    }

    /// Counts samples that are gone or were never taken.
    mutating func countDropped(_ count: Int, _ reason: DropReason) {
        guard count > 0 else { return }
        dropped[reason, default: 0] += count
    }

    /// Drops what is too old; returns the numbers of the tables that have nothing left.
    ///
    /// It also seals the heads that nobody feeds any more: they are the larger part of a table.
    mutating func expire(now: Int64) -> [Int] {
        let idle = min(span, Self.idleMax)
        for number in tables.indices where tables[number].isIdle(now: now, limit: idle) {
            seal(number, rows: tables[number].head.rowCount)
        }
        let (held, retention) = (sampleCount, retention)
        let limit = hasKeeper ? keptSerial : .max
        for number in tables.indices where tables[number].sampleCount > 0 {
            change(number) { $0.dropAged(now: now, retention: retention, before: limit) }
        }
        countDropped(held - sampleCount, .age)
        let tables = tables
        order.keep { Self.isHeld($0, in: tables) }
        assert(tables.reduce(0) { $0 + $1.bytes } == tableBytes, "the account of bytes holds")
        assert(tables.reduce(0) { $0 + $1.sampleCount } == sampleCount, "so does that of samples")
        return tables.indices.filter { tables[$0].newest != nil && tables[$0].sampleCount == 0 }
    }

    /// Forgets a table, whose samples count as dropped for the budget.
    mutating func forget(_ number: Int) {
        countDropped(tables[number].sampleCount, .budget)
        change(number) { $0 = SeriesTable(firstRows: Chunk.rowsMax) }
        free.append(number)
        guard count == 0 else { return }
        (tables, free, hand) = ([], [], 0)
        order.keep { _ in false }
    }

    /// Numbers the tables anew without gaps; returns the new number of each old one.
    mutating func compact() -> [Int: Int] {
        let idle = Set(free)
        let kept = tables.indices.filter { !idle.contains($0) }
        let numbers = Dictionary(uniqueKeysWithValues: kept.enumerated().map { ($1, $0) })
        tables = kept.map { tables[$0] }
        free = []
        hand = 0
        order.renumber { numbers[$0] }
        return numbers
    }
}

extension TableShelf {
    /// Drops the oldest chunk of all; false when there is none.
    mutating func dropOldestChunk() -> Bool {
        while let entry = order.popFirst() {
            guard Self.isHeld(entry, in: tables) else { continue }
            let held = sampleCount
            change(entry.table) { $0.dropOldestChunk() }
            if entry.serial >= keptSerial { tables[entry.table].noteCutOff() }
            countDropped(held - sampleCount, .budget)
            return true
        }
        return false
    }

    /// Seals the head of a table, if it has a row.
    mutating func sealHead(of number: Int) {
        guard tables[number].head.rowCount > 0 else { return }
        seal(number, rows: tables[number].head.rowCount)
    }

    /// Seals all heads that gain by it, up to their newest rows; false when none does.
    ///
    /// All at once, or the chunk of the first would go before the second was tried.
    mutating func sealHeads() -> Bool {
        let numbers = tables.indices.filter { tables[$0].head.rowCount > Self.earlyRowsMin }
        for number in numbers { seal(number, rows: tables[number].head.rowCount - 1) }
        return !numbers.isEmpty
    }

    /// Leaves the next head that has more than one row only its newest; false when none has.
    mutating func trimNextHead() -> Bool {
        for _ in tables.indices {
            hand = hand + 1 < tables.count ? hand + 1 : 0
            guard tables[hand].head.rowCount > 1 else { continue }
            let held = sampleCount
            change(hand) { $0.trimHead() }
            countDropped(held - sampleCount, .budget)
            return true
        }
        return false
    }

    /// The table that was fed least recently; nil when there is none.
    func stalest() -> Int? {
        let idle = Set(free)
        return tables.indices.filter { !idle.contains($0) }
            .min { tables[$0].newest ?? .min < tables[$1].newest ?? .min }
    }

    /// Takes what is not kept elsewhere, and from now on counts it as kept.
    ///
    /// First the chunks in the order of sealing, then the rows of the heads. What is taken of a head
    /// from its first row on takes the place of everything that was taken of it before.
    mutating func takeUnkept() -> (pieces: [NumberedPiece], since: Int) {
        let since = keptSerial
        hasKeeper = true
        var sealed: [(serial: Int, piece: NumberedPiece)] = []
        var rows: [NumberedPiece] = []
        for number in tables.indices {
            let table = tables[number]
            let chunks = table.chunks(from: since)
            for chunk in chunks {
                sealed.append(
                    (chunk.serial, NumberedPiece(number, of: table, chunk.chunk, .sealed))
                )
            }
            let hasRows = table.keptRows < table.head.rowCount
            if hasRows {
                let chunk = table.head.piece(from: table.keptRows, columns: table.columns.count)
                let kind: PieceKind = table.keptRows == 0 ? .wholeHead : .moreRows
                rows.append(NumberedPiece(number, of: table, chunk, kind))
            }
            if hasRows || !chunks.isEmpty { tables[number].noteKept(true) }
        }
        keptSerial = order.nextSerial
        sealed.sort { $0.serial < $1.serial }
        return (sealed.map(\.piece) + rows, since)
    }

    /// Counts what was taken as not kept: the chunks from a serial on, and all heads.
    mutating func putBack(since serial: Int) {
        keptSerial = min(keptSerial, serial)
        for number in tables.indices { tables[number].noteKept(false) }
    }

    /// Whether the chunk of an entry is still there; chunks go from the oldest on.
    private static func isHeld(_ entry: SealOrder.Entry, in tables: [SeriesTable]) -> Bool {
        guard entry.table < tables.count else { return false }
        return tables[entry.table].chunks.first.map { $0.serial <= entry.serial } ?? false
    }

    private mutating func seal(_ number: Int, rows: Int) {
        let serial = order.nextSerial
        change(number) { $0.seal(rows: rows, serial: serial) }
        order.append(table: number)
    }

    /// Changes a table and keeps the account.
    private mutating func change<Result>(
        _ number: Int,
        _ body: (inout SeriesTable) -> Result
    ) -> Result {
        account(tables[number], -1)
        defer { account(tables[number], 1) }
        return body(&tables[number])
    }

    private mutating func account(_ table: SeriesTable, _ sign: Int) {
        tableBytes += sign * table.bytes
        sampleCount += sign * table.sampleCount
        seriesCount += sign * table.columns.count
        guard !table.columns.isEmpty else { return }
        leastBytes += sign * SeriesTable.leastBytes(columns: table.columns.count)
    }
}
