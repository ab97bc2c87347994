import ClusterAPI
import Glibc
import Model
import SimulatedCluster
import TimeSeries
import Watching

/// What a cycle costs from the answers on, by the size of the cluster: everything but the network
/// and the file.
struct CycleReport {
    /// Processor time of one cycle's steps in seconds.
    private struct Costs {
        var absorb = 0.0
        var render = 0.0
        var pack = 0.0

        var total: Double { absorb + render + pack }
    }

    private struct Password: CredentialSource {
        func read() throws(CredentialError) -> Credential {
            Credential(username: "u", password: Secret("p"))
        }
    }

    private static let endpoint = Endpoint(host: "127.0.0.1", port: 9443)
    private static let start: Int64 = 1_790_000_000_000
    /// The first cycles make the memory that later ones use again.
    private static let warmUp = 4
    private static let cycles = 12

    private var cluster: SimulatedCluster
    private var state: ClusterState
    private var sizes = FamilySizes()

    /// Prints a line for each size.
    static func run() {
        print("a cycle from the answers on, 2 shards and 2 replicas a database, ms of processor")
        print("  databases    absorb    render      pack     total   series")
        for databases in [1, 10, 100, 1_000] {
            var report = CycleReport(databases: databases)
            report.measure(databases)
        }
    }

    private init(databases: Int) {
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

    private mutating func measure(_ databases: Int) {
        var sum = Costs()
        for number in 0..<Self.warmUp + Self.cycles {
            let costs = cycle(number)
            guard number >= Self.warmUp else { continue }
            sum.absorb += costs.absorb
            sum.render += costs.render
            sum.pack += costs.pack
        }
        let columns = [sum.absorb, sum.render, sum.pack, sum.total].map {
            thousandths(1_000 * $0 / Double(Self.cycles)).padded(before: 10)
        }
        let series = state.history.store.seriesCount
        print(
            String(databases).padded(before: 11) + columns.joined()
                + String(series).padded(before: 9)
        )
    }

    private mutating func cycle(_ number: Int) -> Costs {
        let seconds = Int64(number) * 10
        let moment = Moment(
            monotonic: .seconds(100 + seconds),
            wall: Timestamp(milliseconds: Self.start + seconds * 1_000)
        )
        let requests = state.dueRequests(includingSlow: number % 3 == 0, at: moment.monotonic)
        let results = requests.map { answer(to: $0, at: moment) }
        var costs = Costs()
        costs.absorb = timed { _ = state.absorb(results, duration: .seconds(1), at: moment) }
        costs.render = timed {
            let exposition = ClusterExposition(state, at: moment.monotonic, sizes: sizes)
            sizes = exposition.sizes
        }
        costs.pack = timed { _ = state.history.takeUnkept() }
        return costs
    }

    private mutating func answer(to request: ResourceRequest, at moment: Moment) -> FetchResult {
        let response = cluster.respond(
            to: SimulatedRequest(request.path(at: moment.wall), authorization: "Basic dTpw"),
            at: moment.wall.milliseconds
        )
        return FetchResult(
            request,
            answer: .response(Response(status: response.status, body: response.body)),
            endpoint: Self.endpoint,
            duration: .milliseconds(10)
        )
    }

    private func timed(_ body: () -> Void) -> Double {
        let start = clock()
        body()
        return Double(clock() - start) / 1e6
    }
}
