import Exposition
import Model
import Pages
import TimeSeries
import Watching

/// What the two largest pages cost: from what the watchers have published to the bytes on the wire.
struct PageReport {
    /// Beyond these the pages would be too heavy to look at every few seconds.
    private static let limits = (seconds: 0.05, bytes: 200_000)

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
        var watched = WatchedCluster(databases: databases)
        moment = WatchedCluster.moment(after: 0)
        let results = watched.read(includingSlow: true, at: moment)
        _ = watched.state.absorb(results, duration: .seconds(1), at: moment)
        report = watched.report
    }

    /// An hour of samples, one each ten seconds.
    private var samples: [Sample] {
        (0..<360).map { place in
            Sample(
                milliseconds: WatchedCluster.start - 3_600_000 + Int64(place) * 10_000,
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
