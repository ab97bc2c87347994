import Testing
import TimeSeries

@testable import Pages

/// Few points of many, and no peak is lost.
@Suite struct DownsamplingTests {
    /// The same for each seed.
    private struct Numbers: RandomNumberGenerator {
        var state: UInt64

        mutating func next() -> UInt64 {
            state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
            return state ^ (state >> 29)
        }
    }

    private func samples(seed: UInt64, count: Int) -> [Sample] {
        var random = Numbers(state: seed)
        var time: Int64 = 1_000
        return (0..<count).map { _ in
            time += Int64.random(in: 1...40, using: &random)
            let isPeak = Int.random(in: 0..<50, using: &random) == 0
            let value = Double.random(in: 0...1, using: &random)
            return Sample(milliseconds: time, value: isPeak ? value * 1_000 - 500 : value)
        }
    }

    @Test(arguments: [(1, 0), (2, 1), (3, 2), (4, 50), (5, 1_000), (6, 20_000)])
    func `each column has its least and its greatest, in order`(_ seed: UInt64, _ count: Int) {
        let all = samples(seed: seed, count: count)
        let span = 1_000...max(1_001, (all.last?.milliseconds ?? 0) - 7)
        let inside = all.filter { span.contains($0.milliseconds) }
        let columns = Downsampling.columns(all, over: span, count: 100)
        #expect(columns.count <= 100)
        let points = columns.flatMap(\.samples)
        #expect(points.count <= 200)
        #expect(points.map(\.milliseconds) == points.map(\.milliseconds).sorted())
        #expect(points.map(\.value).max() == inside.map(\.value).max())
        #expect(points.map(\.value).min() == inside.map(\.value).min())
        for column in columns {
            let share = Double(span.upperBound - span.lowerBound) / 100
            let own = inside.filter {
                min(99, Int(Double($0.milliseconds - 1_000) / share)) == column.place
            }
            #expect(column.least.value == own.map(\.value).min())
            #expect(column.greatest.value == own.map(\.value).max())
        }
    }

    @Test func `what is no number is no point`() {
        let samples = [Double.nan, 1, .infinity, 2].enumerated().map {
            Sample(milliseconds: Int64($0), value: $1)
        }
        let columns = Downsampling.columns(samples, over: 0...3, count: 10)
        #expect(columns.flatMap(\.samples).map(\.value) == [1, 2])
    }

    @Test(
        arguments: [([10, 20, 30, 40, 400], 1_030), ([0], .max), ([], .max)] as [([Int64], Int64)]
    )
    func `a gap is three of the usual distances`(_ times: [Int64], _ gap: Int64) {
        let samples = times.map { Sample(milliseconds: $0, value: 0) }
        #expect(Downsampling.gap(samples, column: 1) == gap)
    }
}
