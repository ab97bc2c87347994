/// The order in which the chunks of all tables were sealed, so that the oldest can go first.
///
/// A queue of tables. A chunk that was dropped by age leaves its entry behind, which the owner
/// recognises by its serial and passes over. Both ends cost O(1) amortised.
struct SealOrder: Sendable {
    /// A chunk by its serial, and the table that has or had it.
    struct Entry: Sendable {
        let serial: Int
        let table: Int
    }

    private var entries: [Entry] = []
    private var first = 0

    /// The serial of the next chunk.
    private(set) var nextSerial = 0

    /// The bytes that it has allocated.
    var bytes: Int { Footprint.bytes(of: entries) }

    /// Adds the next chunk.
    mutating func append(table: Int) {
        entries.append(Entry(serial: nextSerial, table: table))
        nextSerial += 1
    }

    /// Takes the oldest entry out.
    mutating func popFirst() -> Entry? {
        guard first < entries.count else { return nil }
        defer {
            first += 1
            // Half of it is gone: move the rest up, which is paid for by those that went.
            if first * 2 > entries.count { keep { _ in true } }
        }
        return entries[first]
    }

    /// Forgets the entries that do not hold any more; O(entries).
    mutating func keep(_ holds: (Entry) -> Bool) {
        var kept: [Entry] = []
        let rest = entries[first...]
        let count = rest.count(where: holds)
        kept.reserveCapacity(count + count / 4)
        for entry in rest where holds(entry) { kept.append(entry) }
        entries = kept
        first = 0
    }
}

extension SealOrder {
    /// Gives the tables other numbers, and forgets those that get none.
    mutating func renumber(_ number: (Int) -> Int?) {
        let renumbered = entries[first...].compactMap { entry in
            number(entry.table).map { Entry(serial: entry.serial, table: $0) }
        }
        entries = renumbered
        first = 0
    }
}
