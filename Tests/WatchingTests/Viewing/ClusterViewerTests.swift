import ClusterAPI
import Model
import Pages
import Testing
import Watching

/// What people are shown of a cluster.
@Suite struct ClusterViewerTests {
    private func viewer(_ lab: Lab, after seconds: Double = 0) -> ClusterViewer {
        let report = ClusterReport(lab.state, endpoints: EndpointRing([Lab.endpoint]))
        let wait = Duration.seconds(seconds)
        let now = Moment(monotonic: lab.moment.monotonic + wait, wall: lab.moment.wall + wait)
        return ClusterViewer(report, at: now)
    }

    @Test func `a healthy cluster is up, with its numbers`() throws {
        var lab = Lab()
        lab.cycle(Bodies().all)
        let summary = viewer(lab).summary()
        #expect(summary.sentence == "up" && summary.standing == .good && summary.isUp)
        #expect(summary.nodes == .init(good: 3, of: 3))
        #expect(summary.connections == 7)
        let view = viewer(lab).cluster(summary, search: "")
        let database = try #require(view.databases.first)
        #expect(database.requests == 12.5)
        #expect(database.latency == nil)
        #expect(view.nodes.map(\.uid) == ["1", "2", "3"])
        #expect(view.nodes.first?.processors == 0.5)
        #expect(view.nodes.map(\.isPrimary) == [true, false, false])
        #expect(view.managerAlerts.map(\.name) == ["node_memory"])
    }

    @Test func `a node that is down says for how long, before and after it is told`() {
        var lab = Lab()
        lab.cycle(Bodies().all)
        var bodies = Bodies()
        bodies.nodeWords = ["active", "down"]
        lab.cycle(bodies.all)
        var row = viewer(lab).cluster(viewer(lab).summary(), search: "").nodes[1]
        #expect(row.standing == .critical && row.sentence == "down")
        _ = lab.cycles(5, bodies.all)
        let viewer = viewer(lab, after: 80)
        row = viewer.cluster(viewer.summary(), search: "").nodes[1]
        #expect(viewer.summary().standing == .critical)
        // Too old by then to be the present.
        #expect(row.standing == .unknown && row.sentence == "down when last read")
        let fresh = self.viewer(lab)
        row = fresh.cluster(fresh.summary(), search: "").nodes[1]
        #expect(row.sentence == "down for 50 s")
        #expect(fresh.summary().sentence == "node 2 is down for 50 s")
    }

    @Test func `a refused login keeps the objects but no number`() throws {
        var lab = Lab()
        lab.cycle(Bodies().all)
        lab.cycle([.cluster: .unauthorized])
        var summary = viewer(lab).summary()
        #expect(summary.sentence.hasPrefix("cannot be read"))
        #expect(summary.sentence.contains("HTTP 401"))
        #expect(summary.authentication == "rejected" && summary.standing == .critical)
        let later = viewer(lab, after: 600)
        summary = later.summary()
        #expect(summary.requests == nil && summary.connections == nil && summary.nodes == nil)
        let view = later.cluster(summary, search: "")
        #expect(view.nodes.count == 3 && view.nodes.allSatisfy { $0.standing == .unknown })
        let row = try #require(view.databases.first)
        #expect(row.standing == .unknown && row.sentence == "active when last read")
        #expect(row.requests == nil)
        #expect(view.asOf != nil)
        let database = try #require(later.database(UID("5"), span: .hour))
        #expect(!database.isFresh && database.row.requests == nil)
    }

    @Test func `an unknown database is none`() {
        var lab = Lab()
        lab.cycle(Bodies().all)
        #expect(viewer(lab).database(UID("99"), span: .hour) == nil)
        #expect(viewer(Lab()).database(UID("5"), span: .hour) == nil)
    }

    @Test func `before the first cycle nothing is known`() {
        let viewer = viewer(Lab())
        let summary = viewer.summary()
        #expect(summary.sentence == "not read yet" && summary.standing == .unknown)
        let view = viewer.cluster(summary, search: "")
        #expect(view.nodes.isEmpty && view.databases.isEmpty && view.asOf == nil)
    }

    @Test func `the polls of each resource are kept, failures longer`() throws {
        var lab = Lab()
        lab.cycle(Bodies().all)
        lab.cycle(Bodies().with([.license: .forbidden, .nodes: .refused]))
        _ = lab.cycles(20, Bodies().all)
        let view = viewer(lab).polls(viewer(lab).summary(), clusters: ["prod"])
        let nodes = try #require(view.rows.first { $0.resource == "nodes" })
        #expect(nodes.polls.count == PollLog.goodMax + 1)
        #expect(nodes.polls.first?.isGood == false)
        #expect(nodes.polls.first?.error?.contains("n1.example") == true)
        #expect(nodes.polls.last?.code == "200" && nodes.polls.last?.bytes ?? 0 > 0)
        #expect(nodes.standing == .good && nodes.age == 0)
        #expect(view.endpointNames == ["https://n1.example:9443"])
    }
}
