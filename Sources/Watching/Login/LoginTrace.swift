/// What is known of a login after the request that carried it.
package enum LoginTrace: Hashable, Sendable {
    /// It never left, or what came back says nothing about it: a page of a proxy, a redirect, a
    /// server error, an answer that broke off.
    case unjudged
    /// It may have arrived, and what the server thought of it is unknown.
    case unanswered
    /// The server refused it, but for the place in which the request carried it.
    case misplaced
    /// The server refused it.
    case refused
    /// The cluster took it: the answer is its own.
    case accepted
}

extension FetchResult {
    /// What became of the login that the request carried.
    package var login: LoginTrace {
        switch answer {
        case .failure(let error): error.mayHideRefusal ? .unanswered : .unjudged
        case .redirectRefused, .noToken: .unjudged
        case .response(let response) where response.status == 401: .refused
        case .response(let response): response.isAboutResource ? .accepted : .unjudged
        }
    }
}

extension Response {
    /// Whether the cluster itself has answered, after it had looked at the login: not with a
    /// redirect, a plea for patience or a server error, nor anybody else with a page of their own.
    fileprivate var isAboutResource: Bool {
        guard status < 500, status != 429, !(300..<400).contains(status) else { return false }
        let first = body.first { $0 > 0x20 }
        return first == UInt8(ascii: "{") || first == UInt8(ascii: "[")
    }
}

extension LoginGuard {
    /// Takes in what became of a login; returns how many were refused within the window.
    @discardableResult
    package mutating func take(
        _ trace: LoginTrace,
        of credential: Credential,
        began: Duration,
        at now: Duration
    ) -> Int {
        switch trace {
        case .unjudged: return 0
        case .unanswered: unanswered(at: now)
        case .misplaced: misplaced(at: now)
        case .refused: return refused(credential, at: now)
        case .accepted: accepted(requestBegan: began)
        }
        return 0
    }
}
