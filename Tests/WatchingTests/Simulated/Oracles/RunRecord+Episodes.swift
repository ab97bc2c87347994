import Alerting
import SimulatedCluster
import Watching

extension RunRecord {
    /// A span of time in which an alert about an object was true.
    private struct Episode {
        var key: AlertKey
        var from: Duration
        var to: Duration
    }

    /// A condition that lasts for its hold and two periods is told once and taken back once.
    ///
    /// One shorter than the hold is not told. Judged where nothing else hindered the reading.
    var episodeViolations: [String] {
        episodes.flatMap { episode -> [String] in
            let rule = episode.key.kind.defaultRule
            let after = rule.clear + delay(of: episode.key) + Self.period * 2 + Self.slack
            let end = episode.to + after
            guard end < scenario.length,
                isCalm(from: episode.from - Self.recoveryTime, to: end),
                !mayBeWithheld(from: episode.from, to: end),
                isAlone(episode, within: after),
                canBeSeen(episode.key, from: episode.from - Self.period, to: end),
                !flapped({ $0 == episode.key }, from: episode.from, to: end)
            else { return [] }
            let mine = told.filter {
                $0.transition.key == episode.key && $0.at >= episode.from && $0.at <= end
            }
            let length = episode.to - episode.from
            let states = mine.map(\.transition.state)
            if length < rule.hold, !states.isEmpty {
                return ["\(episode) is shorter than its hold, but was told: \(states)"]
            }
            let seen = rule.hold + delay(of: episode.key) + Self.period * 2
            if length >= seen, states != [.firing, .resolved] {
                return ["\(episode) was told as \(states)"]
            }
            return []
        }
    }

    /// Whether samples can be kept shows after a cycle, and is judged in the next one; whether a
    /// database is available is asked once a minute.
    func delay(of key: AlertKey) -> Duration {
        switch key.kind {
        case .bufferNotDurable: Self.period
        case .databaseUnavailable: .seconds(60)
        default: .zero
        }
    }

    private func isAlone(_ episode: Episode, within margin: Duration) -> Bool {
        !episodes.contains { other in
            other.key == episode.key && other.from != episode.from
                && other.from - margin < episode.to && other.to + margin > episode.from
        }
    }

    /// Whether an alert is judged at all: a refused list is left alone for long, the shards of a
    /// node that is down are the node's own alert's matter, a database in recovery has no
    /// statistics that a full disk could refuse, and that one is unavailable is not told while
    /// something else explains it.
    func canBeSeen(_ key: AlertKey, from start: Duration, to end: Duration) -> Bool {
        switch key.kind {
        case .bufferNotDurable: !wasFailing(.databaseNotActive, from: start, to: end)
        // Older releases do not list their shards.
        case .shardDown:
            scenario.cluster.version >= .v7_22 && !wasForbidden(at: end)
                && !wasFailing(.nodeDown, from: start, to: end)
        case .databaseUnavailable:
            scenario.cluster.version >= .v7_22 && !wasForbidden(at: end)
                && !wasFailing(.databaseNotActive, from: start, to: end)
                && !wasFailing(.quorumLost, from: start, to: end)
        default: true
        }
    }

    private func wasFailing(_ kind: AlertKind, from start: Duration, to end: Duration) -> Bool {
        truths(from: start, to: end).contains { $0.failing.contains { $0.kind == kind } }
    }

    private var episodes: [Episode] {
        var finished: [Episode] = []
        var open: [AlertKey: Duration] = [:]
        for truth in truths {
            for (key, since) in open.sorted(by: { $0.key < $1.key })
            where !truth.failing.contains(key) {
                finished.append(Episode(key: key, from: since, to: truth.from))
                open[key] = nil
            }
            for key in truth.failing where open[key] == nil {
                open[key] = truth.from
            }
        }
        return finished
    }
}
