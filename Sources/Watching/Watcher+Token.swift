import ClusterAPI
import Model

extension Watcher {
    /// How an exchange ended, as far as it decides what is sent next.
    private enum Exchanged {
        /// There is a token.
        case issued
        /// There is none, but one more exchange may bring one.
        case worthAnother
        /// There is none; what came instead.
        case failed(FetchResult)
    }

    /// Asks for what is due with a token, which is exchanged before its end, and once when it is
    /// refused after it was taken, if only in the same cycle.
    ///
    /// What was answered before a refusal is not asked for again.
    func fetchByToken(
        _ due: [ResourceRequest],
        with credential: Credential
    ) async -> [FetchResult] {
        var (waiting, answered) = (due, [FetchResult]())
        var mayExchange = true
        if needsExchange(for: credential), let failure = await exchange(credential, for: due[0]) {
            return [failure]
        }
        while let token = tokens.token(for: credential) {
            let results = await fetch(waiting, by: .token(token))
            if results.contains(where: { $0.login == .accepted }) { tokens.accepted() }
            guard let refused = results.first(where: \.isUnauthorized), !Task.isCancelled else {
                return answered + results
            }
            let good = results.filter { !$0.isUnauthorized }
            if case .response(let answer) = refused.answer { tokens.asked(for: answer.challenge) }
            let step = tokens.refused()
            let isFinal = step == .giveUp || step == .exchange && !mayExchange
            if isFinal { noteRefusal(at: refused.endpoint, of: credential) }
            guard !isFinal, step == .otherWord || needsExchange(for: credential) else {
                return answered + results
            }
            answered += good
            waiting.removeAll { request in good.contains { $0.request == request } }
            if step == .exchange {
                mayExchange = false
                if let failure = await exchange(credential, for: refused.request) {
                    return answered + [failure]
                }
            }
        }
        return answered
    }

    /// Whether a token is due and may be asked for; an old one does while it may not.
    private func needsExchange(for credential: Credential) -> Bool {
        let now = tools.now.monotonic
        guard tokens.isDue(for: credential, at: now) else { return false }
        switch logins.permission(for: credential, at: now) {
        case .granted, .grantedAfterKnock: return true
        case .refused, .exhausted: return false
        }
    }

    /// Asks for a token; returns what came instead, as the result of the request that needs it.
    private func exchange(
        _ credential: Credential,
        for request: ResourceRequest
    ) async -> FetchResult? {
        while true {
            if let failure = await prepareLogin(with: credential, for: request) { return failure }
            switch await exchangeOnce(credential, for: request) {
            case .issued: return nil
            case .failed(let result): return result
            case .worthAnother: continue
            }
        }
    }

    private func exchangeOnce(
        _ credential: Credential,
        for request: ResourceRequest
    ) async -> Exchanged {
        let began = tools.now.monotonic
        progress(due: began + state.configuration.poll.timeout * 3 + Self.progressSlack)
        let login = Login.exchange(credential, tokens.handingIn)
        let (answer, endpoint) = await send(ExchangeAnswer.path, by: login)
        var result = FetchResult(
            request,
            answer: answer,
            endpoint: endpoint,
            duration: tools.now.monotonic - began
        )
        let judged = ExchangeAnswer(answer)
        if case .failed(_, let answer) = judged { result.answer = answer }
        let code = if case .issued = judged { "token" } else { result.code }
        say(
            state.note(
                .requestFinished(request.resource, code: code, duration: result.duration)
            )
        )
        return take(judged, of: credential, result, began: began)
    }

    private func take(
        _ answer: ExchangeAnswer,
        of credential: Credential,
        _ result: FetchResult,
        began: Duration
    ) -> Exchanged {
        switch answer {
        case .issued(let token):
            tokens.issued(token, for: credential, at: began)
            noteLogin(.accepted, at: result.endpoint, with: credential, began: began)
            return .issued
        case .failed(let trace, _):
            tokens.exchangeUndecided()
            noteLogin(trace, at: result.endpoint, with: credential, began: began)
            return .failed(result)
        case .refused(let status, let challenge):
            let isWorthAnother = tokens.exchangeFailed(status: status, challenge: challenge)
            guard isWorthAnother || status != 401 else {
                noteRefusal(at: result.endpoint, of: credential)
                return .failed(result)
            }
            // Whether the account was meant or the way in which it was named, nobody knows.
            if status == 401 {
                noteLogin(.misplaced, at: result.endpoint, with: credential, began: began)
            }
            guard isWorthAnother, needsExchange(for: credential) else { return .failed(result) }
            return .worthAnother
        }
    }

    private func noteRefusal(at endpoint: Endpoint, of credential: Credential) {
        let now = tools.now.monotonic
        noteLogin(.refused, at: endpoint, with: credential, began: now)
    }
}
