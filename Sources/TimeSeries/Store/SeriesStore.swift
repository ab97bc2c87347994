// The history of many series in memory, bounded by bytes and by age.
//
//     subject ─▶ table ┬ columns   a series each
//                      ├ chunks    sealed, compressed, oldest first
//                      └ head      the newest rows, as they came
//
// A subject is an object that is measured as a whole, at one time: a node, a database. Its series
// are the columns of a table, so the times are kept once for all of them. A series is named by its
// subject and its column; both names are the caller's and stay. A row is appended; the head takes
// it, and is sealed into a chunk when it has 120 rows or spans a sixth of the retention, backwards
// too: a clock that was set ends a chunk.
//
// - append      O(cells); when it seals, O(cells of the head); about 25 ns a sample in all.
// - samples     O(length) a series, 8 to 12 ns a sample.
// - expire      O(subjects + chunks); call it now and then, it forgets subjects that nobody feeds.
// - setBudget   O(what is dropped).
//
// The budget counts what is allocated, by capacity and with what malloc adds, and is kept after
// every call. When it is full, the chunk that was sealed first goes, whosever it is; as all
// subjects seal equally often, all lose alike. When there is no chunk left, all heads are sealed
// early but for their newest rows; when that is not enough either, heads are cut to those. A new
// subject for which there would be no room even then is refused, so that every subject that was
// taken keeps its newest row. What is dropped or refused is counted by its reason.
//
// Not counted: the working memory of a call, at most some 100 KB while a head is sealed.
//
// A chunk is too old when all of it is further from the present than the retention, in the past or
// in a future that a step of the clock took back. So a sample stays for the retention and at most
// a sixth more; where somebody keeps the chunks elsewhere, also until he has got it.

/// The history of many series in memory, bounded by bytes and by age.
package struct SeriesStore<Subject: Hashable & Sendable>: Sendable {
    private var shelf: TableShelf
    private var numbers: [Subject: Int] = [:]
    /// The subject of each table; nil for a number that is free.
    private var subjects: [Subject?] = []
    /// The most bytes it may take.
    package private(set) var budget: Int

    /// An empty store of at most `budget` bytes and `retention` milliseconds of history.
    package init(budget: Int, retention: Int64) {
        self.budget = budget
        shelf = TableShelf(retention: retention)
    }

    /// The bytes that are allocated, by the store's own account.
    package var bytes: Int { ownBytes + shelf.bytes }

    /// How many series it knows.
    package var seriesCount: Int { shelf.seriesCount }

    /// How many subjects it knows.
    package var subjectCount: Int { shelf.count }

    /// How many samples it holds.
    package var sampleCount: Int { shelf.sampleCount }

    /// How many samples were dropped, by reason.
    package var dropped: [DropReason: Int] { shelf.dropped }

    /// Adds a row to a subject's table, and returns how many of its values were taken.
    ///
    /// One is not when its series has one at the same time already, which must be that of the
    /// subject's newest row, and when the subject is new and there is no room for it. Rows should
    /// have their columns in the same order; another costs a search for each.
    @discardableResult
    package mutating func append(
        _ row: [Cell],
        at milliseconds: Int64,
        to subject: Subject
    ) -> Int {
        guard !row.isEmpty else { return 0 }
        guard let number = numbers[subject] ?? open(subject, columns: row.count) else {
            shelf.countDropped(row.count, .budget)
            return 0
        }
        let taken = shelf.append(row, at: milliseconds, to: number)
        makeRoom()
        return taken
    }

    /// The samples of a series in the order of their arrival; empty when it is unknown.
    package func samples(of column: UInt16, in subject: Subject) -> [Sample] {
        numbers[subject].map { shelf[$0].samples(of: column) } ?? []
    }

    /// The oldest and the newest time of a subject; nil when it has no sample.
    package func span(of subject: Subject) -> ClosedRange<Int64>? {
        guard let table = numbers[subject].map({ shelf[$0] }), let oldest = table.oldest,
            let newest = table.newest, oldest <= newest
        else { return nil }
        return oldest...newest
    }

    /// The samples of each column of a subject that are newer than a time.
    package func samples(
        of subject: Subject,
        after time: Int64
    ) -> [(column: UInt16, samples: [Sample])] {
        numbers[subject].map { shelf[$0].samples(after: time) } ?? []
    }

    /// The columns of a subject by their place in its chunks; empty when it is unknown.
    package func columns(of subject: Subject) -> [UInt16] {
        numbers[subject].map { shelf[$0].columns } ?? []
    }

    /// The sealed chunks of a subject, oldest first; empty when it is unknown.
    package func chunks(of subject: Subject) -> [Chunk] {
        numbers[subject].map { shelf[$0].chunks.map(\.chunk) } ?? []
    }

    /// Compresses the newest rows of a subject to which nothing will be added soon.
    package mutating func seal(_ subject: Subject) {
        guard let number = numbers[subject] else { return }
        shelf.sealHead(of: number)
        makeRoom()
    }

    /// Drops what is too old at the given wall time, and subjects without any sample left.
    package mutating func expire(now: Int64) {
        for number in shelf.expire(now: now) { forget(number) }
        compact()
        // A sealed head of few rows may take more than before.
        makeRoom()
    }

    /// Changes the budget, and drops the oldest samples until what is left fits.
    ///
    /// When not even the subjects fit without samples, those fed least recently are forgotten.
    package mutating func setBudget(_ bytes: Int) {
        budget = bytes
        makeRoom()
    }
}

