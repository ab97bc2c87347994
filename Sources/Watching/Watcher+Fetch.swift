import ClusterAPI
import Model

extension Watcher {
    /// How many failed connections within one cycle show that the whole server is gone.
    static var failuresUntilGivingUp: Int { 2 }

    /// Asks for one resource alone, then for the others, some at a time.
    func fetch(_ due: [Resource], with credential: Credential) async -> [FetchResult] {
        guard let first = due.first else { return [] }
        let probe = await fetch(first, with: credential)
        if probe.endsCycle || Task.isCancelled { return [probe] }
        let now = tools.now.monotonic
        guard case .granted(let risk) = logins.permission(for: credential, at: now) else {
            return [probe]
        }
        let rest = await fetchTogether(
            Array(due.dropFirst()),
            with: credential,
            parallel: min(risk, Self.requestsInFlightMax)
        )
        return [probe] + rest
    }

    /// Keeps up to `parallel` requests in flight until all were sent or the server gave up.
    private func fetchTogether(
        _ resources: [Resource],
        with credential: Credential,
        parallel: Int
    ) async -> [FetchResult] {
        await withTaskGroup(of: FetchResult.self) { group in
            var waiting = resources.makeIterator()
            var results: [FetchResult] = []
            for _ in 0..<parallel {
                guard let resource = waiting.next() else { break }
                group.addTask { await self.fetch(resource, with: credential) }
            }
            for await result in group {
                results.append(result)
                guard !mustStop(after: results), let resource = waiting.next() else { continue }
                group.addTask { await self.fetch(resource, with: credential) }
            }
            // In the order of asking, so that a cycle does not depend on who answered first.
            let place = Dictionary(
                uniqueKeysWithValues: resources.enumerated().map { ($1, $0) }
            )
            return results.sorted { place[$0.resource] ?? 0 < place[$1.resource] ?? 0 }
        }
    }

    private func mustStop(after results: [FetchResult]) -> Bool {
        Task.isCancelled || results.contains(where: \.isUnauthorized)
            || results.count(where: \.isConnectionFailure) >= Self.failuresUntilGivingUp
    }

    /// Asks for one resource, following redirects to other nodes of the cluster.
    private func fetch(_ resource: Resource, with credential: Credential) async -> FetchResult {
        let began = tools.now.monotonic
        progress(due: began + state.configuration.poll.timeout * 3 + Self.progressSlack)
        let (answer, endpoint) = await send(resource, with: credential)
        let took = tools.now.monotonic - began
        let result = FetchResult(
            resource: resource,
            answer: answer,
            endpoint: endpoint,
            duration: took
        )
        noteLogin(result, with: credential, began: began)
        say(state.note(.requestFinished(resource, code: result.code, duration: took)))
        return result
    }

    private func send(
        _ resource: Resource,
        with credential: Credential
    ) async -> (FetchResult.Answer, Endpoint) {
        let policy = RedirectPolicy(
            configured: endpoints.configured,
            nodeAddresses: state.nodeAddresses
        )
        let origin = endpoints.current
        var endpoint = endpoints.target
        for hop in 0...RedirectPolicy.hopsMax {
            let answer = await sendOnce(resource, to: endpoint, from: origin, with: credential)
            guard case .response(let response) = answer, let location = response.redirection else {
                return (answer, endpoint)
            }
            guard hop < RedirectPolicy.hopsMax,
                let target = policy.target(of: location, from: endpoint)
            else { return (.redirectRefused(location: location), endpoint) }
            if target != endpoints.target {
                let event = state.note(.redirected(from: endpoint, to: target))
                if lastRedirect != target { say(event) }
                lastRedirect = target
                endpoints.redirected(to: target)
            }
            endpoint = target
        }
        preconditionFailure("the loop returns in its last round")
    }

    private func sendOnce(
        _ resource: Resource,
        to endpoint: Endpoint,
        from origin: Endpoint,
        with credential: Credential
    ) async -> FetchResult.Answer {
        let poll = state.configuration.poll
        var request = Request(
            endpoint: endpoint,
            path: resource.path,
            credential: credential,
            timeout: poll.timeout,
            responseLimit: poll.responseLimit
        )
        // No certificate of the product names an address; the name that led here must hold there.
        if endpoint != origin, endpoint.isAddress { request.certificateName = origin.host }
        do throws(TransportError) {
            return .response(try await transport.send(request))
        } catch {
            return .failure(error)
        }
    }

    private func noteLogin(
        _ result: FetchResult,
        with credential: Credential,
        began: Duration
    ) {
        let now = tools.now.monotonic
        guard case .response(let response) = result.answer else {
            if result.mayHaveSentLogin { logins.unanswered(at: now) }
            return
        }
        if response.status == 401 {
            let count = logins.refused(credential, at: now)
            say(state.note(.loginRefused(result.endpoint, count: count)))
        } else if response.status < 500, response.status != 429, response.redirection == nil {
            let wasRejected = logins.isRejected
            logins.accepted(requestBegan: began)
            if wasRejected, !logins.isRejected { say(state.note(.loginAccepted)) }
        }
    }
}

extension FetchResult {
    /// Whether the login was on its way although nothing is known of the answer.
    fileprivate var mayHaveSentLogin: Bool {
        guard case .failure(let error) = answer else { return false }
        switch error {
        case .timedOut(_, _, let connected): return connected
        case .connectionReset, .truncated, .tooLarge, .malformed: return true
        case .nameNotResolved, .connectionRefused, .unreachable, .tls, .cancelled: return false
        }
    }
}

extension Response {
    /// Where a redirect leads; nil for any other answer.
    var redirection: String? {
        (300..<400).contains(status) ? location : nil
    }
}
