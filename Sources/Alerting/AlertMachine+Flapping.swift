import Model

// Something that comes and goes would be told twice each time, for as long as it lasts. So the
// changes that are told of a key are counted as long as each follows the one before within the
// calm time. The eighth of them, which would say that the fourth firing is over, says instead that
// the alert flaps:
//
//     looks     ffhhffhhffhhffhhffhhffhh…hhhhhhhhhhhhhhhhhhhh
//     told       !  ✓ !  ✓ !  ✓ !  ~                       ✓
//
// From there on nothing is told until nothing has changed for the calm time. Then the truth is:
// resolved, or a reminder that it fires on. However long it flaps, there are at most so many
// entries, and firing and resolved still alternate, because a flapping alert counts as firing.
// What comes and goes more slowly than the calm time is not flapping but news each time.

extension AlertMachine {
    /// The change that says that an alert flaps instead of what it would have said.
    package static let changesMax = 8
    /// For how long nothing must change before a flapping alert is told again.
    package static let calm = Duration.seconds(10 * 60)

    /// Changes of one key that follow each other closely.
    struct Changes: Sendable {
        var count: Int
        var first: Moment
        var last: Moment
    }

    /// Counts a change that was told.
    mutating func note(_ state: Transition.State, of key: AlertKey, at now: Moment) {
        switch state {
        case .reminder: break
        case .firing, .resolved, .flapping: count(key, at: now)
        }
    }

    /// Counts a change, told or not.
    mutating func count(_ key: AlertKey, at now: Moment) {
        guard !isCalm(key, at: now), var found = changes[key] else {
            changes[key] = Changes(count: 1, first: now, last: now)
            return
        }
        found.count += 1
        found.last = now
        changes[key] = found
    }

    /// Whether nothing has changed for the calm time, or ever.
    private func isCalm(_ key: AlertKey, at now: Moment) -> Bool {
        guard let found = changes[key] else { return true }
        return now.monotonic - found.last.monotonic >= Self.calm
    }

    /// What to say if so many more changes are too many.
    func flaps(with key: AlertKey, adding more: Int, at now: Moment) -> Transition.Flaps? {
        guard let found = changes[key], !isCalm(key, at: now) else { return nil }
        let count = found.count + more
        guard count >= Self.changesMax else { return nil }
        return Transition.Flaps(count: count, lasted: now.monotonic - found.first.monotonic)
    }

    /// A failing look at an alert that flaps: it ends once it has failed for the calm time.
    mutating func failedAgain(
        _ key: AlertKey,
        _ episode: Episode,
        wasHealthy: Bool,
        _ now: Moment
    ) -> Step {
        if wasHealthy { count(key, at: now) }
        guard isCalm(key, at: now) else { return (.flapping(episode, healthySince: nil), []) }
        changes[key] = nil
        var again = episode
        again.told = now
        return (.firing(again), [.reminder(again, at: now)])
    }

    /// A healthy look at an alert that flaps: it ends once it was well for the calm time.
    mutating func calmDown(
        _ key: AlertKey,
        _ episode: Episode,
        healthySince: Moment?,
        _ rule: AlertRule,
        _ now: Moment
    ) -> Step {
        guard let healthySince else {
            count(key, at: now)
            return (.flapping(episode, healthySince: now), [])
        }
        guard mayRecover, isCalm(key, at: now),
            now.monotonic - healthySince.monotonic >= rule.clear
        else { return (.flapping(episode, healthySince: healthySince), []) }
        return (nil, [.resolved(episode, end: healthySince, .healthy)])
    }

    /// Forgets the changes of what has been calm since, and does not flap.
    mutating func forgetChanges(before now: Moment) {
        guard !changes.isEmpty else { return }
        for key in changes.keys where isCalm(key, at: now) {
            if case .flapping = states[key] { continue }
            changes[key] = nil
        }
    }
}
