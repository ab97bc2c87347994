import ClusterAPI
import Model
import Testing
import Watching

/// Resources that have an answer for each object: who is asked when, and what an answer does.
@Suite struct RotationTests {
    private static let resource = Resource.databaseAvailability
    private let available = "redis_enterprise_database_available"

    /// A lab whose cluster has so many databases, after its first cycle.
    private func lab(databases: Int) -> (Lab, [Resource: Reply]) {
        var lab = Lab()
        let objects = (0..<databases).map { #"{"uid":\#($0 + 1),"name":"d\#($0 + 1)"}"# }
        var replies = Bodies().with([.databases: .json("[\(objects.joined(separator: ","))]")])
        replies[Self.resource] = nil
        lab.cycle(replies)
        return (lab, replies)
    }

    private func due(_ lab: Lab) -> [UID] {
        lab.state.dueRequests(includingSlow: false, at: lab.moment.monotonic)
            .filter { $0.resource == Self.resource }.compactMap(\.object)
    }

    /// Ends a cycle in which each object that is due is answered.
    @discardableResult
    private func cycle(
        _ lab: inout Lab,
        _ replies: [Resource: Reply],
        _ reply: (UID) -> Reply
    ) -> [UID] {
        lab.seconds += 10
        let asked = due(lab)
        var results = replies.map { resource, reply in
            FetchResult(
                ResourceRequest(resource),
                answer: reply.answer,
                endpoint: Lab.endpoint,
                duration: .milliseconds(250)
            )
        }
        results += asked.compactMap { uid in
            ResourceRequest(Self.resource, object: uid).map {
                FetchResult(
                    $0,
                    answer: reply(uid).answer,
                    endpoint: Lab.endpoint,
                    duration: .milliseconds(5)
                )
            }
        }
        lab.outcome = lab.state.absorb(results, duration: .seconds(1), at: lab.moment)
        return asked
    }

    /// As many requests as the table of resources promises, and each database in its turn.
    @Test(arguments: [0, 1, 7, 59, 60, 61, 150, 1_000])
    func `databases take turns, and their number is bounded`(_ count: Int) {
        var (lab, replies) = lab(databases: count)
        let minutes = 40
        var times: [UID: [Int]] = [:]
        for _ in 0..<(minutes * 6) {
            let asked = cycle(&lab, replies) { _ in .empty }
            #expect(asked.count <= PollGroup.objectsPerCycle)
            for uid in asked { times[uid, default: []].append(lab.seconds) }
        }
        let perMinute = Double(times.values.reduce(0) { $0 + $1.count }) / Double(minutes)
        let expected = min(Double(count), Double(PollGroup.objectsPerCycle * 6))
        #expect(perMinute <= expected * 1.05 && perMinute >= expected * 0.95, "\(perMinute)")
        #expect(times.count == count)
        let round = max(60, (count + 9) / 10 * 10)
        for (uid, times) in times {
            let gaps = zip(times.dropFirst(), times).map { $0 - $1 }
            #expect(gaps.allSatisfy { (60...round).contains($0) }, "\(uid): \(gaps)")
        }
        #expect(Page(lab).samples(available).count == count)
    }

    @Test func `a database that is down is told by its code, and the cluster is up`() {
        var (lab, replies) = lab(databases: 4)
        let code = #"{"error_code":"bdb_unavailable_port_unbound","description":"no"}"#
        cycle(&lab, replies) { uid in
            switch uid.text {
            case "1": .empty
            case "2": .http(503, code)
            case "3": .http(503, #"{"error_code":"no_quorum"}"#)
            default: .http(404, #"{"error_code":"db_not_found"}"#)
            }
        }
        #expect(
            Page(lab).samples(available) == [
                #"{cluster="prod",database="1",database_name="d1"} 1"#,
                #"{cluster="prod",database="2",database_name="d2"} 0"#,
            ]
        )
        #expect(lab.state.health.isUp && lab.firing.isEmpty)
        #expect(lab.state.resources[Self.resource]?.succeeded == false, "no quorum is no result")
        #expect(lab.state.resources[Self.resource]?.isSupported == true)
    }

    @Test func `a database that is down is asked in each cycle, and its return told in time`() {
        var (lab, replies) = lab(databases: 20)
        let down = Reply.http(503, #"{"error_code":"bdb_unavailable"}"#)
        for _ in 0..<9 { cycle(&lab, replies) { $0.text == "7" ? down : .empty } }
        #expect(lab.firing == ["database_unavailable database:7"])
        for _ in 0..<12 {
            let asked = cycle(&lab, replies) { $0.text == "7" ? down : .empty }
            #expect(asked.contains(UID("7")))
        }
        for _ in 0..<2 { cycle(&lab, replies) { _ in .empty } }
        #expect(lab.firing == ["database_unavailable database:7"])
        cycle(&lab, replies) { _ in .empty }
        #expect(lab.firing.isEmpty)
    }

    @Test func `those that are down cost the others none of their looks`() {
        var (lab, replies) = lab(databases: 200)
        let down = Reply.http(503, #"{"error_code":"bdb_unavailable"}"#)
        var times: [UID: [Int]] = [:]
        for _ in 0..<360 {
            let asked = cycle(&lab, replies) { (Int($0.text) ?? 0) <= 40 ? down : .empty }
            #expect(asked.count <= PollGroup.objectsPerCycle)
            for uid in asked { times[uid, default: []].append(lab.seconds) }
        }
        #expect(lab.firing.count { $0.hasPrefix("database_unavailable") } == 40)
        for (uid, times) in times {
            let settled = times.drop { $0 < 1_200 }
            let gaps = zip(settled.dropFirst(), settled).map { $0 - $1 }
            #expect(gaps.allSatisfy { $0 <= 200 }, "\(uid): \(gaps)")
        }
    }

    @Test func `a 503 that says that the database is down is a result`() {
        var (lab, replies) = lab(databases: 2)
        cycle(&lab, replies) { _ in .http(503, #"{"error_code":"bdb_unavailable"}"#) }
        #expect(lab.state.resources[Self.resource]?.succeeded == true)
        #expect(Page(lab).samples(available).allSatisfy { $0.hasSuffix("} 0") })
    }

    @Test(arguments: [Reply.broken, .page, .silent, .http(500, ""), .forbidden])
    func `what says nothing of a database leaves it unknown`(_ reply: Reply) {
        var (lab, replies) = lab(databases: 2)
        cycle(&lab, replies) { _ in reply }
        #expect(Page(lab).samples(available).isEmpty)
        #expect(lab.state.resources[Self.resource]?.succeeded == false)
        #expect(lab.state.health.isUp)
    }

    @Test func `a release without the resource is not asked again before an upgrade`() {
        var (lab, replies) = lab(databases: 30)
        var asked = 0
        for _ in 0..<60 { asked += cycle(&lab, replies) { _ in .missing }.count }
        #expect(lab.state.resources[Self.resource]?.isSupported == false)
        #expect(lab.state.resources[Self.resource]?.succeeded == true)
        #expect(asked == 10)
        replies[.nodes] = .json(#"[{"uid":1,"status":"active","software_version":"8.2.0-25"}]"#)
        for _ in 0..<20 { cycle(&lab, replies) { _ in .empty } }
        #expect(Page(lab).samples(available).count == 30)
    }

    /// All that a cluster is asked for in two hours, as the table of resources computes it.
    @Test(arguments: [(0, 0, 0), (10, 2, 3), (50, 50, 0), (300, 20, 20)])
    func `a cluster gets as many requests as promised`(
        _ databases: Int,
        _ activeActive: Int,
        _ replicas: Int
    ) {
        var lab = Lab()
        let objects = (0..<databases).map { index in
            let sources = index >= databases - replicas ? #"[{"uid":1}]"# : "[]"
            return #"{"uid":\#(index + 1),"crdt":\#(index < activeActive),"#
                + #""replica_sources":\#(sources)}"#
        }
        let guids = (0..<activeActive).map { #"{"guid":"aa-\#($0)"}"# }.joined(separator: ",")
        let replies = Bodies().with([
            .databases: .json("[\(objects.joined(separator: ","))]"),
            .activeActive: .json("[\(guids)]"), .allActions: .json("[]"),
            .replicaSyncer: .json(#"{"RunID":1}"#),
        ])
        var count = 0
        for cycle in 0..<(120 * 6) {
            let due = lab.state.dueRequests(
                includingSlow: cycle % 6 == 0,
                at: lab.moment.monotonic
            )
            // The first minutes are for finding out what there is.
            if cycle >= 20 * 6 { count += due.count }
            let results = due.map { request in
                FetchResult(
                    request,
                    answer: (replies[request.resource] ?? .empty).answer,
                    endpoint: Lab.endpoint,
                    duration: .zero
                )
            }
            lab.outcome = lab.state.absorb(results, duration: .zero, at: lab.moment)
            lab.seconds += 10
        }
        let promised = ResourceTable.requestsPerMinute(
            for: .init(databases: databases, activeActive: activeActive, replicas: replicas),
            interval: .seconds(10),
            slowInterval: .seconds(60)
        )
        #expect(abs(Double(count) / 100 - promised) < promised * 0.02, "\(count) \(promised)")
    }

    /// All resources of the group together, of which one asks of Active-Active databases only.
    @Test func `what explains a trouble shares the requests of a cycle`() {
        var lab = Lab()
        let databases = (1...40).map { #"{"uid":\#($0),"crdt":true}"# }.joined(separator: ",")
        let replies = Bodies().with([.databases: .json("[\(databases)]")])
            .filter { !$0.key.group.isByObject }
        lab.cycle(replies)
        var counts: [Resource: Int] = [:]
        for _ in 0..<(60 * 6) {
            lab.seconds += 10
            let due = lab.state.dueRequests(includingSlow: true, at: lab.moment.monotonic)
                .filter { $0.resource.group == .detail }
            #expect(due.count <= PollGroup.objectsPerCycle)
            for request in due { counts[request.resource, default: 0] += 1 }
            let results = due.map { request in
                FetchResult(
                    request,
                    answer: Bodies().all[request.resource]?.answer ?? Reply.empty.answer,
                    endpoint: Lab.endpoint,
                    duration: .zero
                )
            }
            lab.outcome = lab.state.absorb(results, duration: .zero, at: lab.moment)
        }
        // 81 a minute are wanted and 60 had: each has its share, and none has to wait for ever.
        #expect(counts.values.reduce(0, +) <= 3_600)
        #expect((counts[.peerStatistics] ?? 0) > 1_000 && (counts[.activeSyncer] ?? 0) > 1_000)
        #expect((counts[.databaseHealth] ?? 0) > 300)
        #expect((10...13).contains(counts[.activeActiveHealth] ?? 0))
        #expect(counts[.sourceStatistics] == nil)
    }

    @Test func `a refusal is told once, and ends the asking for a while`() {
        var (lab, replies) = lab(databases: 30)
        cycle(&lab, replies) { _ in .forbidden }
        #expect(lab.firing == ["permission_denied resource:database_availability"])
        #expect(due(lab).isEmpty)
        lab.seconds += 900
        #expect(due(lab).count == 10)
        cycle(&lab, replies) { _ in .empty }
        #expect(lab.firing.isEmpty)
    }

    @Test func `an answer is shown for three rounds, and goes with its database`() {
        var (lab, replies) = lab(databases: 2)
        cycle(&lab, replies) { _ in .empty }
        for (after, isShown) in [(0.0, true), (180, true), (180.001, false)] {
            #expect(Page(lab, after: after).samples(available).isEmpty != isShown, "\(after)")
        }
        let read = lab.moment.monotonic
        #expect(lab.state.nextStaleness(after: read + .seconds(179)) == read + .seconds(180))
        replies[.databases] = .json(#"[{"uid":2,"name":"d2"}]"#)
        cycle(&lab, replies) { _ in .empty }
        #expect(Page(lab).samples(available).count == 1)
    }

    @Test func `what is switched off is not asked for`() {
        var (lab, _) = lab(databases: 3)
        lab.state.configuration.resources.remove(Self.resource)
        #expect(due(lab).isEmpty)
    }
}
