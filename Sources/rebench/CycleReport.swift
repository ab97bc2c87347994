import Glibc
import Model
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

    /// The first cycles make the memory that later ones use again.
    private static let warmUp = 4
    private static let cycles = 12

    private var watched: WatchedCluster
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
        watched = WatchedCluster(databases: databases)
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
        let series = watched.state.history.store.seriesCount
        print(
            String(databases).padded(before: 11) + columns.joined()
                + String(series).padded(before: 9)
        )
    }

    private mutating func cycle(_ number: Int) -> Costs {
        let moment = WatchedCluster.moment(after: Int64(number) * 10)
        let results = watched.read(includingSlow: number % 3 == 0, at: moment)
        var costs = Costs()
        costs.absorb = timed {
            _ = watched.state.absorb(results, duration: .seconds(1), at: moment)
        }
        costs.render = timed {
            let exposition = ClusterExposition(watched.state, at: moment.monotonic, sizes: sizes)
            sizes = exposition.sizes
        }
        costs.pack = timed { _ = watched.state.history.takeUnkept() }
        return costs
    }

    private func timed(_ body: () -> Void) -> Double {
        let start = clock()
        body()
        return Double(clock() - start) / 1e6
    }
}
