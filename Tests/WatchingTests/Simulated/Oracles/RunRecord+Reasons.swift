import Alerting
import SimulatedCluster
import Watching

extension RunRecord {
    /// A span in which exactly one fault kept the whole cluster from being read.
    private struct Breakdown {
        var kind: AlertKind
        var from: Duration
        var to: Duration
    }

    /// A cluster that cannot be read for long enough is told once, by the kind that says why, and
    /// taken back once; a shorter breakdown is not told.
    var reasonViolations: [String] {
        breakdowns.flatMap { breakdown -> [String] in
            let rule = breakdown.kind.defaultRule
            let end = breakdown.to + Self.recoveryTime + rule.clear + Self.period + Self.slack
            guard end < scenario.length,
                truths(from: breakdown.from - Self.recoveryTime, to: breakdown.from)
                    .allSatisfy({ $0.isCalm || $0.from == breakdown.from }),
                isCalm(from: breakdown.to, to: end),
                !mayBeWithheld(from: breakdown.from - Self.recoveryTime, to: end),
                !flapped(Self.isReason, from: breakdown.from, to: end)
            else { return [] }
            let reasons = told.filter { item in
                AlertKind.reasonsUnreadable.contains(item.transition.key.kind)
                    && item.at >= breakdown.from && item.at <= end
            }
            let mine = reasons.filter { $0.transition.key.kind == breakdown.kind }
            let length = breakdown.to - breakdown.from
            let states = mine.map(\.transition.state)
            var violations: [String] = []
            if mine.count != reasons.count {
                violations.append("\(breakdown): told as \(reasons.map(\.transition.key))")
            }
            if length < rule.hold, !states.isEmpty {
                violations.append("\(breakdown) is shorter than its hold: \(states)")
            }
            let unseen = wait(in: breakdown)
            if length >= rule.hold + Self.period * 2 + unseen, states != [.firing, .resolved] {
                violations.append("\(breakdown) was told as \(states)")
            }
            return violations
        }
    }

    /// Whether an alert may say why the cluster cannot be read.
    static func isReason(_ key: AlertKey) -> Bool {
        AlertKind.reasonsUnreadable.contains(key.kind)
    }

    /// How long a server that is being left alone, as it asked to, cannot be seen to be broken.
    private func wait(in breakdown: Breakdown) -> Duration {
        // It may have begun while a restart or the end of another fault was still to be seen.
        let from = breakdown.from - Self.recoveryTime
        return scenario.script.filter { $0.at >= from && $0.at < breakdown.to }
            .map { Self.wait(after: $0.action) }.max() ?? .zero
    }

    private static func wait(after action: Scenario.Action) -> Duration {
        guard case .start(.unavailable(_, let seconds)) = action, let seconds else { return .zero }
        return min(.seconds(seconds), PollSchedule.retryAfterMax)
    }

    private var breakdowns: [Breakdown] {
        var finished: [Breakdown] = []
        for (index, truth) in truths.enumerated().dropLast() {
            let present = truth.effects.values.filter { $0 != .harmless }
            guard present.count == 1, case .broken(let kind)? = present.first else { continue }
            let end = truths[index + 1].from
            if var last = finished.last, last.kind == kind, last.to == truth.from {
                last.to = end
                finished[finished.count - 1] = last
            } else {
                finished.append(Breakdown(kind: kind, from: truth.from, to: end))
            }
        }
        return finished
    }
}
