import ClusterAPI
import Model
import Testing

@testable import Watching

/// What is asked for after a gap, and what of the answers is taken.
@Suite struct HistoryGapTests {
    /// A time that all spans of up to half a day end at.
    private static let noon: Int64 = 1_790_035_200_000

    private func samples(_ ends: [Int64], of uid: Int64 = 1) -> [ObjectStatistics] {
        ends.map {
            ObjectStatistics(uid: UID(uid), end: Timestamp(milliseconds: $0), values: [])
        }
    }

    /// Gaps that have seen a node at a time, and again so many seconds later.
    private func gaps(_ seconds: Int64, reach: Int64 = .max / 2) -> HistoryGaps {
        var gaps = HistoryGaps()
        for end in [Self.noon - seconds * 1_000, Self.noon] {
            gaps.note(
                samples([end]),
                of: HistorySource(.node),
                threshold: 30_000,
                reach: reach,
                at: .zero
            )
        }
        return gaps
    }

    /// The windows that are asked for, when each is answered with nothing.
    private func windows(_ gaps: HistoryGaps) -> [RollupWindow] {
        var gaps = gaps
        var windows: [RollupWindow] = []
        while let window = gaps.next(at: .zero)?.past {
            windows.append(window)
            _ = gaps.take([])
        }
        return windows
    }

    @Test(
        arguments: [
            (30, []), (31, [.tenSeconds]), (300, [.tenSeconds]),
            (700, [.tenSeconds, .fiveMinutes]),
            (7_200, [.tenSeconds, .fiveMinutes, .quarterHour]),
            (90_000, [.tenSeconds, .fiveMinutes, .quarterHour, .hour]),
            (864_000, [.tenSeconds, .fiveMinutes, .quarterHour, .hour, .halfDay]),
        ] as [(Int64, [Rollup])]
    )
    func `each length has its resolutions`(_ seconds: Int64, _ rollups: [Rollup]) {
        let windows = windows(gaps(seconds))
        #expect(windows.map(\.rollup) == rollups)
        for (finer, coarser) in zip(windows, windows.dropFirst()) {
            #expect(coarser.end >= finer.start, "a part is not asked for")
        }
    }

    @Test func `nothing is asked for beyond what is kept`() {
        let windows = windows(gaps(86_400, reach: 3_600_000))
        #expect(windows.map(\.rollup) == [.tenSeconds, .fiveMinutes])
        #expect((windows.last?.start.milliseconds ?? 0) >= Self.noon - 3_900_000)
    }

    @Test func `many objects are asked for in many steps`() {
        var gaps = HistoryGaps()
        let many = (1...1_000).flatMap { samples([Self.noon - 600_000], of: $0) }
        gaps.note(many, of: HistorySource(.database), threshold: 30_000, reach: .max / 2, at: .zero)
        let next = (1...1_000).flatMap { samples([Self.noon], of: $0) }
        gaps.note(next, of: HistorySource(.database), threshold: 30_000, reach: .max / 2, at: .zero)
        let windows = windows(gaps)
        // Four spans of a thousand objects at a time, and one more on both sides.
        let fine = windows.filter { $0.rollup == .tenSeconds }
        #expect(fine.count == 8)
        #expect(fine.allSatisfy { $0.end - $0.start <= .seconds(60) })
        #expect(windows.count == 9)
    }

    @Test func `what is finer goes before, and nothing is taken twice`() throws {
        var gaps = gaps(900)
        let start = Self.noon - 900_000
        #expect(try #require(gaps.next(at: .zero)?.past).rollup == .tenSeconds)
        let fine = Array(stride(from: Self.noon - 280_000, through: Self.noon, by: 10_000))
        // An object that is new has fewer of the finer ones.
        let answer =
            samples(fine + fine) + samples([Self.noon - 20_000, Self.noon - 10_000], of: 2)
        let taken = gaps.take(answer)
        #expect(taken.count { $0.uid == UID(1) } == 28)
        #expect(taken.count { $0.uid == UID(2) } == 2)
        #expect(try #require(gaps.next(at: .zero)?.past).rollup == .fiveMinutes)
        let ends = [start - 300_000, start, start + 300_000, start + 600_000, Self.noon]
        let coarse = gaps.take(samples(ends) + samples(ends, of: 2) + samples(ends, of: 3))
        let expected = [start + 300_000, start + 600_000]
        for uid in [1, 2, 3] as [Int64] {
            let own = coarse.filter { $0.uid == UID(uid) }.compactMap { $0.end?.milliseconds }
            #expect(own == expected, "object \(uid)")
        }
        #expect(gaps.next(at: .zero) == nil)
    }

    @Test func `what fails is asked for again, five times, with pauses that double`() {
        var gaps = gaps(100)
        var now = Duration.zero
        var pauses: [Duration] = []
        for attempt in 1...5 {
            #expect(gaps.next(at: now) != nil)
            #expect(gaps.fail(at: now, pause: .seconds(10)) == (attempt == 5))
            let failed = now
            while gaps.next(at: now) == nil, now < .seconds(1_000) { now += .seconds(10) }
            pauses.append(now - failed)
        }
        #expect(pauses.prefix(4) == [.seconds(20), .seconds(40), .seconds(80), .seconds(160)])
        #expect(gaps.next(at: .seconds(10_000)) == nil)
    }

