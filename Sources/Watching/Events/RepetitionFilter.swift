// An error that comes back with each poll is said when it starts, when it changes, when it ends,
// and in between only as a count every five minutes. A log that fills up hides what matters.
//
// It changes when a kind of failure comes that was not there in the last five minutes. So neither
// a number in its text is a change, nor two broken endpoints that fail in two ways, in turn.

/// Turns a stream of failures and successes into what is worth a log line.
package struct RepetitionFilter: Sendable {
    /// Between two words about the same unchanged failure.
    package static let period = Duration.seconds(5 * 60)

    /// The most kinds of failure that are remembered of one trouble.
    private static let kindsMax = 32

    private struct Run: Sendable {
        /// When each kind was last seen.
        var kinds: [String: Duration]
        var began: Duration
        var total: Int
        var saidAt: Duration
        var sinceSaid: Int

        /// Notes that a kind was seen; returns whether that is news.
        mutating func note(_ kind: String, at now: Duration) -> Bool {
            let last = kinds.updateValue(now, forKey: kind)
            if kinds.count > RepetitionFilter.kindsMax { kinds = [kind: now] }
            return last.map { now - $0 >= RepetitionFilter.period } ?? true
        }
    }

    private var runs: [Trouble: Run] = [:]

    /// A filter that has seen no failure.
    package init() {}

    /// Takes in a failure and returns what to say about it, if anything.
    ///
    /// Two failures of one `kind` are the same, however their `reason` is worded.
    package mutating func failed(
        _ trouble: Trouble,
        reason: String,
        kind: String,
        at now: Duration
    ) -> Recurrence? {
        guard var run = runs[trouble] else {
            runs[trouble] = Run(
                kinds: [kind: now],
                began: now,
                total: 1,
                saidAt: now,
                sinceSaid: 0
            )
            return .began(reason)
        }
        defer { runs[trouble] = run }
        run.total += 1
        run.sinceSaid += 1
        if run.note(kind, at: now) {
            (run.saidAt, run.sinceSaid) = (now, 0)
            return .changed(reason)
        }
        guard now - run.saidAt >= Self.period else { return nil }
        let times = run.sinceSaid
        (run.saidAt, run.sinceSaid) = (now, 0)
        return .repeated(reason, times: times)
    }

    /// Takes in a success and returns what to say about the failure that it ends, if any.
    package mutating func succeeded(_ trouble: Trouble, at now: Duration) -> Recurrence? {
        guard let run = runs.removeValue(forKey: trouble) else { return nil }
        return .ended(times: run.total, lasted: now - run.began)
    }
}
