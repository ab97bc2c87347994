package import Model

extension AlertMachine {
    /// Every alert that is not inactive, in order, as it outlives the program.
    package var kept: [KeptAlert] {
        active.compactMap { key in states[key].map { Self.kept(key, $0) } }
    }

    /// A machine that goes on where another program's ended.
    ///
    /// What has passed meanwhile is measured on the calendar, since no other clock went on; where
    /// that was set back, nothing has passed. A phase that lacks its time is taken for the one
    /// before it.
    package init(_ kept: [KeptAlert], at now: Moment) {
        for alert in kept { states[alert.key] = Self.state(alert, at: now) }
    }

    private static func kept(_ key: AlertKey, _ state: State) -> KeptAlert {
        func alert(_ phase: KeptAlert.Phase, _ episode: Episode) -> KeptAlert {
            var kept = KeptAlert(
                key,
                phase,
                since: episode.since.wall,
                evidence: episode.evidence
            )
            kept.told = episode.told?.wall
            return kept
        }
        switch state {
        case .pending(let episode): return alert(.pending, episode)
        case .firing(let episode): return alert(.firing, episode)
        case .clearing(let episode, let since):
            var kept = alert(.clearing, episode)
            kept.clearingSince = since.wall
            return kept
        }
    }

    private static func state(_ kept: KeptAlert, at now: Moment) -> State {
        func moment(_ wall: Timestamp) -> Moment {
            Moment(monotonic: now.monotonic - max(.zero, now.wall - wall), wall: wall)
        }
        var episode = Episode(since: moment(kept.since), evidence: kept.evidence)
        guard kept.phase != .pending else { return .pending(episode) }
        episode.told = moment(kept.told ?? kept.since)
        guard kept.phase == .clearing, let since = kept.clearingSince else {
            return .firing(episode)
        }
        return .clearing(episode, since: moment(since))
    }
}
