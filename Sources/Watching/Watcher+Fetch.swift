import ClusterAPI
import Model

extension Watcher {
    /// How many failed connections within one cycle show that the whole server is gone.
    static var failuresUntilGivingUp: Int { 2 }

    /// Logs in and asks for what is due; when the login fails, that is all that comes of the cycle.
    func fetch(
        _ due: [ResourceRequest],
        with credential: Credential
    ) async -> [FetchResult] {
        guard let first = due.first else { return [] }
        switch state.configuration.authentication {
        case .jwt: return await fetchByToken(due, with: credential)
        case .basic, .certificate: break
        }
        if let failure = await prepareLogin(with: credential, for: first) { return [failure] }
        return await fetch(due, by: .credential(credential))
    }

    /// Does what must precede a login that may fail; returns why it must not be sent.
    ///
    /// With too many in doubt, the first resource is asked for without a login before.
    func prepareLogin(
        with credential: Credential,
        for first: ResourceRequest
    ) async -> FetchResult? {
        let permission = logins.permission(for: credential, at: tools.now.monotonic)
        if permission == .grantedAfterKnock {
            let knock = await fetch(first, by: nil)
            if !knock.isAnswerToKnock || Task.isCancelled { return knock }
            logins.knocked()
            if case .response(let response) = knock.answer { tokens.asked(for: response.challenge) }
        }
        // Only now: whoever is ended while it knocks has sent none.
        await keepLoginToCome()
        return nil
    }

    /// How one more request of a good cycle proves who asks; nil where it would need a new token.
    func login(with credential: Credential) -> Login? {
        switch state.configuration.authentication {
        case .jwt: tokens.token(for: credential).map(Login.token)
        case .basic, .certificate: .credential(credential)
        }
    }

    /// Asks for one resource alone, then for the others, some at a time.
    func fetch(_ due: [ResourceRequest], by login: Login) async -> [FetchResult] {
        guard let first = due.first else { return [] }
        let probe = await fetch(first, by: login)
        if probe.endsCycle || Task.isCancelled { return [probe] }
        return [probe] + (await fetchTogether(Array(due.dropFirst()), by: login))
    }

    /// Keeps a few requests in flight until all were sent or the server gave up.
    private func fetchTogether(
        _ requests: [ResourceRequest],
        by login: Login
    ) async -> [FetchResult] {
        await withTaskGroup(of: FetchResult.self) { group in
            var waiting = requests.makeIterator()
            var results: [FetchResult] = []
            var inFlight = 0
            repeat {
                while mayAsk(login, after: results, beside: inFlight),
                    let request = waiting.next()
                {
                    group.addTask { await self.fetch(request, by: login) }
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

    private func mayAsk(
        _ login: Login,
        after results: [FetchResult],
        beside inFlight: Int
    ) -> Bool {
        inFlight < Self.requestsInFlightMax && !Task.isCancelled
            && !results.contains(where: \.isUnauthorized)
            && results.count(where: \.isConnectionFailure) < Self.failuresUntilGivingUp
            && (!login.isPasswordLogin
                || logins.hasRoom(beside: inFlight, at: tools.now.monotonic))
    }

    /// Asks for one resource, following redirects to other nodes of the cluster.
    func fetch(
        _ request: ResourceRequest,
        by login: Login?,
        within limit: Duration? = nil
    ) async -> FetchResult {
        let began = tools.now.monotonic
        progress(due: began + state.configuration.poll.timeout * 3 + Self.progressSlack)
        let path = request.path(at: tools.now.wall)
        let (answer, endpoint) = await send(path, by: login, within: limit)
        let took = tools.now.monotonic - began
        let result = FetchResult(
            request,
            answer: answer,
            endpoint: endpoint,
            duration: took
        )
        if case .credential(let credential)? = login {
            noteLogin(result, with: credential, began: began)
        }
        let code = login == nil && result.isAnswerToKnock ? "knock" : result.code
        say(state.note(.requestFinished(request.resource, code: code, duration: took)))
        return result
    }

    /// Sends one request, and follows where it is redirected within the cluster.
    func send(
        _ path: String,
        by login: Login?,
        within limit: Duration? = nil
    ) async -> (FetchResult.Answer, Endpoint) {
        let policy = RedirectPolicy(
            configured: endpoints.configured,
            nodeAddresses: state.nodeAddresses
        )
        let origin = endpoints.current
        var endpoint = endpoints.target
        for hop in 0...RedirectPolicy.hopsMax {
            let answer = await sendOnce(
                path,
                to: endpoint,
                from: origin,
                by: login,
                within: limit
            )
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
        _ path: String,
        to endpoint: Endpoint,
        from origin: Endpoint,
        by login: Login?,
        within limit: Duration?
    ) async -> FetchResult.Answer {
        let poll = state.configuration.poll
        var request = Request(
            endpoint: endpoint,
            path: path,
            login: login,
            timeout: limit ?? poll.timeout,
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
        // Nobody counts a certificate whose answer was not seen.
        if case .certificate = credential, result.login == .unanswered { return }
        noteLogin(result.login, at: result.endpoint, with: credential, began: began)
    }

    /// Takes in what became of a login, and says when that is news.
    func noteLogin(
        _ trace: LoginTrace,
        at endpoint: Endpoint,
        with credential: Credential,
        began: Duration
    ) {
        let wasRejected = logins.isRejected
        let refusals = logins.take(
            trace,
            of: credential,
            began: began,
            at: tools.now.monotonic
        )
        if trace == .refused {
            say(state.note(.loginRefused(endpoint, count: refusals)))
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
        case .redirectRefused, .noToken: false
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
