// Where the samples of a cluster have a hole, and what is asked to fill it: the cluster keeps means
// over spans of ten seconds for five minutes, of five minutes for an hour, and so on (`Rollup`).
//
//     samples  ────────●                                        ●────────▶
//     gap              └─ start                            end ─┘
//     filled            │◀─ 15min ─▶│◀──── 5min ────▶│◀ 10sec ▶│
//
// The newest part is filled from the finest spans, which reach back least, then what is older from
// the next coarser ones. A mean stands at the end of its span, and is taken only where it lies
// behind everything coarser and before everything finer of its object: in a series, the resolution
// changes at most once from coarse to fine within a gap. So nothing is there twice, and no mean
// lies between values that it is made of.
//
// Asking is a courtesy of a cluster whose API has one worker: three requests after a cycle, one
// after the other, each of a bounded number of samples, and none that could delay the next cycle.
// One that fails is asked again after a pause that doubles, five times.
//
// What is read object by object (peers and sources) has gaps by object. A program that ends while it
// fills leaves its gaps to the next one, which looks in the file how far they are filled.
//
// Left out: gaps of single objects, as the cluster has none of their samples either.

import ClusterAPI
import Model

/// Finds the holes in the samples of a cluster, and what to ask for to fill them.
package struct HistoryGaps: Sendable {
    /// A shorter hole is none, in milliseconds; nor is one of three intervals.
    package static let lengthMin: Int64 = 30_000
    /// How many holes are remembered; the oldest are given up first.
    static let gapsMax = 200
    /// How many requests follow a cycle.
    package static let requestsPerCycle = 3
    /// For how long whoever sends samples on waits for a hole to be filled.
    package static let holdMax = Duration.seconds(600)

    /// Up to when another program has read.
    private var restored: [ObjectKind: Int64] = [:]
    private var newest: [HistorySource: Int64] = [:]
    private var objectCounts: [HistorySource: Int] = [:]
    private var gaps: [HistoryGap] = []
    /// Which gap the last request is for.
    private var asked: Int?

    /// Remembers up to when another program has read.
    mutating func restore(_ newest: [ObjectKind: Timestamp]) {
        restored = newest.mapValues(\.milliseconds)
    }

    /// Goes on with a gap that another program has left, of which these samples are there.
    ///
    /// One whose newer end was not kept is found again when that is read.
    mutating func resume(_ gap: KeptGap, with spans: [SampleSpan], at now: Duration) {
        let source = HistorySource(gap.kind, beside: gap.object)
        let end = gap.end.milliseconds
        guard restored[gap.kind] ?? .min >= end else { return }
        let own = spans.filter { source.contains($0.uid) }
        let read = own.filter { $0.rollup == nil }
            .map { ($0.uid, $0.times.lowerBound.milliseconds) }
        let means = own.filter { $0.rollup != nil }
        objectCounts[source] = Set(own.map(\.uid)).count
        gaps.append(
            HistoryGap(
                source,
                between: (gap.start.milliseconds, end),
                firsts: Dictionary(read) { min($0, $1) },
                covered: Dictionary(grouping: means, by: \.uid).mapValues { $0.map(\.covered) },
                opened: now
            )
        )
    }

    /// What the next program has to go on with, in order.
    var kept: [KeptGap] {
        gaps.map { gap in
            KeptGap(
                gap.source.kind,
                beside: gap.source.object,
                from: Timestamp(milliseconds: gap.start),
                to: Timestamp(milliseconds: gap.end)
            )
        }
    }

    /// Takes note of samples; a gap before them is remembered if it is longer than the threshold.
    ///
    /// `reach` is how far back it is worth asking; all in milliseconds.
    mutating func note(
        _ samples: [ObjectStatistics],
        of source: HistorySource,
        threshold: Int64,
        reach: Int64,
        at now: Duration
    ) {
        let ends = samples.compactMap { sample in
            sample.end.map { (sample.uid, $0.milliseconds) }
        }
        guard HistorySource.resources[source.kind] != nil, let end = ends.map(\.1).max() else {
            return
        }
        objectCounts[source] = samples.count
        let before = newest.updateValue(end, forKey: source) ?? restored[source.kind]
        guard let before, end > before, end - before > max(threshold, Self.lengthMin) else {
            return
        }
        let start = max(before, end - reach)
        let firsts = ends.filter { $0.1 > start }
        gaps.append(
            HistoryGap(
                source,
                between: (start, end),
                firsts: Dictionary(firsts) { min($0, $1) },
                opened: now
            )
        )
        if gaps.count > Self.gapsMax { gaps.removeFirst() }
    }

    /// What to ask for next, the finest first, since that is kept for the shortest time.
    mutating func next(at now: Duration) -> ResourceRequest? {
        while true {
            let waiting = gaps.indices.filter { gaps[$0].notBefore <= now }
            guard let place = waiting.min(by: { gaps[$0].stage < gaps[$1].stage }) else {
                return nil
            }
            let source = gaps[place].source
            let window = gaps[place].next(
                at: newest[source] ?? restored[source.kind] ?? 0,
                objects: objectCounts[source] ?? 1
            )
            guard let request = window.flatMap(source.request) else {
                gaps.remove(at: place)
                continue
            }
            asked = place
            return request
        }
    }

    /// Takes what was answered; returns what of it fills the gap, in the order of time.
    mutating func take(_ samples: [ObjectStatistics]) -> [ObjectStatistics] {
        guard let asked else { return [] }
        return gaps[asked].take(samples)
    }

    /// Takes note that no answer came; returns whether it is not asked again.
    mutating func fail(at now: Duration, pause: Duration) -> Bool {
        guard let asked else { return true }
        return gaps[asked].fail(at: now, pause: pause)
    }

    /// Takes note that this cluster does not answer such questions, or not us.
    mutating func giveUp() {
        guard let asked else { return }
        gaps.remove(at: asked)
        self.asked = nil
    }

    /// From when on the samples of a kind are not complete yet.
    func held(at now: Duration) -> [ObjectKind: Int64] {
        let recent = gaps.filter { now - $0.opened < Self.holdMax }
        return Dictionary(recent.map { ($0.source.kind, $0.start) }) { min($0, $1) }
    }
}
