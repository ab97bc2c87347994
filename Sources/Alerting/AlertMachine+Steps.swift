import Model

extension AlertMachine {
    /// What is said, before the key and the severity are added.
    struct Change {
        var state: Transition.State
        var episode: Episode
        var end: Moment?
        var resolution: Transition.Resolution?
        var flaps: Transition.Flaps?

        static func fired(_ episode: Episode) -> Change {
            Change(state: .firing, episode: episode)
        }

        static func reminder(_ episode: Episode, at now: Moment) -> Change {
            Change(state: .reminder, episode: episode, end: now)
        }

        static func flapping(_ episode: Episode, _ flaps: Transition.Flaps) -> Change {
            Change(state: .flapping, episode: episode, flaps: flaps)
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
                flaps: flaps,
                evidence: episode.evidence
            )
        }
    }

    typealias Step = (next: State?, changes: [Change])

    mutating func step(
        _ key: AlertKey,
        _ verdict: Observation.Verdict,
        _ rule: AlertRule,
        _ now: Moment
    ) -> Step {
        guard let state = states[key] else {
            return begin(key, verdict, rule, now)
        }
        let resolution: Transition.Resolution
        switch verdict {
        case .failing(let evidence): return failed(key, state, evidence, rule, now)
        case .healthy: return recovered(key, state, rule, now)
        case .blinked: return blinked(key, state, now)
        case .deleted: resolution = .deleted
        case .superseded: resolution = .superseded
        case .unwatched: resolution = .unwatched
        }
        return Self.end(state, resolution, now)
    }

    private func begin(
        _ key: AlertKey,
        _ verdict: Observation.Verdict,
        _ rule: AlertRule,
        _ now: Moment
    ) -> Step {
        switch verdict {
        case .failing(let evidence):
            return Self.wait(Episode(since: now, evidence: evidence), rule, now)
        case .blinked(let evidence):
            // What came and went between two looks was shorter than any hold.
            guard rule.hold == .zero, rule.clear == .zero else { return (nil, []) }
            var episode = Episode(since: now, evidence: evidence)
            episode.told = now
            guard let flaps = flaps(with: key, adding: 2, at: now) else {
                return (nil, [.fired(episode), .resolved(episode, end: now, .healthy)])
            }
            return (
                .flapping(episode, healthySince: now), [.fired(episode), .flapping(episode, flaps)]
            )
        case .healthy, .deleted, .superseded, .unwatched: return (nil, [])
        }
    }

    /// It is healthy now, but was not since the last look.
    private mutating func blinked(_ key: AlertKey, _ state: State, _ now: Moment) -> Step {
        switch state {
        case .pending: return (nil, [])
        case .firing(let episode), .clearing(let episode, _):
            return (.clearing(episode, since: now), [])
        case .flapping(let episode, _):
            count(key, at: now)
            return (.flapping(episode, healthySince: now), [])
        }
    }

    private static func wait(_ episode: Episode, _ rule: AlertRule, _ now: Moment) -> Step {
        guard now.monotonic - episode.since.monotonic >= rule.hold else {
            return (.pending(episode), [])
        }
        var told = episode
        told.told = now
        return (.firing(told), [.fired(told)])
    }

    private mutating func failed(
        _ key: AlertKey,
        _ state: State,
        _ evidence: Evidence,
        _ rule: AlertRule,
        _ now: Moment
    ) -> Step {
        switch state {
        case .pending(let episode):
            return Self.wait(episode.updated(with: evidence), rule, now)
        case .firing(let episode), .clearing(let episode, _):
            return Self.remind(episode.updated(with: evidence), rule, now)
        case .flapping(let episode, let healthySince):
            let episode = episode.updated(with: evidence)
            return failedAgain(key, episode, wasHealthy: healthySince != nil, now)
        }
    }

    private mutating func recovered(
        _ key: AlertKey,
        _ state: State,
        _ rule: AlertRule,
        _ now: Moment
    ) -> Step {
        switch state {
        case .pending: return (nil, [])
        case .firing(let episode): return settle(key, episode, healthySince: now, rule, now)
        case .clearing(let episode, let since):
            return settle(key, episode, healthySince: since, rule, now)
        case .flapping(let episode, let healthySince):
            return calmDown(key, episode, healthySince: healthySince, rule, now)
        }
    }

    private static func end(
        _ state: State,
        _ resolution: Transition.Resolution,
        _ now: Moment
    ) -> Step {
        switch state {
        case .pending: return (nil, [])
        case .firing(let episode): return (nil, [.resolved(episode, end: now, resolution)])
        case .clearing(let episode, let since):
            // That nobody looks any more says nothing about the time since it was last seen.
            let end = resolution == .unwatched ? now : since
            return (nil, [.resolved(episode, end: end, resolution)])
        case .flapping(let episode, let healthySince):
            let end = resolution == .unwatched ? now : healthySince ?? now
            return (nil, [.resolved(episode, end: end, resolution)])
        }
    }

    private static func remind(_ episode: Episode, _ rule: AlertRule, _ now: Moment) -> Step {
        guard let told = episode.told, now.monotonic - told.monotonic >= rule.reminder else {
            return (.firing(episode), [])
        }
        var again = episode
        again.told = now
        return (.firing(again), [.reminder(again, at: now)])
    }

    private func settle(
        _ key: AlertKey,
        _ episode: Episode,
        healthySince: Moment,
        _ rule: AlertRule,
        _ now: Moment
    ) -> Step {
        guard mayRecover, now.monotonic - healthySince.monotonic >= rule.clear else {
            return (.clearing(episode, since: healthySince), [])
        }
        if let flaps = flaps(with: key, adding: 1, at: now) {
            return (.flapping(episode, healthySince: healthySince), [.flapping(episode, flaps)])
        }
        return (nil, [.resolved(episode, end: healthySince, .healthy)])
    }
}
