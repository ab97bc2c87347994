import Model

extension AlertMachine {
    /// What is said, before the key and the severity are added.
    struct Change {
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

    static func step(
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
        case (.firing(let episode), .superseded):
            return (nil, .resolved(episode, end: now, .superseded))
        case (.clearing(let episode, let since), .superseded):
            return (nil, .resolved(episode, end: since, .superseded))
        case (.firing(let episode), .unwatched), (.clearing(let episode, _), .unwatched):
            return (nil, .resolved(episode, end: now, .unwatched))
        case (nil, .healthy), (nil, .deleted), (nil, .unwatched), (.pending, .healthy),
            (.pending, .deleted), (.pending, .unwatched),
            (nil, .superseded), (.pending, .superseded):
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
        told.told = now
        return (.firing(told), .fired(told))
    }

    private static func remind(
        _ episode: Episode,
        _ rule: AlertRule,
        _ now: Moment
    ) -> (next: State?, change: Change?) {
        guard let told = episode.told, now.monotonic - told.monotonic >= rule.reminder else {
            return (.firing(episode), nil)
        }
        var again = episode
        again.told = now
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
