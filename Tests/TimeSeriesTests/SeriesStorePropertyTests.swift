import TestSupport
import Testing
import TimeSeries

/// Any mixture of rows, times, clock steps, expiries and budgets against a plain model.
@Suite struct SeriesStorePropertyTests {
    private struct Series: Hashable {
        var subject: Int
        var column: UInt16
    }

    /// The samples as plain arrays: what was taken, in order.
    private struct Model {
        var taken: [Series: [Sample]] = [:]
        /// The time of each subject's newest row, and the columns that have a value there.
        var rows: [Int: (time: Int64, columns: Set<UInt16>)] = [:]

        mutating func forget(_ subject: Int) {
            taken = taken.filter { $0.key.subject != subject }
            rows[subject] = nil
        }

        /// Adds the values that are new at this time; returns how many.
        mutating func add(_ cells: [Cell], _ subject: Int, _ time: Int64) -> Int {
            var row = rows[subject] ?? (time, [])
            if row.time != time { row = (time, []) }
            defer { rows[subject] = row }
            let new = cells.filter { row.columns.insert($0.column).inserted }
            for cell in new {
                let sample = Sample(milliseconds: time, value: cell.value)
                taken[Series(subject: subject, column: cell.column), default: []].append(sample)
            }
            return new.count
        }
    }

    @Test(arguments: 1...60 as ClosedRange<UInt64>)
    func `stays within its budget and holds the newest of what it took`(_ seed: UInt64) {
        var random = SplitMix64(seed: seed)
        var store = SeriesStore<Int>(
            budget: Int.random(in: 2_000...60_000, using: &random),
            retention: Int64.random(in: 100...50_000, using: &random)
        )
        var model = Model()
        var now: Int64 = 0
        for _ in 0..<1_500 {
            now += step(&random)
            append(at: now, to: &store, &model, &random)
            if Int.random(in: 0..<50, using: &random) == 0 { store.expire(now: now) }
            if Int.random(in: 0..<200, using: &random) == 0 {
                store.setBudget(Int.random(in: 1_000...60_000, using: &random))
            }
            guard store.bytes <= store.budget else {
                Issue.record("\(store.bytes) bytes of \(store.budget), seed \(seed)")
                return
            }
        }
        check(store, model, seed)
    }

    private func append(
        at now: Int64,
        to store: inout SeriesStore<Int>,
        _ model: inout Model,
        _ random: inout SplitMix64
    ) {
        let subject = Int.random(in: 0..<6, using: &random)
        let row = (0..<8 as Range<UInt16>).shuffled(using: &random)
            .prefix(Int.random(in: 1...8, using: &random))
            .map { Cell(column: $0, value: value($0, &random)) }
        let before = store
        let taken = store.append(row, at: now, to: subject)
        // Nothing comes from nowhere, and nothing goes without being counted.
        let isRefused = taken == 0 && before.columns(of: subject).isEmpty
        let dropped = total(store) - total(before) - (isRefused ? row.count : 0)
        #expect(before.sampleCount + taken - dropped == store.sampleCount)
        guard taken > 0 else { return }
        // A subject that was forgotten may come back with the time that it had.
        if before.columns(of: subject).isEmpty { model.forget(subject) }
        // A row whose time is sealed is refused as a whole, so it is all new values or none.
        #expect(model.add(Array(row), subject, now) == taken)
    }

    private func total(_ store: SeriesStore<Int>) -> Int { store.dropped.values.reduce(0, +) }

    private func value(_ column: UInt16, _ random: inout SplitMix64) -> Double {
        switch column {
        case 0..<4: 5
        case 4: Double(bitPattern: random.next())
        case 5: Double.random(in: 0..<1, using: &random)
        default: Double(Int.random(in: 0..<300, using: &random))
        }
    }

    private func step(_ random: inout SplitMix64) -> Int64 {
        switch Int.random(in: 0..<20, using: &random) {
        case 0: Int64.random(in: -20_000...20_000, using: &random)
        case 1: 0
        default: Int64.random(in: 1...100, using: &random)
        }
    }

    private func check(_ store: SeriesStore<Int>, _ model: Model, _ seed: UInt64) {
        var held = 0
        for (series, taken) in model.taken {
            let samples = store.samples(of: series.column, in: series.subject)
            held += samples.count
            let newest = taken.suffix(samples.count)
            #expect(
                samples.map(\.milliseconds) == newest.map(\.milliseconds)
                    && samples.map(\.value.bitPattern) == newest.map(\.value.bitPattern),
                "\(series), seed \(seed)"
            )
        }
        #expect(held == store.sampleCount, "seed \(seed)")
    }
}
