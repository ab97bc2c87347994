import SimulatedCluster
import Watching

/// What every transport does with the answers of a cluster and with their absence.
///
/// It knows neither libcurl nor sockets: whoever has a transport, and a simulated cluster that it
/// reaches, can be held to it.
struct TransportContract {
    /// A state of the cluster, a request, and the words for what becomes of it.
    struct Case: Sendable {
        let what: String
        let fault: SimulatedFault?
        let path: String
        let password: String?
        let timeout: Duration
        let outcome: String

        init(
            _ what: String,
            _ fault: SimulatedFault? = nil,
            path: String = "/v1/cluster",
            password: String? = "simulated",
            timeout: Duration = .seconds(60),
            is outcome: String
        ) {
            self.what = what
            self.fault = fault
            self.path = path
            self.password = password
            self.timeout = timeout
            self.outcome = outcome
        }
    }

    /// The limit of a body, above the largest healthy one.
    static let limit = 1 << 20
    private static let short = Duration.milliseconds(300)
    private static let elsewhere = "https://elsewhere.example/v1/cluster"

    static let cases = [
        Case("healthy", is: "200 application/json"),
        Case("query", path: "/v1/bdbs/stats/last?interval=1sec", is: "200 application/json"),
        Case("unknown path", path: "/v1/nothing", is: "404 application/json"),
        Case("no login", password: nil, is: "401 application/json"),
        Case("wrong password", password: "wrong", is: "401 application/json"),
        Case("forbidden", .forbidden(paths: []), is: "403 application/json"),
        Case("503", .unavailable(paths: [], retryAfter: 7), is: "503 text/html after 7.0 seconds"),
        Case("login page", .html(paths: []), is: "200 text/html"),
        Case("redirect", .redirect(url: elsewhere), is: "307 application/json to \(elsewhere)"),
        Case("silence", .hang(paths: []), timeout: short, is: "timeout"),
        Case("late", slow(isDribbled: false), timeout: short, is: "timeout"),
        Case("dribble", slow(isDribbled: true), timeout: short, is: "timeout"),
        Case("reset", .reset(paths: [], afterBytes: nil), is: "reset"),
        Case("reset in the body", .reset(paths: [], afterBytes: 10), is: "truncated"),
        Case("end in the body", cutAt(20), is: "truncated"),
        Case("too large", .oversize(paths: [], bytes: limit + 1), is: "too_large"),
        Case("at the limit", .oversize(paths: [], bytes: limit), is: "200 application/json"),
        Case("refused, broken off", cutAt(5), password: "wrong", is: "401 application/json"),
        Case(
            "refused, without end",
            slow(isDribbled: true),
            password: "wrong",
            // The refusal itself must come first, on a busy machine too.
            timeout: .seconds(5),
            is: "401 application/json"
        ),
        Case("healthy again", is: "200 application/json"),
    ]

    /// An hour, which no request here waits for.
    private static func slow(isDribbled: Bool) -> SimulatedFault {
        .slow(paths: [], milliseconds: 3_600_000, isDribbled: isDribbled)
    }

    private static func cutAt(_ bytes: Int) -> SimulatedFault {
        .truncate(paths: [], at: bytes, keepsConnection: false)
    }

    let transport: any Transport
    let endpoint: Watching.Endpoint
    let cluster: any FaultyCluster

    /// Performs one case and returns what became of the request, in the words of the table.
    func outcome(of item: Case) async throws -> String {
        if let fault = item.fault { try cluster.switchOn(fault) }
        let outcome = await result(of: request(item))
        if let fault = item.fault { try cluster.switchOff(fault.name) }
        return outcome
    }

    /// Starts a request that is never answered, cancels it, and returns what became of it.
    ///
    /// `isAsked` returns when the cluster has got the request; before, nothing is interrupted.
    func outcomeOfCancelling(when isAsked: () async throws -> Void) async throws -> String {
        try cluster.switchOn(.hang(paths: []))
        let request = request(Case("cancelled", timeout: .seconds(3600), is: "cancelled"))
        let sending = Task { await result(of: request) }
        try await isAsked()
        sending.cancel()
        let outcome = await sending.value
        try cluster.switchOff(.hang)
        return outcome
    }

    private func request(_ item: Case) -> Request {
        Request(
            endpoint: endpoint,
            path: item.path,
            login: item.password.map {
                .credential(Credential(username: "rewatchd@example.com", password: Secret($0)))
            },
            timeout: item.timeout,
            responseLimit: Self.limit
        )
    }

    private func result(of request: Request) async -> String {
        do throws(TransportError) {
            let response = try await transport.send(request)
            let kind = response.contentType?.split(separator: ";").first ?? "no type"
            let wait = response.retryAfter.map { " after \($0)" } ?? ""
            return "\(response.status) \(kind)\(response.location.map { " to \($0)" } ?? "")\(wait)"
        } catch {
            return error.label
        }
    }
}

/// A simulated cluster that a test can break, however it is served.
protocol FaultyCluster: Sendable {
    func switchOn(_ fault: SimulatedFault) throws
    func switchOff(_ name: SimulatedFaultName) throws
}
