import ClusterAPI
import Exposition
import Model
import TestSupport
import Testing
import Watching

/// What the daemon exposes of its own work.
@Suite struct DaemonExpositionTests {
    private let good = Bodies()
    private let other = Endpoint(host: "n2.example", port: 9443)

    private var ring: EndpointRing { EndpointRing([Lab.endpoint, other]) }

    @Test func `the daemon's work on a small cluster, line for line`() throws {
        var lab = Lab()
        for resource in [Resource.nodes, .nodes, .license] {
            _ = lab.state.note(.requestFinished(resource, code: "200", duration: .seconds(1)))
        }
        _ = lab.state.note(.requestFinished(.license, code: "timeout", duration: .seconds(5)))
        _ = lab.state.note(.loginRefused(Lab.endpoint, count: 1))
        _ = lab.state.note(.endpointChanged(from: Lab.endpoint, to: other))
        lab.cycle(good.with([.license: .forbidden, .clusterStatistics: .missing, .shards: .cut]))
        var ring = ring
        ring.succeeded()
        let page = Page(daemon: lab, endpoints: ring, after: 2.5)
        #expect(page.disorder == nil)
        try expectGolden(page.text, named: "daemon.prom")
    }

    @Test func `ages are those of the scrape`() {
        var lab = Lab()
        lab.cycle(good.all)
        for seconds in [0.0, 0.25, 12, 100_000] {
            let ages = Page(daemon: lab, endpoints: ring, after: seconds)
                .samples("rewatchd_resource_age_seconds")
            // What the release does not have was never read.
            #expect(ages.count == Resource.allCases.count - 1)
            let text = seconds == seconds.rounded() ? "\(Int(seconds))" : "\(seconds)"
            #expect(ages.allSatisfy { $0.hasSuffix("} \(text)") }, "\(ages)")
        }
    }

    @Test func `a resource that was never read has no age`() {
        var lab = Lab()
        lab.cycle([.cluster: .refused])
        let page = Page(daemon: lab, endpoints: ring)
        #expect(page.samples("rewatchd_resource_age_seconds").isEmpty)
        #expect(
            page.samples("rewatchd_resource_success") == [
                #"{cluster="prod",resource="cluster"} 0"#
            ]
        )
    }

    @Test func `one endpoint is active, or none when none works`() {
        var lab = Lab()
        lab.cycle(good.all)
        var ring = ring
        func values() -> [String] {
            Page(daemon: lab, endpoints: ring).samples("rewatchd_endpoint_active")
                .compactMap { $0.split(separator: " ").last.map(String.init) }
        }
        #expect(values() == ["0", "0"])
        ring.succeeded()
        #expect(values() == ["1", "0"])
        _ = ring.failed()
        #expect(values() == ["0", "0"])
        ring.succeeded()
        #expect(values() == ["0", "1"])
    }

    @Test func `an alert is there while it fires, and absent otherwise`() {
        var lab = Lab()
        let name = "rewatchd_alert_firing"
        lab.cycle([.cluster: .refused])
        #expect(Page(daemon: lab, endpoints: ring).samples(name).isEmpty)
        _ = lab.cycles(3, [.cluster: .refused])
        #expect(
            Page(daemon: lab, endpoints: ring).samples(name) == [
                #"{cluster="prod",alert="cluster_unreachable",severity="critical",subject="cluster"} 1"#
            ]
        )
        _ = lab.cycles(4, good.all)
        #expect(Page(daemon: lab, endpoints: ring).samples(name).isEmpty)
    }
}
