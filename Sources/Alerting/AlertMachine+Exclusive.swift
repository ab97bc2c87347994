package import Model

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
            let gone = told.map { Observation($0, .superseded) } + [Observation(key, .unwatched)]
            return observe(gone, rules: rules, at: moment)
        }
        defer { mayRecover = true }
        let flapping = told.compactMap { startFlapping($0, rules, at: moment) }
        let isFree = told.allSatisfy { other in
            moment.monotonic - startClearing(other, at: moment) >= patience(of: rule, other, rules)
        }
        let episode = pending(key, evidence, at: moment)
        if let episode, !isFree || moment.monotonic - episode.since.monotonic < rule.hold {
            states[key] = .pending(episode)
            return flapping
        }
        return flapping
            + observe(told.map { Observation($0, .superseded) }, rules: rules, at: moment)
            + observe([Observation(key, .failing(evidence))], rules: rules, at: moment)
    }

    /// For how long another one must be gone before one with this rule takes its place.
    private func patience(
        of rule: AlertRule,
        _ other: AlertKey,
        _ rules: AlertSettings
    ) -> Duration {
        if case .flapping = states[other] { return Self.calm }
        return rule.hold == .zero ? .zero : max(rule.hold, rules[other.kind].clear)
    }

    /// Two that take turns flap as well: says so when one more change would be too many.
    private mutating func startFlapping(
        _ key: AlertKey,
        _ rules: AlertSettings,
        at moment: Moment
    ) -> Transition? {
        guard let flaps = flaps(with: key, adding: 1, at: moment) else { return nil }
        let told: (episode: Episode, since: Moment)
        switch states[key] {
        case .firing(let episode): told = (episode, moment)
        case .clearing(let episode, let since): told = (episode, since)
        case .pending, .flapping, nil: return nil
        }
        states[key] = .flapping(told.episode, healthySince: told.since)
        note(.flapping, of: key, at: moment)
        return Change.flapping(told.episode, flaps)
            .transition(of: key, severity: rules[key.kind].severity, at: moment)
    }

    func isTold(_ key: AlertKey) -> Bool {
        switch states[key] {
        case .firing, .clearing, .flapping: true
        case .pending, nil: false
        }
    }

    /// Notes that a firing alert was not seen; returns since when it is not.
    private mutating func startClearing(_ key: AlertKey, at moment: Moment) -> Duration {
        switch states[key] {
        case .clearing(_, let since): return since.monotonic
        case .firing(let episode): states[key] = .clearing(episode, since: moment)
        case .flapping(_, let since?): return since.monotonic
        case .flapping(let episode, nil):
            count(key, at: moment)
            states[key] = .flapping(episode, healthySince: moment)
        case .pending, nil: break
        }
        return moment.monotonic
    }

    /// The episode of an alert that is not told yet; nil when it is.
    private func pending(_ key: AlertKey, _ evidence: Evidence, at moment: Moment) -> Episode? {
        switch states[key] {
        case nil: Episode(since: moment, evidence: evidence)
        case .pending(let episode): episode.updated(with: evidence)
        case .firing, .clearing, .flapping: nil
        }
    }
}
