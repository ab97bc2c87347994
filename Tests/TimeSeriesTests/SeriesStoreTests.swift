import Testing
import TimeSeries

/// What a store takes, gives back and forgets.
@Suite struct SeriesStoreTests {
    private typealias Store = SeriesStore<String>

    private static let ample = 1 << 20

    private func row(_ values: Double...) -> [Cell] {
        values.enumerated().map { Cell(column: UInt16($0), value: $1) }
    }

    private func times(_ store: Store, _ subject: String, _ column: UInt16 = 0) -> [Int64] {
        store.samples(of: column, in: subject).map(\.milliseconds)
    }

    @Test func `keeps the samples of each series in order, oldest first`() {
        var store = Store(budget: Self.ample, retention: 1_000)
        for time in [1, 2, 3] as [Int64] {
            #expect(store.append(row(1, Double(time)), at: time, to: "a") == 2)
            #expect(store.append(row(7), at: time * 10, to: "b") == 1)
        }
        #expect(times(store, "a") == [1, 2, 3])
        #expect(store.samples(of: 0, in: "a").map(\.value) == [1, 1, 1])
        #expect(store.samples(of: 1, in: "a").map(\.value) == [1, 2, 3])
        #expect(times(store, "b") == [10, 20, 30])
        #expect(store.samples(of: 2, in: "a").isEmpty)
        #expect(store.samples(of: 0, in: "unknown").isEmpty)
        #expect(store.columns(of: "a") == [0, 1])
        #expect(store.sampleCount == 9)
        #expect(store.seriesCount == 3)
        #expect(store.subjectCount == 2)
        #expect(store.dropped.isEmpty)
    }

    @Test func `goes on over the end of a chunk`() {
        var store = Store(budget: Self.ample, retention: 1 << 40)
        let count: Int64 = 500
        for time in 0..<count {
            store.append(row(Double(time), 3), at: time * 10_000, to: "a")
        }
        #expect(times(store, "a") == (0..<count).map { $0 * 10_000 })
        #expect(store.samples(of: 0, in: "a").map(\.value) == (0..<count).map(Double.init))
        let chunks = store.chunks(of: "a")
        // The first has another length in each table, lest all are sealed at once.
        #expect(chunks.map(\.rowCount) == [1] + [Int](repeating: Chunk.rowsMax, count: 4))
        #expect(chunks.map(\.oldest) == [0, 10_000, 1_210_000, 2_410_000, 3_610_000])
        #expect(chunks.map(\.columnCount) == [2, 2, 2, 2, 2])
    }

    @Test func `takes the same time twice as one row, and the first value stays`() {
        var store = Store(budget: Self.ample, retention: 1_000)
        #expect(store.append(row(1), at: 5, to: "a") == 1)
        #expect(store.append(row(2, 8), at: 5, to: "a") == 1)
        #expect(store.append(row(3), at: 5, to: "b") == 1)
        #expect(store.samples(of: 0, in: "a").map(\.value) == [1])
        #expect(store.samples(of: 1, in: "a").map(\.value) == [8])
        #expect(store.sampleCount == 3)
    }

    @Test func `the same column twice in a row counts once`() {
        var store = Store(budget: Self.ample, retention: 1_000)
        let row = [Cell(column: 4, value: 1), Cell(column: 4, value: 2)]
        #expect(store.append(row, at: 5, to: "a") == 1)
        #expect(store.samples(of: 4, in: "a").map(\.value) == [1])
        #expect(store.append([], at: 6, to: "b") == 0)
        #expect(store.subjectCount == 1)
    }