// Keeping elsewhere: whoever keeps the history in a file takes what is new after each change. What
// was taken counts as kept until it is put back, so rows that come meanwhile are never missed.
extension SeriesStore {
    /// What was taken to be kept elsewhere.
    package struct Taken: Sendable {
        /// The pieces in the order in which they are to be kept.
        package let pieces: [UnkeptPiece<Subject>]
        fileprivate let since: Int
    }

    /// Takes what is not kept elsewhere yet and counts it as kept; O(subjects + what is new).
    package mutating func takeUnkept() -> Taken {
        let (numbered, since) = shelf.takeUnkept()
        let pieces = numbered.compactMap { piece in
            subjects[piece.number].map {
                UnkeptPiece(
                    $0,
                    piece.columns,
                    piece.chunk,
                    piece.kind,
                    isCutOff: piece.isCutOff
                )
            }
        }
        return Taken(pieces: pieces, since: since)
    }

    /// Counts as not kept what was taken and could not be kept, so that it is taken again.
    ///
    /// The heads are then taken whole, which says that what was kept of them before is replaced.
    package mutating func putBack(_ taken: Taken) {
        shelf.putBack(since: taken.since)
    }

    /// The subjects that have a sample, in no order.
    package var allSubjects: [Subject] { Array(numbers.keys) }
}

extension SeriesStore {
    private var ownBytes: Int { Footprint.bytes(of: numbers) + Footprint.bytes(of: subjects) }

    private mutating func open(_ subject: Subject, columns: Int) -> Int? {
        // A quarter of the bytes that do not belong to a table is room for the growth of its index.
        let least =
            Footprint.withHoles(shelf.leastBytes + SeriesTable.leastBytes(columns: columns))
            + (shelf.count + 1) * Self.bytesPerSubject
        guard least <= budget else { return nil }
        let number = shelf.open()
        if number == subjects.count { subjects.append(subject) } else { subjects[number] = subject }
        numbers[subject] = number
        return number
    }

    /// What the indices take for a subject when they have just grown.
    private static var bytesPerSubject: Int {
        MemoryLayout<SeriesTable>.stride * 5 / 4 + MemoryLayout<Subject?>.stride * 2
            + (MemoryLayout<Subject>.stride + MemoryLayout<Int>.stride) * 8 / 3
    }

    private mutating func makeRoom() {
        while bytes > budget {
            if shelf.dropOldestChunk() || shelf.sealHeads() || shelf.trimNextHead() { continue }
            guard let number = shelf.stalest() else { return }
            forget(number)
            compact()
        }
    }

    private mutating func forget(_ number: Int) {
        if let subject = subjects[number] { numbers[subject] = nil }
        subjects[number] = nil
        shelf.forget(number)
        guard shelf.count == 0 else { return }
        (numbers, subjects) = ([:], [])
    }

    /// Gives back the room of indices that are mostly empty.
    private mutating func compact() {
        guard shelf.isSparse else { return }
        let moved = shelf.compact()
        var kept: [(number: Int, subject: Subject)] = []
        for (old, new) in moved {
            if let subject = subjects[old] { kept.append((new, subject)) }
        }
        kept.sort { $0.number < $1.number }
        subjects = kept.map(\.subject)
        numbers = Dictionary(uniqueKeysWithValues: kept.map { ($0.subject, $0.number) })
    }
}
