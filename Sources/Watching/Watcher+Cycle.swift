import Alerting
import ClusterAPI
import Model

extension Watcher {
    /// One poll: asks, takes everything in at once, and plans the next one.
    func runCycle() async {
        let began = tools.now.monotonic
        _ = refreshCredential()
        guard let credential = credentials.credential else {
            await withhold(.noCredential(credentials.error))
            return
        }
        if let reason = withholdingReason(for: credential, at: began) {
            await withhold(reason)
            return
        }
        let due = state.dueRequests(includingSlow: schedule.isSlowTurn(at: began), at: began)
        let results = await fetch(due, with: credential)
        guard !Task.isCancelled else { return }
        await finish(results, began: began)
        await readLogOn(with: credential)
        await fillGaps(with: credential)
    }

    /// Reads further pages of the cluster's own log, each told before the next is asked for.
    private func readLogOn(with credential: Credential) async {
        for _ in 1..<LogCursor.pagesPerCycle where state.hasMoreLog && !Task.isCancelled {
            guard let login = login(with: credential) else { return }
            let request = ResourceRequest(logs: state.log.window)
            let result = await fetch(request, by: login)
            guard !Task.isCancelled, let records = state.absorbLog(result, at: tools.now) else {
                return
            }
            let entries = entries(of: records)
            await keep(telling: entries)
            tell(entries)
        }
    }

    /// Why nothing may be sent with this credential; nil when something may.
    private func withholdingReason(
        for credential: Credential,
        at now: Duration
    ) -> WithholdingReason? {
        switch logins.permission(for: credential, at: now) {
        case .granted, .grantedAfterKnock: nil
        case .refused: .loginRefused
        // Whoever holds a token needs no login.
        case .exhausted where tokens.isGood(for: credential, at: now): nil
        case .exhausted(let until):
            .tooManyLogins(wait: until - now, isRejected: logins.hasRefusal(at: now))
        }
    }

    /// Takes in the results in one go, tells what follows from them and plans the next cycle.
    private func finish(_ results: [FetchResult], began: Duration) async {
        let moment = tools.now
        let outcome = state.absorb(results, duration: moment.monotonic - began, at: moment)
        plan(after: results, began: began, at: moment.monotonic)
        hasFinishedCycle = true
        // What has changed comes first, and what is wrong since then after it.
        let entries = entries(of: outcome.changes) + entries(of: outcome.transitions)
        await keep(telling: entries)
        await keepSamples()
        // Whoever is told something looks at the metrics next, and must find it there.
        publish()
        for event in outcome.events { say(event) }
        tell(entries)
    }

    /// A cycle in which nothing may be sent.
    private func withhold(_ reason: WithholdingReason) async {
        let moment = tools.now
        let entries = entries(of: state.withhold(reason, at: moment))
        nextCycle = schedule.next(after: .regular, at: moment.monotonic, using: &random)
        hasFinishedCycle = true
        await keep(telling: entries)
        publish()
        tell(entries)
    }

    private func plan(after results: [FetchResult], began: Duration, at now: Duration) {
        let outcome = pollOutcome(results, began: began)
        nextCycle = schedule.next(after: outcome, at: now, using: &random)
        // A condition that is held must be looked at again when its hold is over, or a fault
        // that is long enough to be told could end unseen within one long wait. But never before
        // the time that the server itself asked for.
        guard case .failed(let retryAfter) = outcome,
            let holdEnd = state.reasonHoldEnd(after: now)
        else { return }
        nextCycle = min(nextCycle, max(holdEnd, now + PollSchedule.patience(for: retryAfter)))
    }

    /// How the cycle ended for the schedule, and for the endpoint in use.
    private func pollOutcome(_ results: [FetchResult], began: Duration) -> PollOutcome {
        if results.contains(where: \.isUnauthorized) { return .regular }
        if let busy = results.first(where: \.isThrottled) {
            endpoints.succeeded()
            return .failed(retryAfter: busy.retryAfter)
        }
        guard let last = results.last, !isServed(by: results) else {
            if !results.isEmpty { endpoints.succeeded() }
            if results.contains(where: { $0.resource.group == .slow }) {
                schedule.tookSlowTurn(at: began)
            }
            return .regular
        }
        guard changeEndpoint() else { return .failed(retryAfter: last.retryAfter) }
        // One that answers, but nothing of use, costs a whole cycle: no hurry with the next.
        return results.contains(where: \.endsCycle) ? .tryNextEndpoint : .regular
    }

    /// Whether the endpoint in use is of use: something was answered as it should be, or refused
    /// to the role, and unless the core was read whole, the connection did not break twice.
    private func isServed(by results: [FetchResult]) -> Bool {
        let isAnswered = results.contains { result in
            result.isForbidden || state.resources[result.resource]?.succeeded == true
        }
        let lost = results.count(where: \.isConnectionFailure)
        return isAnswered && (state.health.isUp || lost < Self.failuresUntilGivingUp)
    }

    /// Takes the next endpoint into use; returns whether it is still to be tried in this round.
    private func changeEndpoint() -> Bool {
        let (before, wasWorking) = (endpoints.current, endpoints.isWorking)
        let hasAnother = endpoints.failed()
        guard endpoints.current != before else { return hasAnother }
        let event = state.note(.endpointChanged(from: before, to: endpoints.current))
        // The way through all of them, again and again, is not worth a line each time.
        if wasWorking { say(event) }
        return hasAnother
    }
}

extension FetchResult {
    /// Whether the cluster cannot usefully be asked for more in this cycle.
    ///
    /// A connection that failed, a refused login and a server error end it; a refused permission,
    /// a missing resource or an unreadable body concern that resource alone.
    var endsCycle: Bool {
        switch answer {
        // What speaks no HTTP is no API; nothing more is sent to it.
        case .failure(.malformed): true
        case .failure(let error): !error.concernsBodyOnly
        case .redirectRefused, .noToken: true
        case .response(let response):
            [401, 429].contains(response.status) || response.status >= 500
        }
    }

    /// Whether the server asks for patience.
    var isThrottled: Bool {
        if case .response(let response) = answer { response.status == 429 } else { false }
    }

    /// Whether the role may not read the resource.
    var isForbidden: Bool {
        if case .response(let response) = answer { response.status == 403 } else { false }
    }

    /// Whether the connection itself failed.
    var isConnectionFailure: Bool {
        if case .failure(let error) = answer { !error.concernsBodyOnly } else { false }
    }

    /// Whether the login was refused.
    var isUnauthorized: Bool {
        if case .response(let response) = answer { response.status == 401 } else { false }
    }

    /// How long the server asked to be left alone.
    var retryAfter: Duration? {
        if case .response(let response) = answer { response.retryAfter } else { nil }
    }
}
