import ClusterAPI
import Model

extension Watcher {
    /// Asks for what is missing of the past, while the next cycle leaves time for it.
    ///
    /// One request at a time, and none that may still be under way when the cycle begins.
    func fillGaps(with credential: Credential) async {
        var hasFilled = false
        for _ in 0..<HistoryGaps.requestsPerCycle where !Task.isCancelled {
            let now = tools.now.monotonic
            let (poll, left) = (state.configuration.poll, nextCycle - now)
            guard state.health.isUp, left * 2 >= poll.interval, let login = login(with: credential),
                !login.isPasswordLogin || logins.hasRoom(beside: 0, at: now),
                let request = state.gaps.next(at: now)
            else { break }
            let result = await fetch(request, by: login, within: min(poll.timeout, left))
            guard !Task.isCancelled else { return }
            for event in state.absorbPast(result, at: tools.now) { say(event) }
            hasFilled = true
            if result.endsCycle { break }
        }
        guard hasFilled else { return }
        await keepSamples()
        publish()
    }
}
