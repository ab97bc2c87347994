import TestSupport
import Testing
import TimeSeries

/// What the store allocates, and who gives way when that is too much.
@Suite struct SeriesBudgetTests {
    private typealias Store = SeriesStore<Int>

    /// A row of which a third moves and the rest rests.
    private func row(_ columns: Int, _ random: inout SplitMix64) -> [Cell] {
        (0..<columns).map { column in
            let value = column % 3 == 0 ? Double.random(in: 0..<1, using: &random) : 4
            return Cell(column: UInt16(column), value: value)
        }
    }

    private func fill(_ store: inout Store, _ subjects: Range<Int>, rows: Range<Int64>) {
        var random = SplitMix64(seed: 1)
        for time in rows {
            for subject in subjects {
                store.append(row(12, &random), at: time * 10_000, to: subject)
            }
        }
    }

    private func lengths(_ store: Store, _ count: Int, column: UInt16 = 0) -> [Int] {
        (0..<count).map { store.samples(of: column, in: $0).count }
    }

    @Test func `a full budget takes the oldest chunks, of all subjects alike`() throws {
        let budget = 100_000
        var store = Store(budget: budget, retention: 1 << 50)
        fill(&store, 0..<8, rows: 0..<1_500)
        #expect((budget * 9 / 10...budget).contains(store.bytes))
        let lengths = lengths(store, 8)
        let (least, most) = try (#require(lengths.min()), #require(lengths.max()))
        #expect(least > 200)
        #expect(most - least <= Chunk.rowsMax)
        #expect(store.dropped == [.budget: 8 * 1_500 * 12 - store.sampleCount])
        for subject in 0..<8 {
            let times = store.samples(of: 3, in: subject).map(\.milliseconds)
            #expect(
                times == times.indices.map { 14_990_000 - Int64(times.count - 1 - $0) * 10_000 }
            )
        }
    }

    @Test func `a subject that is gone gives way to those that live`() {
        var store = Store(budget: 60_000, retention: 1 << 50)
        fill(&store, 0..<2, rows: 0..<300)
        #expect(store.samples(of: 0, in: 0).count == 300)
        fill(&store, 1..<3, rows: 300..<800)
        // Its head is sealed now, and in turn like everything else.
        store.expire(now: 8_000_000)
        fill(&store, 1..<3, rows: 800..<3_000)
        store.expire(now: 30_000_000)
        #expect(store.samples(of: 0, in: 0).isEmpty)
        #expect(store.subjectCount == 2)
    }

    @Test func `databases come and go for long, and the account follows`() {
        let budget = 150_000
        var store = Store(budget: budget, retention: 3_600_000)
        var random = SplitMix64(seed: 5)
        var names = Array(0..<10)
        for number in 0..<4_000 {
            if number % 7 == 0 { names[number / 7 % 10] = number + 10 }
            for name in names {
                store.append(row(9, &random), at: Int64(number) * 10_000, to: name)
            }
            if number % 6 == 0 { store.expire(now: Int64(number) * 10_000) }
            guard store.bytes <= budget else {
                Issue.record("\(store.bytes) bytes after \(number)")
                return
            }
        }
        let rows = names.map { store.samples(of: 0, in: $0).count }
        // Each lived for 70 rounds at most, none of which is lost.
        #expect(rows.sorted() == (0..<10).map { 3 + $0 * 7 })
        store.expire(now: 4_000 * 10_000 + 3_600_001)
        #expect(store.bytes == 0)
        #expect(store.dropped.values.reduce(0, +) == 4_000 * 10 * 9)
    }

    @Test func `the room of many that are gone is given back, and the others go on`() {
        var store = Store(budget: 1 << 22, retention: 1_000_000)
        fill(&store, 0..<400, rows: 0..<2)
        fill(&store, 395..<400, rows: 2..<120)
        let full = store.bytes
        store.expire(now: 1_200_000)
        #expect(store.subjectCount == 5)
        #expect(store.bytes < full / 10)
        fill(&store, 395..<402, rows: 120..<140)
        for subject in 395..<400 {
            let times = store.samples(of: 1, in: subject).map(\.milliseconds)
            #expect(times.suffix(60) == (80..<140).map { $0 * 10_000 }[...])
        }
        #expect(store.samples(of: 1, in: 401).count == 20)
        // The order in which chunks go knows the tables by their new numbers.
        store.setBudget(store.bytes / 2)
        #expect((395..<400).allSatisfy { !store.samples(of: 1, in: $0).isEmpty })
        #expect(store.bytes > 0)
    }

