import ClusterAPI
import Model

/// A hole in the samples of all objects of a kind, and how far it is filled.
struct HistoryGap: Sendable {
    /// How many samples an answer may have, more or less; some 6 MB.
    static let samplesPerRequest = 4_000
    /// How often something is asked for.
    static let attemptsMax = 5
    /// An object's first sample after the gap may be this much younger than the gap's end.
    private static let slack: Int64 = 60_000

    let source: HistorySource
    /// The time of the last sample before, by the cluster's clock.
    let start: Int64
    /// The time of the newest sample that came behind it.
    let end: Int64
    /// When it was found.
    let opened: Duration
    /// The place of the rollup that is asked for.
    private(set) var stage = 0
    /// Until when nothing is asked.
    private(set) var notBefore = Duration.zero

    /// Before when an object's means may end: its first sample that is finer, or the gap's end.
    private var bounds: [UID: Int64]
    /// What another program has filled, by object.
    private var covered: [UID: [ClosedRange<Int64>]]
    /// Up to when this rollup is needed, from when on it is there, and how far it was asked for.
    private var span: (needed: Int64, begun: Int64?, done: Int64)
    private var askedUntil: Int64 = 0
    /// What was taken of this rollup.
    private var taken: [UID: ClosedRange<Int64>] = [:]
    private var attempts = 0

    init(
        _ source: HistorySource,
        between times: (start: Int64, end: Int64),
        firsts: [UID: Int64],
        covered: [UID: [ClosedRange<Int64>]] = [:],
        opened: Duration
    ) {
        self.source = source
        (start, end) = times
        bounds = firsts
        self.covered = covered
        span = (times.end, nil, times.start)
        self.opened = opened
    }

    /// What to ask for next; nil when nothing is left.
    ///
    /// The oldest comes first, since it is the next that the cluster forgets.
    mutating func next(at now: Int64, objects: Int) -> RollupWindow? {
        while stage < Rollup.allCases.count {
            let rollup = Rollup.allCases[stage]
            let reachable = max(start, now - rollup.reach)
            if span.begun == nil { span.begun = reachable }
            span.done = max(span.done, reachable)
            guard span.done < span.needed else {
                finishStage()
                continue
            }
            let step = rollup.length * Int64(max(1, Self.samplesPerRequest / max(1, objects)))
            askedUntil = min(span.needed, span.done + step)
            if (askedUntil + Self.slack) / rollup.length == span.done / rollup.length {
                // No span ends in there.
                span.done = askedUntil
                continue
            }
            // A span more on both sides: nobody says whether it must lie within the times or may
            // reach over them.
            return RollupWindow(
                rollup,
                from: Timestamp(milliseconds: span.done - rollup.length),
                to: Timestamp(milliseconds: askedUntil + rollup.length)
            )
        }
        return nil
    }

    /// Takes what was answered; returns what of it fills the gap, in the order of time.
    mutating func take(_ samples: [ObjectStatistics]) -> [ObjectStatistics] {
        let fitting =
            samples
            .compactMap { sample in sample.end.map { ($0.milliseconds, sample) } }
            .sorted { $0.0 < $1.0 }
            .filter { time, sample in
                let range = taken[sample.uid]
                guard time > range?.upperBound ?? start, time < bounds[sample.uid] ?? end,
                    !isCovered(time, of: sample.uid)
                else { return false }
                taken[sample.uid] = (range?.lowerBound ?? time)...time
                return true
            }
        moveOn()
        return fitting.map(\.1)
    }

    /// Takes note that no answer came; returns whether it is not asked again.
    mutating func fail(at now: Duration, pause: Duration) -> Bool {
        attempts += 1
        notBefore = now + pause * (1 << attempts)
        guard attempts >= Self.attemptsMax else { return false }
        moveOn()
        return true
    }

    private func isCovered(_ time: Int64, of uid: UID) -> Bool {
        let span = time - Rollup.allCases[stage].length + 1...time
        return covered[uid]?.contains { $0.overlaps(span) } ?? false
    }

    private mutating func moveOn() {
        span.done = askedUntil
        attempts = 0
    }

    private mutating func finishStage() {
        for (uid, range) in taken { bounds[uid] = range.lowerBound }
        taken = [:]
        span = (min(span.needed, span.begun ?? span.needed), nil, start)
        stage += 1
        attempts = 0
    }
}
