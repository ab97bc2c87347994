import Testing
import TimeSeries

/// Any mixture of series, times, clock steps and expiries against a plain model.
@Suite struct SeriesStorePropertyTests {
    private typealias Store = SeriesStore<Int>

    /// The samples as plain arrays: what was taken, in order.
    private struct Model {
        var taken: [Int: [Sample]] = [:]
        var count = 0
    }

    @Test(arguments: 1...60 as ClosedRange<UInt64>)
    func `stays within its budget and holds the newest of what it took`(_ seed: UInt64) {
        var random = Generator(state: seed)
        var budget = Int.random(in: 400...6_000, using: &random)
        let retention = Int64.random(in: 100...5_000, using: &random)
        var store = Store(budget: budget, retention: retention)
        var model = Model()
        var now: Int64 = 0
        for _ in 0..<1_500 {
            now += nextStep(&random)
            let key = Int.random(in: 0..<12, using: &random)
            let sample = Sample(
                milliseconds: now,
                value: Double(bitPattern: random.next())
            )
            if store.append(sample, to: key) {
                model.taken[key, default: []].append(sample)
                model.count += 1
            }
            if Int.random(in: 0..<50, using: &random) == 0 { store.expire(now: now) }
            if Int.random(in: 0..<200, using: &random) == 0 {
                budget = Int.random(in: 400...6_000, using: &random)
                store.setBudget(budget)
            }
            guard store.bytes <= budget else {
                Issue.record("\(store.bytes) bytes of \(budget), seed \(seed)")
                return
            }
        }
        check(store, model, seed)
    }

    private func nextStep(_ random: inout Generator) -> Int64 {
        switch Int.random(in: 0..<20, using: &random) {
        case 0: Int64.random(in: -20_000...20_000, using: &random)
        case 1: 0
        default: Int64.random(in: 1...100, using: &random)
        }
    }

    private func check(_ store: Store, _ model: Model, _ seed: UInt64) {
        var held = 0
        for (key, taken) in model.taken {
            let samples = store.samples(of: key)
            held += samples.count
            let newest = taken.suffix(samples.count)
            #expect(
                samples.map(\.milliseconds) == newest.map(\.milliseconds)
                    && samples.map(\.value.bitPattern) == newest.map(\.value.bitPattern),
                "series \(key), seed \(seed)"
            )
        }
        #expect(held == store.sampleCount, "seed \(seed)")
        let given = store.dropped.values.reduce(0, +)
        #expect(given >= model.count - held, "seed \(seed)")
    }
}

/// A seeded generator: a linear congruence whose upper bits are used, enough to choose cases.
private struct Generator: RandomNumberGenerator {
    var state: UInt64

    mutating func next() -> UInt64 {
        state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
        let high = state >> 32
        state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
        return high << 32 | state >> 32
    }
}
