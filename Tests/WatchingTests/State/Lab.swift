import Alerting
import ClusterAPI
import Model
import Watching

/// One cluster's state, fed with answers as a cycle brings them.
struct Lab {
    static let endpoint = Endpoint(host: "n1.example", port: 9443)
    static let start = Timestamp(milliseconds: 1_790_000_000_000)

    var state: ClusterState
    /// Monotonic seconds since the start, which was at 100.
    var seconds = 0
    /// How far the wall clock was set.
    var wallStep = Duration.zero
    /// How long each cycle takes.
    var duration = Duration.seconds(1)
    var outcome = Outcome()

    init(_ change: (inout ClusterConfiguration) -> Void = { _ in }) {
        var configuration = ClusterConfiguration(
            name: "prod",
            endpoints: [Self.endpoint, Endpoint(host: "n2.example", port: 9443)],
            credentials: FixedCredentials()
        )
        configuration.resources = Set(Resource.allCases)
        change(&configuration)
        state = ClusterState(
            configuration: configuration,
            history: SampleHistory(budget: 1 << 20, retention: .seconds(7_200))
        )
    }

    var moment: Moment {
        Moment(
            monotonic: .seconds(100 + seconds),
            wall: Self.start + .seconds(seconds) + wallStep
        )
    }

    /// Ends a cycle with these answers, the given time after the last one.
    @discardableResult
    mutating func cycle(_ answers: [Resource: Reply], after wait: Int = 10) -> [String] {
        seconds += wait
        let results = answers.sorted { Self.place($0.key) < Self.place($1.key) }
            .map { resource, reply in
                FetchResult(
                    Self.request(resource),
                    answer: reply.answer,
                    endpoint: Self.endpoint,
                    duration: .milliseconds(250)
                )
            }
        outcome = state.absorb(results, duration: duration, at: moment)
        return outcome.transitions.map { "\($0.state.rawValue) \($0.key.text)" }
    }

    /// What a cycle asks for of a resource: of single objects, the one that the bodies have.
    private static func request(_ resource: Resource) -> ResourceRequest {
        let uid = resource.objects == .activeActive ? "aa-5" : "5"
        let one = ResourceRequest(resource, object: UID(uid))
        return resource.group.isByObject ? one ?? ResourceRequest(resource) : .init(resource)
    }

    /// Ends cycles until something is said, or so many of them.
    mutating func cycles(_ count: Int, _ answers: [Resource: Reply]) -> [String] {
        (0..<count).flatMap { _ in cycle(answers) }
    }

    /// The alerts that fire, as text.
    var firing: [String] { state.alerts.firing.map(\.text) }

    private static func place(_ resource: Resource) -> Int {
        ResourceTable.rows.firstIndex { $0.resource == resource } ?? .max
    }
}

extension AlertKey {
    /// Kind and object as the journal writes them.
    var text: String { "\(kind.rawValue) \(subject)" }
}

/// A login that is always the same.
private struct FixedCredentials: CredentialSource {
    func read() -> Credential {
        Credential(username: "watch", password: Secret("pass"))
    }
}

/// What a request is answered with.
struct Reply: Sendable {
    var answer: FetchResult.Answer

    /// A status with a body.
    static func http(_ status: Int, _ body: String, type: String = "application/json") -> Reply {
        Reply(
            answer: .response(
                Response(status: status, body: Array(body.utf8), contentType: type)
            )
        )
    }

    static func json(_ body: String) -> Reply { http(200, body) }

    static func failure(_ error: TransportError) -> Reply { Reply(answer: .failure(error)) }

    static func redirect(_ location: String, isLoop: Bool = false) -> Reply {
        Reply(answer: .redirectRefused(location: location, isLoop: isLoop))
    }

    static let refused = failure(.connectionRefused(Lab.endpoint))
    static let silent = failure(.timedOut(Lab.endpoint, after: .seconds(5), .waiting))
    static let untrusted = failure(
        .tls(Lab.endpoint, .untrusted, reason: "self-signed certificate")
    )
    static let truncated = failure(.truncated(Lab.endpoint, received: 17))
    static let tooLarge = failure(.tooLarge(Lab.endpoint, limit: 1_000))
    static let malformed = failure(.malformed(Lab.endpoint, reason: "no status line"))
    static let unauthorized = http(401, "")
    static let forbidden = http(403, #"{"error_code":"forbidden","description":"no"}"#)
    static let missing = http(404, #"{"error_code":"not_found"}"#)
    static let broken = http(
        503,
        "<html><body>Service Unavailable</body></html>",
        type: "text/html"
    )
    static let page = http(200, "<!DOCTYPE html><title>Sign in</title>", type: "text/html")
    static let cut = json(#"[{"uid":1,"status":"act"#)
    static let empty = json("")
}
