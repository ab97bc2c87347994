import Alerting
import ClusterAPI
import Model

extension Watcher {
    /// One poll: asks, takes everything in at once, and plans the next one.
    func runCycle() async {
        let began = tools.now.monotonic
        _ = refreshCredential()
        guard let credential = credentials.credential else {
            withhold(credentials.error?.description ?? "there is no credential", .unknown)
            return
        }
        guard case .granted = logins.permission(for: credential, at: began) else {
            withhold("HTTP 401; nothing more is sent until the credential changes", .rejected)
            return
        }
        let due = state.dueResources(includingSlow: schedule.isSlowTurn(at: began), at: began)
        let results = await fetch(due, with: credential)
        guard !Task.isCancelled else { return }
        finish(results, began: began)
    }

    /// Takes in the results in one go, tells what follows from them and plans the next cycle.
    private func finish(_ results: [FetchResult], began: Duration) {
        let moment = tools.now
        let outcome = state.absorb(results, duration: moment.monotonic - began, at: moment)
        for event in outcome.events { say(event) }
        tell(outcome.transitions)
        plan(after: results, began: began, at: moment.monotonic)
        hasFinishedCycle = true
        publish()
    }

    /// A cycle in which nothing may be sent.
    private func withhold(_ reason: String, _ authentication: ClusterHealth.Authentication) {
        let moment = tools.now
        tell(state.withhold(reason, authentication, at: moment))
        nextCycle = schedule.next(after: .regular, at: moment.monotonic, using: &random)
        hasFinishedCycle = true
        publish()
    }

    private func tell(_ transitions: [Transition]) {
        for transition in transitions {
            tools.observer.record(
                AlertEntry(
                    cluster: state.configuration.name,
                    transition: transition,
                    id: entryID()
                )
            )
        }
    }

    private func plan(after results: [FetchResult], began: Duration, at now: Duration) {
        let outcome = pollOutcome(results, began: began)
        nextCycle = schedule.next(after: outcome, at: now, using: &random)
        // A condition that is held must be looked at again when its hold is over, or a fault
        // that is long enough to be told could end unseen within one long wait.
        let holdEnd = state.alerts.nextHoldEnd(
            of: AlertKind.reasonsUnreadable,
            rules: state.configuration.alerts
        )
        if let holdEnd, holdEnd > now { nextCycle = min(nextCycle, holdEnd) }
    }

    /// How the cycle ended for the schedule, and for the endpoint in use.
    private func pollOutcome(_ results: [FetchResult], began: Duration) -> PollOutcome {
        guard let ending = Self.breakage(in: results) else {
            if !results.isEmpty { endpoints.succeeded() }
            if results.contains(where: { $0.resource.group == .slow }) {
                schedule.tookSlowTurn(at: began)
            }
            return .regular
        }
        if ending.isUnauthorized { return .regular }
        let before = endpoints.current
        let hasAnother = endpoints.failed()
        if endpoints.current != before {
            say(state.note(.endpointChanged(from: before, to: endpoints.current)))
        }
        return hasAnother ? .tryNextEndpoint : .failed(retryAfter: ending.retryAfter)
    }

    /// The result that shows that this endpoint does not serve, if one does.
    private static func breakage(in results: [FetchResult]) -> FetchResult? {
        let core = results.first { $0.endsCycle && $0.resource.group == .core }
        let lost = results.filter(\.isConnectionFailure)
        return core ?? (lost.count >= failuresUntilGivingUp ? lost.last : nil)
            ?? results.first(where: \.isUnauthorized)
    }

    private func entryID() -> String {
        let high = String(random.next(), radix: 16)
        let low = String(random.next(), radix: 16)
        return [high, low].map { String(repeating: "0", count: 16 - $0.utf8.count) + $0 }.joined()
    }
}

extension FetchResult {
    /// Whether the cluster cannot usefully be asked for more in this cycle.
    ///
    /// A connection that failed, a refused login and a server error end it; a refused permission,
    /// a missing resource or an unreadable body concern that resource alone.
    var endsCycle: Bool {
        switch answer {
        case .failure(let error): !error.concernsBodyOnly
        case .redirectRefused: true
        case .response(let response): response.status == 401 || response.status >= 500
        }
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
