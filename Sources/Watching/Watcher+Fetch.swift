import ClusterAPI
import Model

extension Watcher {
    /// How many failed connections within one cycle show that the whole server is gone.
    static var failuresUntilGivingUp: Int { 2 }

    /// Asks for one resource alone, then for the others, some at a time.
    ///
    /// With a knock, the first is asked for without a login before, and when nobody answers that,
    /// the failed knock is all that came of the cycle.
    func fetch(
        _ due: [ResourceRequest],
        with credential: Credential,
        knocking: Bool
    ) async -> [FetchResult] {
        guard let first = due.first else { return [] }
        if knocking {
            let knock = await fetch(first, with: nil)
            if !knock.isAnswerToKnock || Task.isCancelled { return [knock] }
            logins.knocked()
        }
        let probe = await fetch(first, with: credential)
        if probe.endsCycle || Task.isCancelled { return [probe] }
        return [probe] + (await fetchTogether(Array(due.dropFirst()), with: credential))
    }

    /// Keeps a few requests in flight until all were sent or the server gave up.
    private func fetchTogether(
        _ requests: [ResourceRequest],
        with credential: Credential
    ) async -> [FetchResult] {
        await withTaskGroup(of: FetchResult.self) { group in
            var waiting = requests.makeIterator()
            var results: [FetchResult] = []
            var inFlight = 0
            repeat {
                while mayAsk(after: results, beside: inFlight), let request = waiting.next() {
                    group.addTask { await self.fetch(request, with: credential) }
                    inFlight += 1
                }
                guard let result = await group.next() else { break }
                inFlight -= 1
                results.append(result)
            } while true
            // In the order of asking, so that a cycle does not depend on who answered first.
            let place = Dictionary(
                uniqueKeysWithValues: requests.enumerated().map { ($1, $0) }
            )
            return results.sorted { place[$0.request] ?? 0 < place[$1.request] ?? 0 }
        }
    }

    private func mayAsk(after results: [FetchResult], beside inFlight: Int) -> Bool {
        inFlight < Self.requestsInFlightMax && !Task.isCancelled
            && !results.contains(where: \.isUnauthorized)
            && results.count(where: \.isConnectionFailure) < Self.failuresUntilGivingUp
            && logins.hasRoom(beside: inFlight, at: tools.now.monotonic)
    }

    /// Asks for one resource, following redirects to other nodes of the cluster.
    func fetch(
        _ request: ResourceRequest,
        with credential: Credential?
    ) async -> FetchResult {
        let began = tools.now.monotonic
        progress(due: began + state.configuration.poll.timeout * 3 + Self.progressSlack)
        let (answer, endpoint) = await send(request, with: credential)
        let took = tools.now.monotonic - began
        let result = FetchResult(
            request,
            answer: answer,
            endpoint: endpoint,
            duration: took
        )
        if let credential { noteLogin(result, with: credential, began: began) }
        let code = credential == nil && result.isAnswerToKnock ? "knock" : result.code
        say(state.note(.requestFinished(request.resource, code: code, duration: took)))
        return result
    }

    private func send(
        _ request: ResourceRequest,
        with credential: Credential?
    ) async -> (FetchResult.Answer, Endpoint) {
        let policy = RedirectPolicy(
            configured: endpoints.configured,
            nodeAddresses: state.nodeAddresses
        )
        let origin = endpoints.current
        var endpoint = endpoints.target
        for hop in 0...RedirectPolicy.hopsMax {
            let answer = await sendOnce(request, to: endpoint, from: origin, with: credential)
            guard case .response(let response) = answer, let location = response.redirection else {
                return (answer, endpoint)
            }
            let target = policy.target(of: location, from: endpoint)
            guard let target, hop < RedirectPolicy.hopsMax else {
                return (.redirectRefused(location: location, isLoop: target != nil), endpoint)
            }
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
        _ wanted: ResourceRequest,
        to endpoint: Endpoint,
        from origin: Endpoint,
        with credential: Credential?
    ) async -> FetchResult.Answer {
        let poll = state.configuration.poll
        var request = Request(
            endpoint: endpoint,
            path: wanted.path(at: tools.now.wall),
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
        let wasRejected = logins.isRejected
        let trace = result.login
        let refusals = logins.take(
            trace,
            of: credential,
            began: began,
            at: tools.now.monotonic
        )
        if trace == .refused {
            say(state.note(.loginRefused(result.endpoint, count: refusals)))
        } else if wasRejected, !logins.isRejected {
            say(state.note(.loginAccepted))
        }
    }
}

extension FetchResult {
    /// Whether the server answers, so that a login is likely to be answered as well.
    fileprivate var isAnswerToKnock: Bool {
        switch answer {
        case .failure(let error): error.hasStatus
        case .redirectRefused: false
        case .response(let response): response.status < 500 && response.status != 429
        }
    }
}

extension Response {
    /// Where a redirect leads; nil for any other answer.
    var redirection: String? {
        (300..<400).contains(status) ? location : nil
    }
}