    @Test func `columns may come late, in any order, and be missing`() {
        var store = Store(budget: Self.ample, retention: 1 << 40)
        for time in 0..<400 as Range<Int64> {
            var row = [Cell(column: 900, value: Double(time)), Cell(column: 3, value: 5)]
            if time % 3 == 0 { row.insert(Cell(column: 77, value: Double(time) / 8), at: 1) }
            if time % 2 == 0 { row.reverse() }
            if time > 300 { row.append(Cell(column: 1, value: .nan)) }
            #expect(store.append(row, at: time, to: "a") == row.count)
        }
        #expect(times(store, "a", 900) == Array(0..<400))
        #expect(times(store, "a", 3) == Array(0..<400))
        #expect(times(store, "a", 77) == Array(stride(from: 0, to: 400, by: 3)))
        #expect(times(store, "a", 1) == Array(301..<400))
        #expect(
            store.samples(of: 77, in: "a").allSatisfy { $0.value * 8 == Double($0.milliseconds) }
        )
        #expect(store.columns(of: "a").count == 4)
    }

    @Test(arguments: ColumnKind.oddValues)
    func `keeps every bit of a value`(_ value: Double) {
        var store = Store(budget: Self.ample, retention: 1_000)
        for time in 0..<3 as Range<Int64> { store.append(row(value, 1), at: time, to: "a") }
        let patterns = store.samples(of: 0, in: "a").map(\.value.bitPattern)
        #expect(patterns == [UInt64](repeating: value.bitPattern, count: 3))
    }

    @Test func `a small step back loses nothing`() {
        var store = Store(budget: Self.ample, retention: 100)
        for time in [50, 60, 40, 70] as [Int64] { store.append(row(1), at: time, to: "a") }
        #expect(times(store, "a") == [50, 60, 40, 70])
    }
}

extension SeriesStoreTests {
    @Test func `drops what is older than the retention, chunk by chunk`() {
        var store = Store(budget: Self.ample, retention: 6_000)
        for time in 0..<100 as Range<Int64> { store.append(row(1), at: time * 100, to: "a") }
        store.expire(now: 9_900)
        let held = times(store, "a")
        // No younger one is gone, and none is a sixth older.
        #expect(held.first.map { (2_900...3_900).contains($0) } == true)
        #expect(held.last == 9_900)
        #expect(store.dropped == [.age: 100 - held.count])
        #expect(store.sampleCount == held.count)
    }

    @Test(arguments: [(100, 1, 0), (101, 0, 1)] as [(Int64, Int, Int)])
    func `forgets a subject that nobody feeds`(_ now: Int64, _ subjects: Int, _ aged: Int) {
        var store = Store(budget: Self.ample, retention: 100)
        store.append(row(1), at: 0, to: "a")
        store.expire(now: now)
        #expect(store.subjectCount == subjects)
        #expect(store.seriesCount == subjects)
        #expect(store.sampleCount == subjects)
        #expect(store.dropped[.age] ?? 0 == aged)
        #expect((store.bytes == 0) == (subjects == 0))
    }

    @Test func `a forgotten subject may come back with the time that it had`() {
        var store = Store(budget: Self.ample, retention: 100)
        store.append(row(1), at: 0, to: "a")
        store.append(row(1), at: 990, to: "b")
        store.expire(now: 1_000)
        #expect(store.append(row(1), at: 0, to: "a") == 1)
        #expect(times(store, "b") == [990])
    }

    @Test func `a head that nobody feeds is sealed, and gives its memory back`() {
        var store = Store(budget: Self.ample, retention: 600_000)
        store.append(row(1), at: 0, to: "other")
        for time in 1..<40 as Range<Int64> {
            let values = (0..<30).map { Cell(column: $0, value: Double(time) * Double($0)) }
            store.append(values, at: time * 1_000, to: "gone")
        }
        let before = store.bytes
        #expect(store.chunks(of: "gone").isEmpty)
        store.expire(now: 139_000)
        #expect(store.chunks(of: "gone").isEmpty)
        store.expire(now: 139_001)
        #expect(store.chunks(of: "gone").map(\.rowCount) == [39])
        #expect(store.bytes < before / 3)
        #expect(times(store, "gone", 29) == (1..<40).map { $0 * 1_000 })
    }

    @Test func `samples from a future that was taken back do not stay for ever`() {
        var store = Store(budget: Self.ample, retention: 100)
        store.append(row(1), at: 1_000_000, to: "a")
        store.append(row(1), at: 1_000_000, to: "unfed")
        for time in stride(from: Int64(400), through: 500, by: 50) {
            store.append(row(1), at: time, to: "a")
        }
        store.expire(now: 500)
        #expect(times(store, "a") == [400, 450, 500])
        #expect(store.subjectCount == 1)
        #expect(store.dropped == [.age: 2])
    }

    @Test func `times at the ends of what is possible are only far away`() {
        var store = Store(budget: Self.ample, retention: .max)
        for time in [.min, .max, 0, .max - 1] as [Int64] { store.append(row(1), at: time, to: "a") }
        #expect(times(store, "a") == [.min, .max, 0, .max - 1])
        store.expire(now: .max)
        #expect(times(store, "a") == [.max, 0, .max - 1])
    }
}
