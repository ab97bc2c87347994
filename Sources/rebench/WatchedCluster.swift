import ClusterAPI
import Model
import SimulatedCluster
import Watching

/// A simulated cluster and what a watcher knows of it, with no network between the two.
struct WatchedCluster {
    private struct Password: CredentialSource {
        func read() throws(CredentialError) -> Credential {
            Credential(username: "u", password: Secret("p"))
        }
    }

    /// In milliseconds since 1970; the cluster is two minutes old then, and has statistics.
    static let start: Int64 = 1_790_000_000_000
    private static let endpoint = Endpoint(host: "127.0.0.1", port: 9443)

    private var cluster: SimulatedCluster
    var state: ClusterState

    /// Makes a cluster of five nodes, with two shards and as many replicas a database.
    init(databases: Int) {
        var configuration = SimulatedClusterConfiguration(
            nodes: 5,
            databases: databases,
            shardsPerDatabase: 2
        )
        configuration.password = "p"
        configuration.userName = "u"
        cluster = SimulatedCluster(configuration)
        cluster.advance(to: Self.start - 120_000)
        var watched = ClusterConfiguration(
            name: "bench",
            endpoints: [Self.endpoint],
            credentials: Password()
        )
        watched.resources = Set(Resource.allCases)
        watched.seriesLimit = .max
        state = ClusterState(
            configuration: watched,
            history: SampleHistory(budget: 1 << 30, retention: .seconds(7_200))
        )
    }

    /// The moment of a cycle, so many seconds after the start.
    static func moment(after seconds: Int64) -> Moment {
        Moment(
            monotonic: .seconds(100 + seconds),
            wall: Timestamp(milliseconds: start + seconds * 1_000)
        )
    }

    /// Reads whatever is due, and leaves it to the caller to take it in.
    mutating func read(includingSlow: Bool, at moment: Moment) -> [FetchResult] {
        state.dueRequests(includingSlow: includingSlow, at: moment.monotonic).map { request in
            let answer = answer(to: request.path(at: moment.wall), at: moment)
            return FetchResult(
                request,
                answer: .response(Response(status: answer.status, body: answer.body)),
                endpoint: Self.endpoint,
                duration: .milliseconds(10)
            )
        }
    }

    /// What the cluster answers to a path.
    mutating func answer(to path: String, at moment: Moment) -> SimulatedResponse {
        cluster.respond(
            to: SimulatedRequest(path, authorization: "Basic dTpw"),
            at: moment.wall.milliseconds
        )
    }

    /// What a watcher would publish.
    var report: ClusterReport { ClusterReport(state, endpoints: EndpointRing([Self.endpoint])) }
}
