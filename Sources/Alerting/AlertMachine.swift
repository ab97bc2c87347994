package import Model

// Each alert walks one circle, told the time and what was seen:
//
//     inactive ──failing──▶ pending ──failing, hold over──▶ firing
//        ▲                     │                             │  ▲
//        │◀──────healthy───────┘                     healthy │  │ failing
//        │                                                   ▼  │
//        └──────────────healthy, clear time over──────── clearing
//
// Only a look moves it: time alone never fires an alert, because a single failed look is not
// evidence for a whole hold; and an alert about which nothing was seen (the cluster could not be
// read) stays where it is. Firing and resolved therefore strictly alternate for each key. One that
// fires on is told again after the rule's reminder time, at the next failing look.
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
    }

    var states: [AlertKey: State] = [:]

    /// A machine in which every alert is inactive.
    package init() {}

    /// The alerts that are firing, the clearing ones included, in order.
    package var firing: [AlertKey] {
        states.compactMap { key, state in
            switch state {
            case .pending: nil
            case .firing, .clearing: key
            }
        }.sorted()
    }

    /// The earliest time at which a further failing look would fire one of the alerts.
    package func nextHoldEnd(
        of isMeant: (AlertKey) -> Bool,
        rules: AlertSettings
    ) -> Duration? {
        states.compactMap { key, state in
            guard case .pending(let episode) = state, isMeant(key) else { return nil }
            return episode.since.monotonic + rules[key.kind].hold
        }.min()
    }

    /// Every key that is not inactive, for those who must say what became of its object.
    package var active: [AlertKey] { states.keys.sorted() }

    /// Takes in one look and returns the transitions that it causes, in the order of the keys.
    package mutating func observe(
        _ observations: [Observation],
        rules: AlertSettings,
        at moment: Moment
    ) -> [Transition] {
        var transitions: [Transition] = []
        for observation in observations.sorted(by: { $0.key < $1.key }) {
            let rule = rules[observation.key.kind]
            let verdict = rule.isEnabled ? observation.verdict : .unwatched
            let step = Self.step(states[observation.key], verdict, rule, moment)
            states[observation.key] = step.next
            guard let change = step.change else { continue }
            transitions.append(
                change.transition(of: observation.key, severity: rule.severity, at: moment)
            )
        }
        return transitions
    }
}
