package import Model

// Each alert walks one circle, told the time and what was seen:
//
//     inactive ──failing──▶ pending ──failing, hold over──▶ firing
//        ▲                     │                             │  ▲
//        │◀──────healthy───────┘                     healthy │  │ failing
//        │                                                   ▼  │
//        └──────────────healthy, clear time over──────── clearing
//                                     │
//                                     └──the eighth change in a row──▶ flapping
//
// Only a look moves it: time alone never fires an alert, because a single failed look is not
// evidence for a whole hold; and an alert about which nothing was seen (the cluster could not be
// read) stays where it is. Firing and resolved therefore strictly alternate for each key. One that
// fires on is told again after the rule's reminder time, at the next failing look.
//
// What another alert explains is as if nothing was seen, except that a hold begins anew once it
// stands for itself. How flapping is damped stands in `AlertMachine+Flapping`.
//
// Holds and clear times are measured on the monotonic clock and entries carry the wall clock, so
// that setting the clock makes neither a storm nor a negative duration. A look costs O(1) a key;
// an inactive alert costs nothing, since only the others are kept.

/// The states of all alerts of one cluster.
package struct AlertMachine: Sendable {
    /// A condition from its first sight on.
    struct Episode: Sendable {
        var since: Moment
        var evidence: Evidence
        /// When it was last told; nil while it is pending.
        var told: Moment?

        /// Keeps the word that was there before the condition, and takes the newest of the rest.
        ///
        /// Of a condition that was there at the first look, no word before it is known.
        func updated(with newer: Evidence) -> Episode {
            var updated = self
            updated.evidence = newer
            updated.evidence.old = evidence.old
            return updated
        }
    }

    enum State: Sendable {
        /// Seen, but not yet for the hold time.
        case pending(Episode)
        /// Said to the operator.
        case firing(Episode)
        /// Said, and not seen since the given moment.
        case clearing(Episode, since: Moment)
        /// Said, and said that it comes and goes; not seen since the given moment, if at all.
        case flapping(Episode, healthySince: Moment?)
    }

    var states: [AlertKey: State] = [:]
    /// The changes that were told a short time ago, of inactive alerts too.
    var changes: [AlertKey: Changes] = [:]
    /// False until the first look after a start: that one says what is wrong, and ends nothing.
    var mayRecover = true

    /// A machine in which every alert is inactive.
    package init() {}

    /// The alerts that are firing, the clearing and flapping ones included, in order.
    package var firing: [AlertKey] { states.keys.filter(isTold).sorted() }

    /// The earliest time from now on at which a further failing look would fire one of the alerts.
    ///
    /// One that is not looked at any more stays pending when its hold is over, and is no reason to
    /// miss another one's.
    package func nextHoldEnd(
        of isMeant: (AlertKey) -> Bool,
        rules: AlertSettings,
        after now: Duration
    ) -> Duration? {
        states.compactMap { key, state in
            guard case .pending(let episode) = state, isMeant(key) else { return nil }
            let end = episode.since.monotonic + rules[key.kind].hold
            return end > now ? end : nil
        }.min()
    }

    /// Every key that is not inactive, for those who must say what became of its object.
    package var active: [AlertKey] { states.keys.sorted() }

    /// Whether an alert waits for its hold or its clear time, and the next look decides.
    package func isUndecided(_ key: AlertKey) -> Bool {
        switch states[key] {
        case .pending, .clearing: true
        case .firing, .flapping, nil: false
        }
    }

    /// Takes in one look and returns the transitions that it causes, in the order of the keys.
    package mutating func observe(
        _ observations: [Observation],
        rules: AlertSettings,
        at moment: Moment
    ) -> [Transition] {
        // Most objects are well and were; only the others are sorted and looked at one by one.
        let relevant = observations.filter { $0.isNews || states[$0.key] != nil }
        let failing = Self.failing(relevant)
        let before = states
        var transitions: [Transition] = []
        for observation in relevant.sorted(by: { $0.key < $1.key }) {
            let rule = rules[observation.key.kind]
            let isExplained = observation.causes.contains { cause in
                guard rules[cause.kind].isEnabled else { return false }
                return failing[cause] ?? (before[cause] != nil)
            }
            guard !isExplained || observation.isEnd || !rule.isEnabled else {
                explain(observation.key)
                continue
            }
            let verdict = rule.isEnabled ? observation.verdict : .unwatched
            transitions += take(verdict, of: observation.key, rule, at: moment)
        }
        forgetChanges(before: moment)
        mayRecover = true
        return transitions
    }

    /// Which keys a look found failing, and which not.
    private static func failing(_ observations: [Observation]) -> [AlertKey: Bool] {
        Dictionary(
            observations.map { ($0.key, $0.isNews) },
            uniquingKeysWith: { $0 || $1 }
        )
    }

    /// Leaves it to another alert to say it: nothing fires or resolves, and no hold goes on.
    private mutating func explain(_ key: AlertKey) {
        if case .pending = states[key] { states[key] = nil }
    }

    /// Moves one alert by one look.
    private mutating func take(
        _ verdict: Observation.Verdict,
        of key: AlertKey,
        _ rule: AlertRule,
        at moment: Moment
    ) -> [Transition] {
        let step = step(key, verdict, rule, moment)
        states[key] = step.next
        for change in step.changes { note(change.state, of: key, at: moment) }
        return step.changes.map { $0.transition(of: key, severity: rule.severity, at: moment) }
    }
}

extension Observation {
    /// Whether it ends the alert for a reason that has nothing to do with its condition.
    fileprivate var isEnd: Bool {
        switch verdict {
        case .deleted, .superseded, .unwatched: true
        case .failing, .healthy, .blinked: false
        }
    }
}
