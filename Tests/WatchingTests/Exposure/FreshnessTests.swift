import ClusterAPI
import Model
import Testing
import Watching

/// Old values are not told as new, and a failure is an absence and never a zero.
@Suite struct FreshnessTests {
    private let good = Bodies()
    private let objects = "redis_enterprise_node_status"
    private let samples = "redis_enterprise_node_cpu_idle_ratio"
    private let license = "redis_enterprise_license_expired"

    @Test func `a reading lives for three of its intervals`() {
        var lab = Lab()
        lab.cycle(good.all)
        for (seconds, fast, slow) in [
            (0.0, true, true), (30, true, true), (30.001, false, true), (180, false, true),
            (180.001, false, false), (100_000, false, false),
        ] {
            let page = Page(lab, after: seconds)
            #expect(page.samples(objects).isEmpty != fast, "\(seconds)")
            #expect(page.samples(samples).isEmpty != fast, "\(seconds)")
            #expect(page.samples(license).isEmpty != slow, "\(seconds)")
            #expect(page.samples("redis_enterprise_up").count == 1, "\(seconds)")
        }
    }

    @Test func `a cluster that is read slower than asked for is shown at its own pace`() {
        var lab = Lab { $0.poll.interval = .seconds(1) }
        lab.duration = .seconds(6)
        lab.cycle(good.all)
        #expect(!Page(lab, after: 18).samples(objects).isEmpty)
        #expect(Page(lab, after: 18.001).samples(objects).isEmpty)
        // A cycle that failed tells nothing about the pace, however long it hung.
        lab.duration = .seconds(60)
        lab.cycle([.cluster: .silent])
        #expect(!Page(lab, after: 8).samples(objects).isEmpty)
        #expect(Page(lab, after: 8.001).samples(objects).isEmpty)
        lab.duration = .milliseconds(200)
        lab.cycle(good.all)
        #expect(!Page(lab, after: 3).samples(objects).isEmpty)
        #expect(Page(lab, after: 3.001).samples(objects).isEmpty)
    }

    @Test func `knows when the next reading becomes too old`() {
        var lab = Lab()
        #expect(lab.state.nextStaleness(after: .zero) == nil)
        lab.cycle(good.all)
        let read = lab.moment.monotonic
        #expect(lab.state.nextStaleness(after: read) == read + .seconds(30))
        #expect(lab.state.nextStaleness(after: read + .seconds(30)) == read + .seconds(30))
        let later = read + .seconds(30) + .milliseconds(1)
        #expect(lab.state.nextStaleness(after: later) == read + .seconds(180))
        let last = read + .seconds(900)
        #expect(lab.state.nextStaleness(after: read + .seconds(181)) == last)
        #expect(lab.state.nextStaleness(after: last + .seconds(1)) == nil)
    }

    @Test(
        arguments: [Reply.refused, .unauthorized, .broken, .page, .cut, .forbidden, .untrusted]
    )
    func `failed polls leave the values to grow old, and make no zeros`(_ reply: Reply) {
        var lab = Lab()
        lab.cycle(good.all)
        let fresh = Page(lab)
        let bad = Dictionary(uniqueKeysWithValues: Resource.allCases.map { ($0, reply) })
        for cycle in 1...6 {
            lab.cycle(bad)
            let page = Page(lab)
            #expect(page.samples("redis_enterprise_up") == [#"{cluster="prod"} 0"#])
            let expected = cycle <= 3 ? fresh.samples(samples) : []
            #expect(page.samples(samples) == expected, "\(cycle)")
            #expect(page.samples(objects) == (cycle <= 3 ? fresh.samples(objects) : []))
            let success = "redis_enterprise_last_success_timestamp_seconds"
            #expect(page.samples(success) == fresh.samples(success))
        }
        lab.cycle(good.all)
        #expect(Page(lab).samples(samples) == fresh.samples(samples))
    }

    @Test func `an object's series go with the object`() {
        var lab = Lab()
        lab.cycle(good.all)
        var fewer = good
        fewer.nodeWords = ["active"]
        lab.cycle(fewer.all)
        let lines = Page(lab).lines.filter { $0.hasPrefix("redis_enterprise_node_") }
        #expect(!lines.isEmpty && !lines.contains { $0.contains(#"node="2""#) }, "\(lines)")
    }

    @Test func `a step of the wall clock makes nothing old or new`() {
        var lab = Lab()
        lab.cycle(good.all)
        lab.wallStep = .seconds(-86_400)
        lab.cycle([.cluster: .refused], after: 0)
        #expect(!Page(lab, after: 29).samples(objects).isEmpty)
        #expect(Page(lab, after: 31).samples(objects).isEmpty)
    }
}