    @Test func `a release that does not answer is not asked again`() {
        var gaps = gaps(7_200)
        #expect(gaps.next(at: .zero) != nil)
        gaps.giveUp()
        #expect(gaps.next(at: .zero) == nil)
    }

    @Test func `newer samples wait for what fills the gap before them, and not for ever`() {
        var gaps = gaps(7_200)
        #expect(gaps.held(at: .seconds(599)) == [.node: Self.noon - 7_200_000])
        #expect(gaps.held(at: .seconds(600)) == [:])
        while gaps.next(at: .zero) != nil { _ = gaps.take([]) }
        #expect(gaps.held(at: .zero) == [:])
    }

    @Test func `what another program has read last is where the gap begins`() {
        var gaps = HistoryGaps()
        gaps.restore([.node: Timestamp(milliseconds: Self.noon - 120_000)])
        gaps.note(
            samples([Self.noon]),
            of: HistorySource(.node),
            threshold: 30_000,
            reach: .max / 2,
            at: .zero
        )
        #expect(windows(gaps).map(\.rollup) == [.tenSeconds])
    }

    @Test func `an object without newer samples makes no gap`() {
        var gaps = HistoryGaps()
        let later = samples([Self.noon]) + samples([Self.noon - 900_000], of: 2)
        for readings in [samples([Self.noon - 10_000]), later, later] {
            gaps.note(
                readings,
                of: HistorySource(.node),
                threshold: 30_000,
                reach: .max / 2,
                at: .zero
            )
        }
        #expect(gaps.next(at: .zero) == nil)
    }

    @Test func `what stands beside an object is asked for by object`() throws {
        var gaps = HistoryGaps()
        for end in [Self.noon - 120_000, Self.noon] {
            for object in [5, 7] as [Int64] {
                let samples = ["1", "2"].map {
                    ObjectStatistics(
                        uid: UID("\(object):\($0)"),
                        end: Timestamp(milliseconds: end),
                        values: []
                    )
                }
                gaps.note(
                    samples,
                    of: HistorySource(.peer, beside: UID(object)),
                    threshold: 30_000,
                    reach: .max / 2,
                    at: .zero
                )
            }
        }
        var paths: [String] = []
        while let request = gaps.next(at: .zero) {
            paths.append(request.path(at: Timestamp(milliseconds: Self.noon)))
            _ = gaps.take([])
        }
        #expect(paths.count == 2)
        for object in ["5", "7"] {
            let path = "/v1/bdbs/\(object)/peer_stats?interval=10sec&stime="
            #expect(paths.contains { $0.hasPrefix(path) }, "\(paths)")
        }
    }

    private func span(_ rollup: Rollup?, _ from: Int64, _ to: Int64) -> SampleSpan {
        SampleSpan(
            UID(1),
            rollup,
            Timestamp(milliseconds: Self.noon + from)...Timestamp(milliseconds: Self.noon + to)
        )
    }

    @Test func `what another program has filled is not filled again`() throws {
        var first = gaps(900)
        let left = try #require(first.kept.first)
        #expect(first.next(at: .zero)?.past?.rollup == .tenSeconds)
        _ = first.take(samples([Self.noon - 200_000]))
        #expect(first.kept == [left], "it is as it was until it is filled")

        var gaps = HistoryGaps()
        gaps.restore([.node: Timestamp(milliseconds: Self.noon)])
        let spans = [
            span(nil, 5_000, 15_000), span(.tenSeconds, -200_000, -100_000),
            span(.fiveMinutes, -600_000, -600_000),
        ]
        gaps.resume(left, with: spans, at: .zero)
        #expect(gaps.next(at: .zero)?.past?.rollup == .tenSeconds)
        let fine = Array(stride(from: Self.noon - 290_000, through: Self.noon, by: 10_000))
        let taken = gaps.take(samples(fine)).compactMap {
            $0.end.map { $0.milliseconds - Self.noon }
        }
        #expect(
            taken == Array(stride(from: -290_000, through: -210_000, by: 10_000))
                + Array(stride(from: -90_000, through: 0, by: 10_000))
        )
        #expect(gaps.next(at: .zero)?.past?.rollup == .fiveMinutes)
        let coarse = gaps.take(samples([-600_000, -300_000, 0].map { Self.noon + $0 }))
        #expect(coarse.compactMap { $0.end?.milliseconds } == [Self.noon - 300_000])
        #expect(gaps.next(at: .zero) == nil)
        #expect(gaps.kept == [])
    }

    @Test func `a gap whose newer end was not kept is found again, once`() {
        var gaps = HistoryGaps()
        gaps.restore([.node: Timestamp(milliseconds: Self.noon - 120_000)])
        let times = [Self.noon - 120_000, Self.noon].map { Timestamp(milliseconds: $0) }
        gaps.resume(KeptGap(.node, from: times[0], to: times[1]), with: [], at: .zero)
        #expect(gaps.kept == [])
        gaps.note(
            samples([Self.noon + 10_000]),
            of: HistorySource(.node),
            threshold: 30_000,
            reach: .max / 2,
            at: .zero
        )
        #expect(gaps.kept.map(\.start) == [times[0]])
    }
}
