// A circular buffer of samples for each series under one byte budget.
//
// - append      O(1) amortised; a sample with the time of the series' newest one is the same sample.
// - samples     O(length), a copy of the series.
// - expire      O(series + dropped); call it now and then, it forgets series that nobody feeds.
// - setBudget   O(everything) when the new budget is too small for what is held, else O(1).
//
// The budget counts what is allocated: 16 bytes for each slot, used or not, and a fixed overhead a
// series. It is never exceeded, except by the second copy of one series while that is resized. A
// series grows by an eighth and gives slots back when a fifth lies idle, so the slots are at most
// 1.25 times the samples and 16 more a series. When the budget is full, an append drops the oldest
// samples of its own series; a new series has none, so it takes its room from the one with the most
// slots, which costs O(series) but happens once a series. When no series has more than one slot, a
// new one is refused. Whatever is dropped is counted by its reason.
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
    /// Dictionary slots, key, ring and the header of its allocation.
    ///
    /// Measured between 114 bytes with a full dictionary and 175 just after it has doubled.
    package static var bytesPerSeries: Int { 176 }

    private var rings: [Key: Ring] = [:]
    private var budget: Int
    private let retention: Int64
    /// How many samples the allocated memory has room for.
    package private(set) var slotCount = 0
    /// How many samples it holds.
    package private(set) var sampleCount = 0
    /// How many samples were dropped, by reason.
    package private(set) var dropped: [DropReason: Int] = [:]

    /// An empty store of at most `budget` bytes and `retention` milliseconds of history.
    package init(budget: Int, retention: Int64) {
        self.budget = budget
        self.retention = retention
    }

    /// The bytes that are allocated, by the store's own account; idle slots are part of it.
    package var bytes: Int {
        slotCount * Self.bytesPerSample + rings.count * Self.bytesPerSeries
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
        if ring.isFull {
            // The series is out of the table here, so its own overhead is taken off.
            let room = (budget - bytes - Self.bytesPerSeries) / Self.bytesPerSample
            let step = min(ring.growth, room)
            if step > 0 { resize(&ring, to: ring.capacity + step) }
        }
        if ring.isFull { dropOldest(of: &ring, .budget) }
        ring.append(sample)
        sampleCount += 1
        return true
    }

    /// A copy of the samples of a series, oldest first; empty when it is unknown.
    package func samples(of key: Key) -> [Sample] {
        rings[key]?.samples ?? []
    }

    /// Drops what is older than the retention at the given wall time, and series left empty.
    package mutating func expire(now: Int64) {
        for key in Array(rings.keys) {
            guard var ring = rings.removeValue(forKey: key) else { continue }
            dropAged(from: &ring, now: now)
            if ring.count > 0 { rings[key] = ring } else { slotCount -= ring.capacity }
        }
    }
}

extension SeriesStore {
    /// Changes the budget, and drops the oldest samples until what is left fits.
    ///
    /// Each series loses the same share of its samples but keeps its newest one. If not even that
    /// fits, the series that were fed least recently are forgotten. All of it counts as `budget`.
    package mutating func setBudget(_ bytes: Int) {
        budget = bytes
        guard self.bytes > budget else { return }
        let least = Self.bytesPerSeries + Self.bytesPerSample
        forgetStalest(rings.count - max(0, budget) / least)
        // One sample a series is set aside; the others share the rest in proportion.
        let others = sampleCount - rings.count
        let spare = (budget - rings.count * least) / Self.bytesPerSample
        for key in Array(rings.keys) {
            guard var ring = rings.removeValue(forKey: key) else { continue }
            let kept = others > spare ? 1 + (ring.count - 1) * spare / others : ring.count
            while ring.count > kept { dropOldest(of: &ring, .budget) }
            resize(&ring, to: kept)
            rings[key] = ring
        }
    }

    private mutating func forgetStalest(_ count: Int) {
        guard count > 0 else { return }
        let order = rings.map { (key: $0, fed: $1.newest?.milliseconds ?? .min) }
            .sorted { $0.fed < $1.fed }
        for (key, _) in order.prefix(count) {
            guard let ring = rings.removeValue(forKey: key) else { continue }
            slotCount -= ring.capacity
            sampleCount -= ring.count
            dropped[.budget, default: 0] += ring.count
        }
    }

    private mutating func begin(_ key: Key, with sample: Sample) -> Bool {
        let excess = bytes + Self.bytesPerSeries + Self.bytesPerSample - budget
        guard excess <= 0 || shortenLongest(by: excess) else {
            dropped[.budget, default: 0] += 1
            return false
        }
        let room = (budget - bytes - Self.bytesPerSeries) / Self.bytesPerSample
        var ring = Ring()
        resize(&ring, to: min(ring.growth, room))
        ring.append(sample)
        rings[key] = ring
        sampleCount += 1
        return true
    }

    /// Takes so many bytes from the series with the most slots, or nothing if it has too few.
    private mutating func shortenLongest(by excess: Int) -> Bool {
        let count = (excess + Self.bytesPerSample - 1) / Self.bytesPerSample
        // The cheap test first: without it a store full of short series is searched in vain.
        guard slotCount > rings.count,
            let longest = rings.max(by: { $0.value.capacity < $1.value.capacity })?.key,
            var ring = rings.removeValue(forKey: longest)
        else { return false }
        defer { rings[longest] = ring }
        guard ring.capacity > count else { return false }
        let capacity = ring.capacity - count
        while ring.count > capacity { dropOldest(of: &ring, .budget) }
        resize(&ring, to: capacity)
        return true
    }

    private mutating func dropAged(from ring: inout Ring, now: Int64) {
        while let oldest = ring.oldest, (now - oldest.milliseconds).magnitude > retention {
            dropOldest(of: &ring, .age)
        }
        resize(&ring, to: ring.fittingCapacity)
    }

    private mutating func dropOldest(of ring: inout Ring, _ reason: DropReason) {
        ring.dropOldest()
        sampleCount -= 1
        dropped[reason, default: 0] += 1
    }

    private mutating func resize(_ ring: inout Ring, to capacity: Int) {
        guard capacity != ring.capacity else { return }
        slotCount += capacity - ring.capacity
        ring.resize(to: capacity)
    }
}
