package import Model

extension AlertMachine {
    /// Every alert that is not inactive or has changed lately, in order, as it outlives the program.
    package var kept: [KeptAlert] {
        Set(states.keys).union(changes.keys).sorted().compactMap(kept)
    }

    /// A machine that goes on where another program's ended.
    ///
    /// What has passed meanwhile is measured on the calendar, since no other clock went on; where
    /// that was set back, nothing has passed. A phase that lacks its time is taken for the one
    /// before it. The first look ends nothing.
    package init(_ kept: [KeptAlert], at now: Moment) {
        for alert in kept {
            states[alert.key] = Self.state(alert, at: now)
            changes[alert.key] = alert.changes.map { kept in
                let last = Self.moment(kept.last, at: now)
                let first = Self.moment(kept.first, at: now, before: last)
                return Changes(count: kept.count, first: first, last: last)
            }
        }
        mayRecover = false
    }

    private func kept(_ key: AlertKey) -> KeptAlert? {
        let changes = changes[key].map { changes in
            KeptAlert.Changes(
                count: changes.count,
                first: changes.first.wall,
                last: changes.last.wall
            )
        }
        func alert(_ phase: KeptAlert.Phase, _ episode: Episode) -> KeptAlert {
            var kept = KeptAlert(key, phase, since: episode.since.wall, evidence: episode.evidence)
            kept.told = episode.told?.wall
            kept.changes = changes
            return kept
        }
        switch states[key] {
        case .pending(let episode): return alert(.pending, episode)
        case .firing(let episode): return alert(.firing, episode)
        case .clearing(let episode, let since):
            var kept = alert(.clearing, episode)
            kept.clearingSince = since.wall
            return kept
        case .flapping(let episode, let healthySince):
            var kept = alert(.flapping, episode)
            kept.clearingSince = healthySince?.wall
            return kept
        case nil:
            guard let changes else { return nil }
            var kept = KeptAlert(key, .quiet, since: changes.first, evidence: Evidence())
            kept.changes = changes
            return kept
        }
    }

    /// When something was on this program's clock, and not later than what came after it.
    ///
    /// Where the calendar was set back between the two, it has them the other way round.
    private static func moment(
        _ wall: Timestamp,
        at now: Moment,
        before later: Moment? = nil
    ) -> Moment {
        let monotonic = now.monotonic - max(.zero, now.wall - wall)
        return Moment(monotonic: min(monotonic, later?.monotonic ?? monotonic), wall: wall)
    }

    private static func state(_ kept: KeptAlert, at now: Moment) -> State? {
        let since = kept.clearingSince.map { moment($0, at: now) }
        let told = moment(kept.told ?? kept.since, at: now, before: since)
        var episode = Episode(
            since: moment(kept.since, at: now, before: told),
            evidence: kept.evidence
        )
        switch kept.phase {
        case .quiet: return nil
        case .pending: return .pending(episode)
        case .firing, .clearing, .flapping: episode.told = told
        }
        if kept.phase == .flapping { return .flapping(episode, healthySince: since) }
        guard kept.phase == .clearing, let since else { return .firing(episode) }
        return .clearing(episode, since: since)
    }
}
