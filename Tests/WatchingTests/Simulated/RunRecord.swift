import Alerting
import Watching

/// Everything that was seen of a simulated run; the oracles judge it.
struct RunRecord: Sendable {
    /// How a watcher's run ended.
    struct Stop: Sendable {
        var cancelled: Duration
        var returned: Duration
        /// Requests that were still under way after it had returned.
        var inFlight: Int
        /// Whether nothing was asked or published any more.
        var isSilent: Bool
    }

    /// A transition with the virtual time at which it was told.
    struct Told: Sendable {
        var at: Duration
        var transition: Transition
    }

    var scenario: Scenario
    var happenings: [Happening]
    var exchanges: [Exchange]
    var scrapes: [Scrape]
    var truths: [Truth]
    /// When the content of the credential changed.
    var fileChanges: [Duration]
    var stops: [Stop]
    /// When another program went on, which is later than scripted if a kill waited for something.
    var restarts: [Duration]
    var inFlightMax: Int
    /// What the watchers held of samples at their ends, and at last what was kept of them.
    var audits: [BufferAudit] = []
    /// The entries that were committed and are not in the journal at the end.
    var untold: [String] = []
    /// When logins may have been withheld to protect the account.
    var withheld: [Range<Duration>] = []

    /// The transitions, in order.
    var told: [Told] {
        happenings.compactMap { happening in
            guard case .entry(.alert(let entry)) = happening.content else { return nil }
            return Told(at: happening.at, transition: entry.transition)
        }
    }

    /// The events, in order.
    var changes: [ClusterEvent] {
        happenings.compactMap { happening in
            guard case .entry(.event(let entry)) = happening.content else { return nil }
            return entry.event
        }
    }

    /// What is compared between two runs, and what a failing one shows.
    var trace: [String] { happenings.map(\.line) }
}

extension RunRecord {
    /// The settings that the expectations follow from.
    static let period = Duration.seconds(10)
    static let timeout = Duration.seconds(5)
    static let backoffLimit = Duration.seconds(60)
    /// Jitter and the time that an answer takes on its way.
    static let slack = Duration.seconds(2)
    /// Within this time after the last fault, the cluster is read again.
    static var recoveryTime: Duration { backoffLimit + period * 2 }

    /// The states of the alerts at a time, as told.
    func firing(at time: Duration) -> Set<AlertKey> {
        var firing: Set<AlertKey> = []
        for item in told where item.at <= time {
            switch item.transition.state {
            case .firing, .reminder, .flapping: firing.insert(item.transition.key)
            case .resolved: firing.remove(item.transition.key)
            }
        }
        return firing
    }

    /// Whether an alert flapped within a span of time: then it is not told each time.
    func flapped(_ isMeant: (AlertKey) -> Bool, from start: Duration, to end: Duration) -> Bool {
        told.enumerated().contains { place, item in
            guard item.transition.state == .flapping, isMeant(item.transition.key),
                item.at <= end
            else { return false }
            let next = told[(place + 1)...].first { $0.transition.key == item.transition.key }
            return next.map { $0.at >= start } ?? true
        }
    }

    /// The truths that hold somewhere within a span of time.
    func truths(from start: Duration, to end: Duration) -> ArraySlice<Truth> {
        let first = truths.lastIndex { $0.from <= start } ?? 0
        let last = truths.lastIndex { $0.from <= end } ?? first
        return truths[first...last]
    }

    /// Whether nothing hindered the reading within a span of time.
    func isCalm(from start: Duration, to end: Duration) -> Bool {
        truths(from: start, to: end).allSatisfy(\.isCalm)
    }
}
