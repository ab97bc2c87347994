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
        network.enter()
        var exchange = Exchange(request, sent: network.world.now.offset)
        exchange.hasLogin = network.looksAtPassword(of: request)
        defer {
            exchange.ended = network.world.now.offset
            network.leave(exchange)
        }
        do throws(TransportError) {
            let deadline = exchange.sent + request.timeout
            try await reach(request, deadline: deadline)
            exchange.hasArrived = true
            // It may look elsewhere than when the request was sent.
            exchange.hasLogin = network.looksAtPassword(of: request)
            let answer = network.answer(request)
            if exchange.hasLogin {
                let now = network.world.now.offset
                exchange.verdict = LoginVerdict(status: answer.status, body: answer.body, at: now)
            }
            let response = try await deliver(answer, of: request, deadline: deadline)
            exchange.code = String(response.status)
            exchange.isIssue = request.path == ExchangeAnswer.path && Self.holdsToken(response)
            return response
        } catch {
            exchange.code = error.label
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
