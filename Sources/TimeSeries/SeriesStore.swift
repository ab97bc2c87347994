// A plain ring of samples for each series under one byte budget.
//
// - append    O(1) amortised; a sample with the time of the series' newest one is the same sample.
// - samples   O(1), a slice of the series.
// - expire    O(series + dropped); call it now and then, it forgets series that nobody feeds.
//
// The budget counts 16 bytes a sample and a fixed overhead a series, and is never exceeded. When it
// is full, an append drops the oldest samples of its own series; a new series has none, so it takes
// its room from the longest one, which costs O(series) but happens once a series. When no series
// has more than one sample, a new one is refused. Whatever is dropped is counted by its reason.
//
// A sample is too old when it is further from the present than the retention, in the past or in a
// future that a step of the clock took back.

/// The history of many series in memory, bounded by bytes and by age.
package struct SeriesStore<Key: Hashable & Sendable>: Sendable {
    /// Why a sample was dropped; the `reason` label.
    package enum DropReason: String, Hashable, Sendable, CaseIterable {
        /// Older than the retention.
        case age
        /// The byte budget was full.
        case budget
    }

    /// 16 bytes for time and value.
    package static var bytesPerSample: Int { 16 }
    /// Dictionary slot, ring header and allocation: measured near 150 bytes, rounded up.
    package static var bytesPerSeries: Int { 160 }

    private var rings: [Key: Ring] = [:]
    private let budget: Int
    private let retention: Int64
    /// How many samples it holds.
    package private(set) var sampleCount = 0
    /// How many samples were dropped, by reason.
    package private(set) var dropped: [DropReason: Int] = [:]

    /// An empty store of at most `budget` bytes and `retention` milliseconds of history.
    package init(budget: Int, retention: Int64) {
        self.budget = budget
        self.retention = retention
    }

    /// The bytes that the samples take, by the store's own account.
    package var bytes: Int {
        sampleCount * Self.bytesPerSample + rings.count * Self.bytesPerSeries
    }

    /// How many series it knows.
    package var seriesCount: Int { rings.count }

    /// Adds a sample and returns whether it was taken.
    ///
    /// It is not when the series' newest one has the same time, and when the series is new and
    /// there is no room for it.
    @discardableResult
    package mutating func append(_ sample: Sample, to key: Key) -> Bool {
        guard var ring = rings.removeValue(forKey: key) else { return begin(key, with: sample) }
        defer { rings[key] = ring }
        if ring.newest?.milliseconds == sample.milliseconds { return false }
        dropAged(from: &ring, now: sample.milliseconds)
        // The series is out of the table here, so its own overhead is added.
        let needed = Self.bytesPerSeries + Self.bytesPerSample
        while bytes + needed > budget, ring.count > 0 { dropOldest(of: &ring, .budget) }
        ring.append(sample)
        sampleCount += 1
        return true
    }

    /// The samples of a series, oldest first; empty when it is unknown.
    package func samples(of key: Key) -> ArraySlice<Sample> {
        rings[key]?.samples ?? []
    }

    /// Drops what is older than the retention at the given wall time, and series left empty.
    package mutating func expire(now: Int64) {
        for key in Array(rings.keys) {
            guard var ring = rings.removeValue(forKey: key) else { continue }
            dropAged(from: &ring, now: now)
            if ring.count > 0 { rings[key] = ring }
        }
    }

    private mutating func begin(_ key: Key, with sample: Sample) -> Bool {
        let excess = bytes + Self.bytesPerSeries + Self.bytesPerSample - budget
        guard excess <= 0 || shortenLongest(by: excess) else {
            dropped[.budget, default: 0] += 1
            return false
        }
        var ring = Ring()
        ring.append(sample)
        rings[key] = ring
        sampleCount += 1
        return true
    }

    /// Drops so many bytes of samples from the longest series, or nothing if it is too short.
    private mutating func shortenLongest(by excess: Int) -> Bool {
        let count = (excess + Self.bytesPerSample - 1) / Self.bytesPerSample
        // The cheap test first: without it a store full of short series is searched in vain.
        guard sampleCount > rings.count,
            let longest = rings.max(by: { $0.value.count < $1.value.count })?.key,
            var ring = rings.removeValue(forKey: longest)
        else { return false }
        defer { rings[longest] = ring }
        guard ring.count > count else { return false }
        for _ in 0..<count { dropOldest(of: &ring, .budget) }
        return true
    }

    private mutating func dropAged(from ring: inout Ring, now: Int64) {
        while let oldest = ring.oldest, (now - oldest.milliseconds).magnitude > retention {
            dropOldest(of: &ring, .age)
        }
    }

    private mutating func dropOldest(of ring: inout Ring, _ reason: DropReason) {
        ring.dropOldest()
        sampleCount -= 1
        dropped[reason, default: 0] += 1
    }
}
