import Alerting
import ClusterAPI
import Exposition
import Model
import TimeSeries

extension ClusterState {
    /// Looks for a gap before what a resource has just said.
    mutating func noteGap(before reading: Reading, of request: ResourceRequest, at now: Duration) {
        guard case .statistics(let kind, let samples) = reading else { return }
        gaps.note(
            samples,
            of: HistorySource(kind, beside: request.object),
            threshold: lifetime(of: request.resource).wholeMilliseconds,
            reach: pastReach.wholeMilliseconds,
            at: now
        )
    }

    /// Takes in an answer about the past; returns what happened.
    mutating func absorbPast(_ result: FetchResult, at moment: Moment) -> [Event] {
        var outcome = Outcome()
        guard let window = result.request.past else { return [] }
        let judged = ResourceOutcome(result.answer, of: result.request, decoder: decoder)
        switch judged {
        case .read(let decoded), .object(let decoded):
            report(decoded, of: result.resource, into: &outcome)
            fill(with: decoded.reading, window.rollup, into: &outcome)
        case .empty, .unsupported, .forbidden, .objectGone:
            gaps.giveUp()
        case .unauthorized, .unexpected, .failed:
            let item = JudgedResult(result: result, outcome: judged)
            let pause = configuration.poll.interval
            let isFinal = gaps.fail(at: moment.monotonic, pause: pause)
            let reason = item.failureText ?? result.code
            append(
                .pastUnreadable(result.resource, window.rollup, reason: reason, isFinal: isFinal),
                to: &outcome
            )
        }
        return outcome.events
    }

    private mutating func fill(
        with reading: Reading,
        _ rollup: Rollup,
        into outcome: inout Outcome
    ) {
        guard case .statistics(let kind, let samples) = reading else { return }
        let fitting = gaps.take(samples)
        let objects = ObjectLabels(self)
        let before = history.store.dropped
        let count = history.appendPast(fitting, of: kind, rollup) { uid in
            objects.labels(of: kind, uid).map { LabelSet($0).text }
        }
        noteDropped(since: before, into: &outcome)
        guard count > 0, let resource = HistorySource.resources[kind] else { return }
        append(.pastFilled(resource, rollup, samples: count), to: &outcome)
    }
}
