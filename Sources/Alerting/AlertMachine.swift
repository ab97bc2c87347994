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
    private struct Episode: Sendable {
        var since: Moment
        var evidence: Evidence
        /// When it was last told, by the monotonic clock; nil while it is pending.
        var told: Duration?

        /// Keeps the word that was there before the condition, and takes the newest of the rest.
        func updated(with newer: Evidence) -> Episode {
            var updated = self
            updated.evidence = newer
            updated.evidence.old = evidence.old ?? newer.old
            return updated
        }
    }

    private enum State: Sendable {
        /// Seen, but not yet for the hold time.
        case pending(Episode)
        /// Said to the operator.
        case firing(Episode)
        /// Said, and not seen since the given moment.
        case clearing(Episode, since: Moment)
    }

    private var states: [AlertKey: State] = [:]

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

    /// The earliest time at which a further failing look would fire an alert of one of the kinds.
    package func nextHoldEnd(of kinds: [AlertKind], rules: AlertSettings) -> Duration? {
        states.compactMap { key, state in
            guard case .pending(let episode) = state, kinds.contains(key.kind) else { return nil }
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

// Some conditions exclude each other: of the reasons why a cluster cannot be read one is shown at
// a time. A look at one of them is none at the others, so it neither ends their hold nor resolves
// them; or two reasons that take turns, as two broken endpoints make them, would never be told, or
// told in turn. The one that is told stays until another has passed its hold and the first was
// gone for as long; a definite one, without a hold, takes over at once.

extension AlertMachine {
    /// Takes in which one of several conditions that exclude each other holds now.
    ///
    /// At most one of them is firing afterwards, if at most one was before.
    package mutating func observe(
        _ key: AlertKey,
        _ evidence: Evidence,
        among exclusive: [AlertKey],
        rules: AlertSettings,
        at moment: Moment
    ) -> [Transition] {
        let rule = rules[key.kind]
        let told = exclusive.filter { $0 != key && isTold($0) }
        if !rule.isEnabled {
            let gone = told.map { Observation($0, .healthy) } + [Observation(key, .unwatched)]
            return observe(gone, rules: rules, at: moment)
        }
        var takeover = rules
        let isFree = told.allSatisfy { other in
            takeover[other.kind].clear = .zero
            let patience = rule.hold == .zero ? .zero : max(rule.hold, rules[other.kind].clear)
            return moment.monotonic - startClearing(other, at: moment) >= patience
        }
        let episode = pending(key, evidence, at: moment)
        if let episode, !isFree || moment.monotonic - episode.since.monotonic < rule.hold {
            states[key] = .pending(episode)
            return []
        }
        return observe(told.map { Observation($0, .healthy) }, rules: takeover, at: moment)
            + observe([Observation(key, .failing(evidence))], rules: rules, at: moment)
    }

    private func isTold(_ key: AlertKey) -> Bool {
        switch states[key] {
        case .firing, .clearing: true
        case .pending, nil: false
        }
    }

    /// Notes that a firing alert was not seen; returns since when it is not.
    private mutating func startClearing(_ key: AlertKey, at moment: Moment) -> Duration {
        switch states[key] {
        case .clearing(_, let since): return since.monotonic
        case .firing(let episode): states[key] = .clearing(episode, since: moment)
        case .pending, nil: break
        }
        return moment.monotonic
    }

    /// The episode of an alert that is not told yet; nil when it is.
    private func pending(_ key: AlertKey, _ evidence: Evidence, at moment: Moment) -> Episode? {
        switch states[key] {
        case nil: Episode(since: moment, evidence: evidence)
        case .pending(let episode): episode.updated(with: evidence)
        case .firing, .clearing: nil
        }
    }
}

extension AlertMachine {
    /// What is said, before the key and the severity are added.
    private struct Change {
        var state: Transition.State
        var episode: Episode
        var end: Moment?
        var resolution: Transition.Resolution?

        static func fired(_ episode: Episode) -> Change {
            Change(state: .firing, episode: episode)
        }

        static func reminder(_ episode: Episode, at now: Moment) -> Change {
            Change(state: .reminder, episode: episode, end: now)
        }

        static func resolved(
            _ episode: Episode,
            end: Moment,
            _ resolution: Transition.Resolution
        ) -> Change {
            Change(state: .resolved, episode: episode, end: end, resolution: resolution)
        }

        func transition(of key: AlertKey, severity: Severity, at moment: Moment) -> Transition {
            Transition(
                key: key,
                state: state,
                severity: severity,
                since: episode.since.wall,
                at: moment.wall,
                duration: end.map { $0.monotonic - episode.since.monotonic },
                resolution: resolution,
                evidence: episode.evidence
            )
        }
    }

    private static func step(
        _ state: State?,
        _ verdict: Observation.Verdict,
        _ rule: AlertRule,
        _ now: Moment
    ) -> (next: State?, change: Change?) {
        switch (state, verdict) {
        case (nil, .failing(let evidence)):
            return begin(Episode(since: now, evidence: evidence), rule, now)
        case (.pending(let episode), .failing(let evidence)):
            return begin(episode.updated(with: evidence), rule, now)
        case (.firing(let episode), .failing(let evidence)),
            (.clearing(let episode, _), .failing(let evidence)):
            return remind(episode.updated(with: evidence), rule, now)
        case (.firing(let episode), .healthy):
            return settle(episode, healthySince: now, rule, now)
        case (.clearing(let episode, let since), .healthy):
            return settle(episode, healthySince: since, rule, now)
        case (.firing(let episode), .deleted):
            return (nil, .resolved(episode, end: now, .deleted))
        case (.clearing(let episode, let since), .deleted):
            return (nil, .resolved(episode, end: since, .deleted))
        case (.firing(let episode), .unwatched), (.clearing(let episode, _), .unwatched):
            return (nil, .resolved(episode, end: now, .unwatched))
        case (nil, .healthy), (nil, .deleted), (nil, .unwatched), (.pending, .healthy),
            (.pending, .deleted), (.pending, .unwatched):
            return (nil, nil)
        }
    }

    private static func begin(
        _ episode: Episode,
        _ rule: AlertRule,
        _ now: Moment
    ) -> (next: State?, change: Change?) {
        guard now.monotonic - episode.since.monotonic >= rule.hold else {
            return (.pending(episode), nil)
        }
        var told = episode
        told.told = now.monotonic
        return (.firing(told), .fired(told))
    }

    private static func remind(
        _ episode: Episode,
        _ rule: AlertRule,
        _ now: Moment
    ) -> (next: State?, change: Change?) {
        guard let told = episode.told, now.monotonic - told >= rule.reminder else {
            return (.firing(episode), nil)
        }
        var again = episode
        again.told = now.monotonic
        return (.firing(again), .reminder(again, at: now))
    }

    private static func settle(
        _ episode: Episode,
        healthySince: Moment,
        _ rule: AlertRule,
        _ now: Moment
    ) -> (next: State?, change: Change?) {
        guard now.monotonic - healthySince.monotonic >= rule.clear else {
            return (.clearing(episode, since: healthySince), nil)
        }
        return (nil, .resolved(episode, end: healthySince, .healthy))
    }
}
