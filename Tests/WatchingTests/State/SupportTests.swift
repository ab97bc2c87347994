import ClusterAPI
import Model
import Testing
import Watching

/// What a release does not have: remembered with the release, and asked for after an upgrade.
@Suite struct SupportTests {
    private let good = Bodies()

    /// The nodes, with these versions.
    private static func nodes(_ versions: String...) -> Reply {
        let objects = versions.enumerated().map { index, version in
            #"{"uid":\#(index + 1),"status":"active","software_version":"\#(version)"}"#
        }
        return .json("[\(objects.joined(separator: ","))]")
    }

    private func isDue(_ resource: Resource, _ lab: Lab, after seconds: Int = 60) -> Bool {
        lab.state.dueRequests(
            includingSlow: true,
            at: lab.moment.monotonic + .seconds(seconds)
        ).contains { $0.resource == resource }
    }

    @Test(arguments: [Resource.allActions, .shards, .clusterHealth, .activeActiveTasks])
    func `what is missing is asked for again when the versions of the nodes change`(
        _ resource: Resource
    ) {
        var lab = Lab()
        lab.cycle(good.with([resource: .missing, .nodes: Self.nodes("7.2.4-92", "7.2.4-92")]))
        #expect(lab.state.resources[resource]?.isSupported == false)
        #expect(lab.state.resources[resource]?.succeeded == true)
        for days in [0, 1, 30] {
            #expect(!isDue(resource, lab, after: 60 + days * 86_400), "after \(days) days")
        }
        // The first node is upgraded: asked for again, and still missing.
        let mixed = Self.nodes("8.0.20-68", "7.2.4-92")
        lab.cycle(good.with([resource: .missing, .nodes: mixed]))
        #expect(!isDue(resource, lab))
        lab.cycle(
            good.with([.nodes: Self.nodes("8.0.20-68", "8.0.20-68")]).filter {
                $0.key != resource
            }
        )
        #expect(isDue(resource, lab))
        lab.cycle(good.with([.nodes: Self.nodes("8.0.20-68", "8.0.20-68")]))
        let isMissing = good.all[resource]?.isMissing == true
        #expect(lab.state.resources[resource]?.isSupported == !isMissing)
    }

    @Test func `while no version is known, what is missing is asked for once an hour`() {
        var lab = Lab()
        let unnamed = Reply.json(#"[{"uid":1,"status":"active"}]"#)
        lab.cycle(good.with([.shards: .missing, .nodes: unnamed]))
        #expect(!isDue(.shards, lab, after: 3_599))
        #expect(isDue(.shards, lab, after: 3_600))
        lab.cycle(good.with([:]).filter { $0.key != .shards })
        #expect(isDue(.shards, lab), "a version is known now")
    }

    @Test func `what was read under the same versions is missing for another reason`() {
        var lab = Lab()
        lab.cycle(good.all)
        lab.cycle(good.with([.activeActive: .missing]), after: 60)
        #expect(lab.state.resources[.activeActive]?.isSupported == false)
        #expect(isDue(.activeActive, lab))
        lab.cycle(good.all, after: 60)
        #expect(lab.state.resources[.activeActive]?.isSupported == true)
    }

    @Test func `a reload asks for everything again`() {
        var lab = Lab()
        lab.cycle(good.with([.shards: .missing]))
        #expect(!isDue(.shards, lab))
        lab.state.forgetWhatIsNotRead()
        #expect(isDue(.shards, lab, after: 1))
    }

    @Test func `the second path is asked when the first one is missing, once a release`() {
        var lab = Lab()
        func ask(_ reply: Reply) -> String? {
            let due = lab.state.dueRequests(
                includingSlow: true,
                at: lab.moment.monotonic + .seconds(300)
            ).filter { $0.resource == .databaseHealth }
            lab.seconds += 300
            let results = due.map {
                FetchResult(
                    $0,
                    answer: reply.answer,
                    endpoint: Lab.endpoint,
                    duration: .zero
                )
            }
            lab.outcome = lab.state.absorb(results, duration: .zero, at: lab.moment)
            return due.first?.path(at: Timestamp(seconds: 0))
        }
        lab.cycle(good.with([:]).filter { $0.key != .databaseHealth })
        let (first, second) = ("/v4/db/5/health", "/v4/bdb/5/health")
        #expect([ask(.http(404, "")), ask(.http(404, "")), ask(.empty)] == [first, second, nil])
        #expect(lab.state.resources[.databaseHealth]?.isSupported == false)
        lab.cycle(good.with([.nodes: Self.nodes("8.2.0-25")]).filter { $0.key != .databaseHealth })
        let health = Reply.json(#"{"availability":"up"}"#)
        #expect([ask(.http(404, "")), ask(health), ask(health)] == [first, second, second])
        #expect(lab.state.resources[.databaseHealth]?.isSupported == true)
    }

    @Test(arguments: [404, 406])
    func `an object without the thing says nothing about the release`(_ status: Int) {
        var lab = Lab()
        let gone = Reply.http(status, #"{"error_code":"bdb_not_crdt"}"#)
        lab.cycle(good.with([.peerStatistics: gone]))
        #expect(lab.state.resources[.peerStatistics]?.isSupported == true)
        #expect(lab.state.resources[.peerStatistics]?.succeeded == true)
        lab.cycle(good.with([.peerStatistics: .http(status, "")]))
        #expect(lab.state.resources[.peerStatistics]?.isSupported == false)
        #expect(lab.state.resources[.peerStatistics]?.succeeded == true)
    }
}

extension Reply {
    /// Whether it is the answer of a release without the resource.
    fileprivate var isMissing: Bool {
        if case .response(let response) = answer { response.status == 404 } else { false }
    }
}
