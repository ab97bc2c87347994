import ClusterAPI
import SimulatedCluster
import Simulation
import Watching

/// The port of the real transport over the simulated network, in virtual time.
struct SimulatedTransport: Transport {
    let network: SimulatedNetwork
    /// The hosts whose names the cluster's certificate carries.
    let certifiedNames: Set<String>

    func send(_ request: Request) async throws(TransportError) -> Response {
        guard !network.life.isOver else { throw .cancelled }
        let sent = network.world.now.offset
        network.enter()
        let isPasswordLogin = request.login?.isPasswordLogin == true
        let isLookedAt = request.login.map { network.looksAtPassword($0) } ?? false
        var code = "unknown"
        var verdict: LoginVerdict?
        var isIssue = false
        var hasArrived = false
        defer {
            network.leave(
                Exchange(
                    sent: sent,
                    ended: network.world.now.offset,
                    endpoint: request.endpoint,
                    path: request.path,
                    code: code,
                    hasLogin: isPasswordLogin && isLookedAt,
                    hasToken: request.login?.isToken == true,
                    isIssue: isIssue,
                    hasArrived: hasArrived,
                    verdict: verdict
                )
            )
        }
        do throws(TransportError) {
            try await reach(request, deadline: sent + request.timeout)
            hasArrived = true
            let answer = network.answer(request)
            if isPasswordLogin, isLookedAt {
                verdict = LoginVerdict(
                    status: answer.status,
                    body: answer.body,
                    at: network.world.now.offset
                )
            }
            let response = try await deliver(
                answer,
                of: request,
                deadline: sent + request.timeout
            )
            code = String(response.status)
            isIssue = request.path == ExchangeAnswer.path && Self.holdsToken(response)
            return response
        } catch {
            code = error.label
            throw error
        }
    }

    private static func holdsToken(_ response: Response) -> Bool {
        guard response.status == 200 else { return false }
        return (try? TokenAnswer(response.body)) != nil
    }

    private func reach(_ request: Request, deadline: Duration) async throws(TransportError) {
        let endpoint = request.endpoint
        let arrival = network.world.now.offset + network.latency()
        switch network.outage(of: endpoint.host) {
        case .refused:
            try await pass(until: arrival)
            throw .connectionRefused(endpoint)
        case .silent:
            try await pass(until: deadline)
            throw .timedOut(endpoint, after: request.timeout, .connecting)
        case .unresolved:
            try await pass(until: arrival)
            throw .nameNotResolved(endpoint)
        case .tls(let failure):
            try await pass(until: arrival)
            throw .tls(endpoint, failure, reason: "simulated")
        case nil:
            try await pass(until: arrival)
        }
        if network.isCertificateSwapped {
            throw .tls(endpoint, .untrusted, reason: "simulated, another certificate")
        }
        guard certifiedNames.contains(request.certificateName ?? endpoint.host) else {
            throw .tls(endpoint, .nameMismatch, reason: "simulated")
        }
    }

    private func deliver(
        _ answer: SimulatedResponse,
        of request: Request,
        deadline: Duration
    ) async throws(TransportError) -> Response {
        var response = Response(
            status: answer.status,
            body: answer.body,
            contentType: answer.headers["content-type"],
            location: answer.headers["location"],
            retryAfter: answer.headers["retry-after"].flatMap(Int.init).map { .seconds($0) }
        )
        response.challenge = answer.headers["www-authenticate"]
        response.stateID = answer.headers["cluster-state-id"].flatMap { Int64($0) }
        switch answer.delivery {
        case .normal:
            break
        case .hang:
            try await expire(request, at: deadline)
        case .reset:
            throw .connectionReset(request.endpoint)
        case .truncated(let end):
            // What matters of an error is its status, which did arrive.
            guard response.status >= 400 else {
                throw .truncated(request.endpoint, received: end)
            }
            response.body.removeSubrange(min(end, response.body.count)...)
        case .delayed(let milliseconds), .dribbled(let milliseconds):
            let end = network.world.now.offset + .milliseconds(milliseconds)
            if end >= deadline { try await expire(request, at: deadline) }
            try await pass(until: end)
        case .padded(let size):
            response.body += Array(
                repeating: UInt8(ascii: " "),
                count: max(0, size - response.body.count)
            )
        }
        guard response.body.count <= request.responseLimit else {
            throw .tooLarge(request.endpoint, limit: request.responseLimit)
        }
        return response
    }

    private func expire(
        _ request: Request,
        at deadline: Duration
    ) async throws(TransportError) {
        try await pass(until: deadline)
        throw .timedOut(request.endpoint, after: request.timeout, .waiting)
    }

    private func pass(until time: Duration) async throws(TransportError) {
        do {
            try await network.world.pass(until: time)
        } catch {
            throw .cancelled
        }
    }
}

extension Login {
    /// Whether it is a token.
    fileprivate var isToken: Bool {
        if case .token = self { true } else { false }
    }
}
