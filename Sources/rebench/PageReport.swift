import ClusterAPI
import Exposition
import Model
import Pages
import SimulatedCluster
import TimeSeries
import Watching

/// What the two largest pages cost: from what the watchers have published to the bytes on the wire.
struct PageReport {
    private static let endpoint = Endpoint(host: "127.0.0.1", port: 9443)
    private static let start: Int64 = 1_790_000_000_000
    /// Beyond these the pages would be too heavy to look at every few seconds.
    private static let limits = (seconds: 0.05, bytes: 200_000)

    private struct Password: CredentialSource {
        func read() throws(CredentialError) -> Credential {
            Credential(username: "u", password: Secret("p"))
        }
    }

    private let report: ClusterReport
    private let moment: Moment

    /// Prints a line for each page, and whether it is within its limits.
    static func run() {
        print("page                          ms of processor      bytes   gzipped")
        let large = PageReport(databases: 1_000)
        large.measure("cluster, 1,000 databases") {
            let viewer = ClusterViewer(large.report, at: large.moment)
            return ClusterPage(viewer.cluster(viewer.summary(), search: "")).html
        }
        let small = PageReport(databases: 10)
        let samples = small.samples
        small.measure("fleet, 100 clusters") {
            let clusters = (0..<100).map { number in
                var summary = ClusterViewer(small.report, at: small.moment)
                    .summary(samples: samples)
                summary.name = "cluster-\(number)"
                return summary
            }
            let view = FleetView(program: "bench", now: small.moment.wall, clusters: clusters)
            return FleetPage(view).html
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
        var cluster = SimulatedCluster(configuration)
        cluster.advance(to: Self.start - 120_000)
        var state = ClusterState(
            configuration: ClusterConfiguration(
                name: "bench",
                endpoints: [Self.endpoint],
                credentials: Password()
            ),
            history: SampleHistory(budget: 1 << 30, retention: .seconds(7_200))
        )
        let now = Moment(monotonic: .seconds(100), wall: Timestamp(milliseconds: Self.start))
        let requests = state.dueRequests(includingSlow: true, at: now.monotonic)
        let results = requests.map { request in
            let response = cluster.respond(
                to: SimulatedRequest(request.path(at: now.wall), authorization: "Basic dTpw"),
                at: Self.start
            )
            return FetchResult(
                request,
                answer: .response(Response(status: response.status, body: response.body)),
                endpoint: Self.endpoint,
                duration: .milliseconds(10)
            )
        }
        _ = state.absorb(results, duration: .seconds(1), at: now)
        report = ClusterReport(state, endpoints: EndpointRing([Self.endpoint]))
        moment = now
    }

    /// An hour of samples, one each ten seconds.
    private var samples: [Sample] {
        (0..<360).map { place in
            Sample(
                milliseconds: Self.start - 3_600_000 + Int64(place) * 10_000,
                value: 56_000 + Double(place * 7_919 % 1_000)
            )
        }
    }

    private func measure(_ name: String, _ make: () -> HTML) {
        var (plain, packed) = (0, 0)
        let taken = seconds {
            let html = make()
            plain = html.bytes.count
            packed = Gzip.join([Gzip.deflate(html.bytes)]).count
        }
        let isGood = taken <= Self.limits.seconds && packed <= Self.limits.bytes
        print(
            name.padded(to: 30) + tenths(taken * 1_000).padded(before: 15)
                + String(plain).padded(before: 11) + String(packed).padded(before: 10)
                + (isGood ? "" : "   over the limit")
        )
    }
}
