import Testing
import TimeSeries

/// What the store allocates, and what a change of its budget costs.
@Suite struct SeriesBudgetTests {
    private typealias Store = SeriesStore<Int>

    /// The slots that a series may have idle beyond a quarter of its samples.
    private static let idleMax = 16

    private func filled(_ lengths: [Int], budget: Int = 1 << 20) -> Store {
        var store = Store(budget: budget, retention: 1 << 40)
        for (key, length) in lengths.enumerated() {
            for time in 0..<length {
                store.append(Sample(milliseconds: Int64(time), value: 1), to: key)
            }
        }
        return store
    }

    private func lengths(_ store: Store, _ count: Int) -> [Int] {
        (0..<count).map { store.samples(of: $0).count }
    }

    @Test(arguments: [1, 7, 8, 9, 63, 64, 65, 1_000, 10_000])
    func `a series that only grows has at most an eighth idle`(_ length: Int) {
        let store = filled([length])
        #expect(store.slotCount >= length)
        #expect(store.slotCount <= length + max(8, length / 8))
        #expect(store.bytes == store.slotCount * 16 + Store.bytesPerSeries)
    }

    /// Waves: the time between two samples changes, so that the series grow and shrink again.
    @Test(arguments: [1, 3, 40])
    func `appends and expiries for long keep the allocation near what is alive`(_ series: Int) {
        let retention: Int64 = 20_000
        var store = Store(budget: 1 << 30, retention: retention)
        var alive: [Int: [Int64]] = [:]
        var now: Int64 = 0
        var most = 0
        for round in 0..<6_000 {
            now += [10, 1_000, 100, 25_000][round / 1_500]
            for key in 0..<series {
                store.append(Sample(milliseconds: now, value: Double(key)), to: key)
                alive[key, default: []].append(now)
            }
            guard round % 50 == 49 else { continue }
            store.expire(now: now)
            for key in alive.keys { alive[key]?.removeAll { now - $0 > retention } }
            let living = alive.values.map(\.count).reduce(0, +)
            most = max(most, living)
            let limit = living + living / 4 + Self.idleMax * series
            let overhead = series * Store.bytesPerSeries
            guard store.sampleCount == living, store.bytes <= limit * 16 + overhead,
                store.bytes >= living * 16 + overhead
            else {
                Issue.record("\(store.bytes) bytes for \(living) samples, round \(round)")
                return
            }
        }
        #expect(most == 1_500 * series)
        #expect(store.sampleCount == series)
        #expect(store.samples(of: 0).map(\.milliseconds) == [now])
    }

    @Test func `samples keep their order while the ring turns`() {
        var store = Store(budget: 1 << 20, retention: 99)
        for time in 0..<1_000 as Range<Int64> {
            store.append(Sample(milliseconds: time, value: Double(time)), to: 0)
            let expected = Array(max(0, time - 99)...time)
            guard store.samples(of: 0).map(\.milliseconds) == expected else {
                Issue.record("after \(time)")
                return
            }
        }
        #expect(store.dropped == [.age: 900])
    }

    @Test func `a smaller budget takes the same share of each series, the oldest first`() {
        var store = filled([400, 200, 100, 1])
        // Room for four series, one sample in each, and half of the 697 others.
        let budget = 4 * (Store.bytesPerSeries + 16) + 349 * 16
        store.setBudget(budget)
        #expect(lengths(store, 4) == [1 + 199, 1 + 99, 1 + 49, 1])
        #expect(store.samples(of: 0).map(\.milliseconds) == Array(200..<400))
        #expect(store.bytes <= budget)
        #expect(store.dropped == [.budget: 350])
        #expect(store.sampleCount == 351)
        for time in 400..<900 as Range<Int64> {
            store.append(Sample(milliseconds: time, value: 1), to: 0)
            #expect(store.bytes <= budget)
        }
    }

    @Test func `a smaller budget takes idle slots before samples`() {
        var store = filled([1, 9, 100])
        #expect(store.slotCount > 110)
        let budget = 3 * Store.bytesPerSeries + 110 * 16
        store.setBudget(budget)
        #expect(lengths(store, 3) == [1, 9, 100])
        #expect(store.bytes == budget)
        #expect(store.dropped.isEmpty)
    }

    @Test func `a budget too small for every series keeps those that were fed last`() {
        var store = filled([5, 50, 20, 3])
        store.setBudget(2 * (Store.bytesPerSeries + 16) + 15)
        #expect(lengths(store, 4) == [0, 1, 1, 0])
        #expect(store.seriesCount == 2)
        #expect(store.dropped == [.budget: 76])
        #expect(store.samples(of: 1).map(\.milliseconds) == [49])
    }

    @Test(arguments: [0, -1])
    func `no budget is nothing, and nothing is taken any more`(_ budget: Int) {
        var store = filled([5, 50])
        store.setBudget(budget)
        #expect(store.bytes == 0)
        #expect(store.slotCount == 0)
        #expect(store.sampleCount == 0)
        #expect(store.dropped == [.budget: 55])
        #expect(store.append(Sample(milliseconds: 99, value: 1), to: 0) == false)
    }

    @Test func `a larger budget drops nothing and gives room again`() {
        var store = filled([100], budget: Store.bytesPerSeries + 10 * 16)
        #expect(lengths(store, 1) == [10])
        store.setBudget(Store.bytesPerSeries + 20 * 16)
        for time in 100..<200 as Range<Int64> {
            store.append(Sample(milliseconds: time, value: 1), to: 0)
        }
        #expect(lengths(store, 1) == [20])
    }
}
