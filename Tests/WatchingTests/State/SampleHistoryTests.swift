import ClusterAPI
import Model
import Testing
import TimeSeries
import Watching

/// Which samples a cycle leaves behind.
@Suite struct SampleHistoryTests {
    private func samples(_ lab: Lab, _ metric: String, _ uid: String) -> [Sample] {
        guard let id = MetricCatalogue.id(named: metric) else { return [] }
        return lab.state.history.samples(of: SeriesKey(metric: id, uid: UID(uid)))
    }

    private let idle = "redis_enterprise_node_cpu_idle_ratio"

    @Test func `a statistic carries its own time, and the same time is one sample`() {
        var lab = Lab()
        var bodies = Bodies()
        lab.cycle(bodies.all)
        lab.cycle(bodies.all)
        bodies.time = "2026-09-21T14:13:30Z"
        lab.cycle(bodies.all)
        #expect(
            samples(lab, idle, "1") == [
                Sample(milliseconds: 1_790_000_000_000, value: 0.5),
                Sample(milliseconds: 1_790_000_010_000, value: 0.5),
            ]
        )
    }

    @Test func `a statistic without a time has that of the read`() {
        var lab = Lab()
        var bodies = Bodies()
        bodies.time = "yesterday"
        lab.cycle(bodies.all)
        lab.cycle(bodies.all)
        let times = samples(lab, idle, "1").map(\.milliseconds)
        #expect(times == [10, 20].map { Lab.start.milliseconds + $0 * 1_000 })
    }

    @Test func `a failed poll leaves no sample`() {
        var lab = Lab()
        lab.cycle(Bodies().with([.nodeStatistics: .cut]))
        lab.cycle([.cluster: .refused])
        #expect(samples(lab, idle, "1").isEmpty)
        #expect(lab.state.history.store.sampleCount > 0)
    }

    @Test func `what nobody feeds is forgotten after the retention`() {
        var lab = Lab()
        lab.cycle(Bodies().all)
        #expect(lab.state.history.store.seriesCount == 8)
        lab.cycle(Bodies().with([.nodeStatistics: .missing]), after: 7_300)
        #expect(samples(lab, idle, "1").isEmpty)
    }

    @Test func `each sample that is given up is counted by its reason and told`() {
        for (budget, reason) in [(1 << 20, DropReason.age), (4_000, .budget)] {
            var lab = Lab()
            lab.state = ClusterState(
                configuration: lab.state.configuration,
                history: SampleHistory(budget: budget, retention: .seconds(7_200))
            )
            var bodies = Bodies()
            var told: [DropReason: Int] = [:]
            // Ten minutes apart, for four hours.
            for number in 0..<24 {
                let time = Lab.start + .seconds(number * 600)
                bodies.time = time.rfc3339
                lab.cycle(bodies.all, after: 600)
                for case .samplesDropped(let reason, let count) in lab.outcome.events {
                    told[reason, default: 0] += count
                }
            }
            #expect(told[reason] ?? 0 > 0, "\(reason)")
            #expect(told == lab.state.history.store.dropped.filter { $0.value > 0 })
        }
    }
}