    @Test func `a smaller budget takes chunks first and keeps the newest`() {
        var store = Store(budget: 1 << 20, retention: 1 << 50)
        fill(&store, 0..<4, rows: 0..<700)
        let full = store.bytes
        store.setBudget(full / 2)
        #expect((full * 4 / 10...full / 2).contains(store.bytes))
        let lengths = lengths(store, 4)
        #expect(lengths.allSatisfy { (200...500).contains($0) })
        #expect(store.samples(of: 0, in: 0).last?.milliseconds == 6_990_000)
        store.setBudget(1 << 20)
        fill(&store, 0..<4, rows: 700..<800)
        #expect(self.lengths(store, 4) == lengths.map { $0 + 100 })
    }

    @Test func `heads are sealed before their time rather than lost`() {
        var store = Store(budget: 1 << 20, retention: 1 << 50)
        // The first of the tables has a chunk of one row, the others none yet.
        for time in 0..<40 as Range<Int64> {
            for subject in 0..<3 {
                let row = (1..<20).map { Cell(column: $0, value: Double(time) * Double($0)) }
                store.append(row, at: time * 10_000, to: subject)
            }
        }
        let before = store.bytes
        store.setBudget(before / 2)
        #expect(store.bytes <= before / 2)
        #expect(lengths(store, 3, column: 1) == [39, 40, 40])
        #expect(store.chunks(of: 1).map(\.rowCount) == [39])
        // Less still, and the newest row of each is what is left.
        while (0..<3).contains(where: { !store.chunks(of: $0).isEmpty }) {
            store.setBudget(store.bytes - 1)
        }
        #expect(lengths(store, 3, column: 1) == [1, 1, 1])
        #expect(store.samples(of: 7, in: 2) == [Sample(milliseconds: 390_000, value: 273)])
    }

    @Test func `a budget too small for every subject keeps those that were fed last`() {
        var store = Store(budget: 1 << 20, retention: 1 << 50)
        for subject in 0..<50 {
            let cell = [Cell(column: 0, value: 1)]
            store.append(cell, at: Int64(subject * 37 % 50), to: subject)
        }
        store.setBudget(store.bytes / 4)
        #expect((1..<25).contains(store.subjectCount))
        let kept = (0..<50).filter { !store.columns(of: $0).isEmpty }.map { $0 * 37 % 50 }
        #expect(kept.sorted() == Array((50 - kept.count)..<50))
    }

    @Test(arguments: [0, -1])
    func `no budget is nothing, and nothing is taken any more`(_ budget: Int) {
        var store = Store(budget: 1 << 20, retention: 1 << 50)
        fill(&store, 0..<3, rows: 0..<200)
        store.setBudget(budget)
        #expect(store.bytes == 0)
        #expect(store.sampleCount == 0)
        #expect(store.subjectCount == 0)
        #expect(store.dropped == [.budget: 3 * 200 * 12])
        fill(&store, 0..<1, rows: 200..<201)
        #expect(store.subjectCount == 0)
        #expect(store.dropped == [.budget: 3 * 200 * 12 + 12])
    }

    @Test func `a new subject is refused when there is no room for it at all`() {
        var store = Store(budget: 12_000, retention: 1 << 50)
        fill(&store, 0..<100, rows: 0..<3)
        let subjects = store.subjectCount
        #expect((5..<40).contains(subjects))
        #expect((0..<subjects).allSatisfy { !store.samples(of: 0, in: $0).isEmpty })
        #expect(store.bytes <= 12_000)
        #expect(store.dropped[.budget] == 100 * 3 * 12 - store.sampleCount)
    }

    @Test func `a new subject takes its room from the oldest`() {
        var store = Store(budget: 20_000, retention: 1 << 50)
        fill(&store, 0..<2, rows: 0..<900)
        let before = lengths(store, 2).reduce(0, +)
        fill(&store, 2..<6, rows: 900..<910)
        #expect(lengths(store, 6)[2...] == [10, 10, 10, 10])
        #expect(lengths(store, 2).reduce(0, +) < before)
    }
}
