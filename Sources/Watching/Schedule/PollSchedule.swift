import Model

// When to ask next.
//
//     grid      |---------|---------|---------|---------|     origin + k × interval
//     cycle      ██         ████████████  ██                  starts ≤ 10 % late (jitter)
//                           a late cycle ─┘ delays the next, cycles never overlap
//
// After a failure the grid is left: the wait grows by decorrelated jitter, a random time between
// the interval and three times the last wait, at most `backoffLimit`. The same failure on many
// daemons therefore does not become a common rhythm that hits the cluster when it comes back.
// Source: "Exponential Backoff And Jitter", AWS Architecture Blog, 2015.

/// Decides the time of each cycle of one cluster from how the last one ended.
package struct PollSchedule: Sendable {
    /// Before the next endpoint of the round is tried.
    package static let nextEndpointDelay = Duration.seconds(1)
    /// The most that a server's `Retry-After` is followed, so that no header blinds the daemon.
    package static let retryAfterMax = Duration.seconds(60)

    private let settings: PollSettings
    private let origin: Duration
    private var lastWait: Duration
    private var lastSlowCycle: Duration?

    /// A schedule whose first cycle is due at `origin`.
    package init(settings: PollSettings, origin: Duration) {
        self.settings = settings
        self.origin = origin
        self.lastWait = Self.firstWait(settings)
    }

    /// The longest wait after a failure: six intervals, but no more than a minute.
    package var backoffLimit: Duration { min(settings.interval * 6, .seconds(60)) }

    /// Whether a cycle that starts now reads the slow resources too.
    package func isSlowTurn(at now: Duration) -> Bool {
        guard let last = lastSlowCycle else { return true }
        // Half an interval early, or jitter would make it one whole cycle late each time.
        return now - last >= settings.slowInterval - settings.interval / 2
    }

    /// Takes in that a cycle which began at the given time has read the slow resources.
    package mutating func tookSlowTurn(at began: Duration) {
        lastSlowCycle = began
    }

    /// The start of the next cycle.
    package mutating func next(
        after outcome: PollOutcome,
        at now: Duration,
        using random: inout some RandomNumberGenerator
    ) -> Duration {
        switch outcome {
        case .regular:
            lastWait = Self.firstWait(settings)
            return nextSlot(after: now) + jitter(using: &random)
        case .tryNextEndpoint:
            return now + min(Self.nextEndpointDelay, settings.interval)
        case .failed(let retryAfter):
            lastWait = backoff(using: &random)
            return now + max(lastWait, Self.patience(for: retryAfter))
        }
    }

    /// How long a server that asks for patience gets it at least.
    package static func patience(for retryAfter: Duration?) -> Duration {
        min(retryAfter ?? .zero, retryAfterMax)
    }

    private func nextSlot(after now: Duration) -> Duration {
        origin + settings.interval * Double(Int64((now - origin) / settings.interval) + 1)
    }

    private func jitter(using random: inout some RandomNumberGenerator) -> Duration {
        settings.interval * Double.random(in: 0...0.1, using: &random)
    }

    private func backoff(using random: inout some RandomNumberGenerator) -> Duration {
        let low = Self.firstWait(settings).inSeconds
        let high = max(low, (lastWait * 3).inSeconds)
        return min(backoffLimit, .seconds(Double.random(in: low...high, using: &random)))
    }

    private static func firstWait(_ settings: PollSettings) -> Duration {
        min(settings.interval, .seconds(60))
    }
}
