import Testing
import TimeSeries

@Suite struct SeriesStoreTests {
    private typealias Store = SeriesStore<String>

    private static let ample = 1 << 20

    private func sample(_ time: Int64, _ value: Double = 1) -> Sample {
        Sample(milliseconds: time, value: value)
    }

    private func times(_ store: Store, _ key: String) -> [Int64] {
        store.samples(of: key).map(\.milliseconds)
    }

    @Test func `keeps the samples of each series in order, oldest first`() {
        var store = Store(budget: Self.ample, retention: 1_000)
        for time in [1, 2, 3] as [Int64] {
            #expect(store.append(sample(time), to: "a") == true)
            #expect(store.append(sample(time * 10), to: "b") == true)
        }
        #expect(times(store, "a") == [1, 2, 3])
        #expect(times(store, "b") == [10, 20, 30])
        #expect(store.samples(of: "unknown").isEmpty)
        #expect(store.sampleCount == 6)
        #expect(store.seriesCount == 2)
        #expect(store.slotCount == 16)
        #expect(store.bytes == 16 * Store.bytesPerSample + 2 * Store.bytesPerSeries)
        #expect(store.dropped.isEmpty)
    }

    @Test func `takes the same time twice as one sample, and the first value stays`() {
        var store = Store(budget: Self.ample, retention: 1_000)
        #expect(store.append(sample(5, 1), to: "a") == true)
        #expect(store.append(sample(5, 2), to: "a") == false)
        #expect(store.append(sample(5, 3), to: "b") == true)
        #expect(store.samples(of: "a").map(\.value) == [1])
        #expect(store.sampleCount == 2)
    }

    @Test(
        arguments: [
            .nan, .signalingNaN, Double(bitPattern: 0x7FF8_0000_0000_1234), -0.0, .infinity,
            -.infinity, .leastNonzeroMagnitude, .greatestFiniteMagnitude, 0.1,
        ] as [Double]
    )
    func `keeps every bit of a value`(_ value: Double) {
        var store = Store(budget: Self.ample, retention: 1_000)
        store.append(sample(1, value), to: "a")
        #expect(store.samples(of: "a").first?.value.bitPattern == value.bitPattern)
    }

    @Test func `drops what is older than the retention when the series goes on`() {
        var store = Store(budget: Self.ample, retention: 100)
        for time in [0, 50, 100, 101] as [Int64] { store.append(sample(time), to: "a") }
        #expect(times(store, "a") == [50, 100, 101])
        #expect(store.dropped == [.age: 1])
        #expect(store.sampleCount == 3)
    }

    @Test(arguments: [(100, 1, 0), (101, 0, 1)] as [(Int64, Int, Int)])
    func `forgets a series that nobody feeds`(_ now: Int64, _ series: Int, _ aged: Int) {
        var store = Store(budget: Self.ample, retention: 100)
        store.append(sample(0), to: "a")
        store.expire(now: now)
        #expect(store.seriesCount == series)
        #expect(store.sampleCount == series)
        #expect(store.dropped[.age] ?? 0 == aged)
        #expect(store.bytes == series * (8 * Store.bytesPerSample + Store.bytesPerSeries))
    }

    @Test func `a forgotten series may come back with the time that it had`() {
        var store = Store(budget: Self.ample, retention: 100)
        store.append(sample(0), to: "a")
        store.expire(now: 1_000)
        #expect(store.append(sample(0), to: "a") == true)
    }

    @Test func `samples from a future that was taken back do not stay for ever`() {
        var store = Store(budget: Self.ample, retention: 100)
        store.append(sample(1_000_000), to: "a")
        store.append(sample(1_000_000), to: "unfed")
        for time in stride(from: Int64(0), through: 500, by: 50) {
            store.append(sample(time), to: "a")
        }
        #expect(times(store, "a") == [400, 450, 500])
        store.expire(now: 500)
        #expect(store.seriesCount == 1)
    }

    @Test func `a small step back loses nothing`() {
        var store = Store(budget: Self.ample, retention: 100)
        for time in [50, 60, 40, 70] as [Int64] { store.append(sample(time), to: "a") }
        #expect(times(store, "a") == [50, 60, 40, 70])
    }

    @Test func `drops the oldest of the same series when the budget is full`() {
        let budget = 2 * Store.bytesPerSeries + 20 * Store.bytesPerSample
        var store = Store(budget: budget, retention: 1_000)
        store.append(sample(1), to: "a")
        for time in 1...15 as ClosedRange<Int64> { store.append(sample(time), to: "b") }
        #expect(times(store, "a") == [1])
        #expect(times(store, "b") == Array(4...15))
        #expect(store.dropped == [.budget: 3])
        #expect(store.bytes == budget)
    }

    @Test func `a new series takes slots that lie idle before it takes samples`() {
        let budget = 2 * Store.bytesPerSeries + 4 * Store.bytesPerSample
        var store = Store(budget: budget, retention: 1_000)
        for time in 1...3 as ClosedRange<Int64> { store.append(sample(time), to: "a") }
        #expect(store.append(sample(1), to: "b") == true)
        #expect(times(store, "a") == [1, 2, 3])
        #expect(store.dropped.isEmpty)
        #expect(store.bytes == budget)
    }

    @Test func `makes room for a new series from the longest one`() {
        let budget = 2 * Store.bytesPerSeries + 20 * Store.bytesPerSample
        var store = Store(budget: budget, retention: 1_000)
        for time in 1...25 as ClosedRange<Int64> { store.append(sample(time), to: "long") }
        #expect(store.append(sample(1), to: "new") == true)
        #expect(times(store, "new") == [1])
        #expect(store.bytes <= budget)
        #expect(times(store, "long").last == 25)
    }

    @Test func `refuses a new series when there is no room at all`() {
        var store = Store(budget: Store.bytesPerSeries + Store.bytesPerSample, retention: 1_000)
        #expect(store.append(sample(1), to: "a") == true)
        #expect(store.append(sample(1), to: "b") == false)
        #expect(store.append(sample(2), to: "a") == true)
        #expect(times(store, "a") == [2])
        #expect(store.seriesCount == 1)
        #expect(store.dropped == [.budget: 2])
    }
}
