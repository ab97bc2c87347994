import Model
import TestSupport
import Testing
import Watching

/// When the next cycle starts.
@Suite struct PollScheduleTests {
    static let origin = Duration.milliseconds(1_234)

    private static func settings(_ seconds: Int, slow: Int? = nil) -> PollSettings {
        PollSettings(
            interval: .seconds(seconds),
            slowInterval: .seconds(slow ?? max(60, seconds))
        )
    }

    private func schedule(_ seconds: Int, slow: Int? = nil) -> PollSchedule {
        PollSchedule(settings: Self.settings(seconds, slow: slow), origin: Self.origin)
    }

    /// The grid's place of a time, and how far behind it the time lies.
    private func place(_ time: Duration, interval: Duration) -> (slot: Int64, jitter: Duration) {
        let slot = Int64((time - Self.origin + .nanoseconds(1)) / interval)
        return (slot, time - Self.origin - interval * Int(slot))
    }

    @Test(arguments: [1, 2, 10, 60, 300])
    func `cycles lie on the grid, at most a tenth of the interval late`(_ seconds: Int) {
        let interval = Duration.seconds(seconds)
        withSeeds(10) { random in
            var schedule = schedule(seconds)
            var now = Self.origin
            for slot in 1...500 as ClosedRange<Int64> {
                now += interval * Double.random(in: 0...0.3, using: &random)
                now = schedule.next(after: .regular, at: now, using: &random)
                let (found, jitter) = place(now, interval: interval)
                #expect(found == slot)
                #expect(jitter >= .nanoseconds(-1) && jitter <= interval / 10 + .nanoseconds(1))
            }
        }
    }

    @Test(
        arguments: [
            // When a cycle of the grid's slot 0 ended, in tenths of an interval; the next slot.
            (0, 1), (1, 1), (9, 1), (10, 2), (11, 2), (19, 2), (25, 3), (31, 4), (100, 11),
        ] as [(Int, Int64)]
    )
    func `a late cycle delays the next one and leaves no gap to catch up`(
        _ tenths: Int,
        _ slot: Int64
    ) {
        withSeeds(20) { random in
            var schedule = schedule(10)
            let end = Self.origin + .seconds(tenths)
            let next = schedule.next(after: .regular, at: end, using: &random)
            #expect(place(next, interval: .seconds(10)).slot == slot)
            #expect(next > end)
        }
    }

    @Test(arguments: [1, 3, 10, 60, 300])
    func `a next cycle never begins before the last one ended`(_ seconds: Int) {
        withSeeds(30) { random in
            var schedule = schedule(seconds)
            var now = Self.origin
            for _ in 0..<300 {
                now += .milliseconds(Int.random(in: 0...(seconds * 2_500), using: &random))
                let next = schedule.next(after: outcome(&random), at: now, using: &random)
                #expect(next > now)
                #expect(next - now <= .seconds(max(60, Double(seconds) * 1.1)))
                now = next
            }
        }
    }

    private func outcome(_ random: inout SplitMix64) -> PollOutcome {
        switch Int.random(in: 0..<4, using: &random) {
        case 0: .regular
        case 1: .tryNextEndpoint
        case 2: .failed(retryAfter: nil)
        default: .failed(retryAfter: .seconds(Int.random(in: 0...100_000, using: &random)))
        }
    }

    @Test(
        arguments: [
            // interval, the shortest and the longest wait after a failure
            (1, 1, 6), (2, 2, 12), (9, 9, 54), (10, 10, 60), (11, 11, 60), (60, 60, 60),
            (300, 60, 60),
        ]
    )
    func `waits after failures are random, grow, and have bounds`(
        _ interval: Int,
        _ low: Int,
        _ high: Int
    ) {
        var waits: Set<Duration> = []
        withSeeds(50) { random in
            var schedule = schedule(interval)
            #expect(schedule.backoffLimit == .seconds(high))
            var last = Duration.seconds(low)
            for _ in 0..<30 {
                let next = schedule.next(
                    after: .failed(retryAfter: nil),
                    at: .seconds(5_000),
                    using: &random
                )
                let wait = next - .seconds(5_000)
                waits.insert(wait)
                #expect(wait >= .seconds(low) && wait <= .seconds(high))
                #expect(wait <= max(.seconds(low), last * 3) + .microseconds(1))
                last = wait
            }
        }
        #expect(low == high || waits.count > 100, "the waits are not random")
        #expect(waits.max() == .seconds(high), "the limit is never reached")
    }

    @Test func `a success makes the waits short again`() {
        withSeeds(20) { random in
            var schedule = schedule(1)
            for _ in 0..<30 {
                _ = schedule.next(after: .failed(retryAfter: nil), at: .zero, using: &random)
            }
            _ = schedule.next(after: .regular, at: Self.origin, using: &random)
            let next = schedule.next(after: .failed(retryAfter: nil), at: .zero, using: &random)
            #expect(next <= .seconds(3))
        }
    }

    @Test(
        arguments: [
            (nil, 10, 60), (0, 10, 60), (5, 10, 60), (45, 45, 60), (60, 60, 60), (61, 60, 60),
            (86_400, 60, 60), (-7, 10, 60),
        ] as [(Int?, Int, Int)]
    )
    func `a server's wish to be left alone is followed within bounds`(
        _ retryAfter: Int?,
        _ low: Int,
        _ high: Int
    ) {
        withSeeds(20) { random in
            var schedule = schedule(10)
            let next = schedule.next(
                after: .failed(retryAfter: retryAfter.map { .seconds($0) }),
                at: .zero,
                using: &random
            )
            #expect(next >= .seconds(low) && next <= .seconds(high))
        }
    }

    @Test(arguments: [(1, 1), (10, 1), (300, 1)])
    func `the next endpoint is tried after a second`(_ interval: Int, _ wait: Int) {
        var random = SplitMix64(seed: 1)
        var schedule = schedule(interval)
        let next = schedule.next(after: .tryNextEndpoint, at: .seconds(100), using: &random)
        #expect(next == .seconds(100 + wait))
    }

    @Test(
        arguments: [
            // interval, slow interval, cycles of each slow one
            (10, 60, 6), (10, 10, 1), (1, 60, 60), (60, 60, 1), (10, 65, 7), (10, 3_600, 360),
        ]
    )
    func `slow resources are read in the cycles of their interval, whatever the jitter`(
        _ interval: Int,
        _ slow: Int,
        _ every: Int
    ) {
        withSeeds(5) { random in
            var schedule = schedule(interval, slow: slow)
            var now = Self.origin
            var turns: [Int] = []
            for cycle in 0..<(every * 5) {
                if schedule.isSlowTurn(at: now) {
                    schedule.tookSlowTurn(at: now)
                    turns.append(cycle)
                }
                now = schedule.next(after: .regular, at: now, using: &random)
            }
            let gaps = zip(turns, turns.dropFirst()).map { $1 - $0 }
            #expect(turns.first == 0)
            #expect(
                gaps.allSatisfy { abs($0 - every) <= (slow % interval == 0 ? 0 : 1) },
                "\(gaps)"
            )
        }
    }
}
