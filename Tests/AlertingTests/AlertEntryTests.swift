import Alerting
import Model
import Testing

/// The words of the journal, field by field.
@Suite struct AlertEntryTests {
    private func entry(
        _ kind: AlertKind,
        _ subject: Subject,
        _ state: Transition.State,
        _ evidence: Evidence = Evidence(),
        milliseconds: Int64 = 243_120
    ) -> AlertEntry {
        var rules = AlertSettings()
        rules[kind].hold = .zero
        rules[kind].clear = .zero
        var moment = Moment(
            monotonic: .seconds(7),
            wall: Timestamp(milliseconds: 1_790_000_000_007)
        )
        let key = AlertKey(kind, subject)
        var machine = AlertMachine()
        var transitions = machine.observe(
            [Observation(key, .failing(evidence))],
            rules: rules,
            at: moment
        )
        if state == .resolved {
            moment.monotonic += .milliseconds(milliseconds)
            transitions = machine.observe([Observation(key, .healthy)], rules: rules, at: moment)
        }
        return AlertEntry(
            cluster: "prod-eu",
            transition: transitions[0],
            id: "0123456789abcdef0123456789abcdef"
        )
    }

    private func lines(_ entry: AlertEntry) -> [String] {
        entry.fields.map { "\($0.name)=\($0.value)" }
    }

    @Test func `a firing entry has these fields, in this order`() {
        let evidence = Evidence(name: "cart", old: "active", new: "recovery", detail: "why")
        let entry = entry(.databaseNotActive, .database(UID(5)), .firing, evidence)
        #expect(
            lines(entry) == [
                "MESSAGE_ID=25a4c51d58930242cc6f0c56c3d6de0f",
                "REWATCHD_CLUSTER=prod-eu",
                "REWATCHD_ALERT=database_not_active",
                "REWATCHD_STATE=firing",
                "REWATCHD_SUBJECT=database:5",
                "REWATCHD_SEVERITY=critical",
                "REWATCHD_SINCE=2026-09-21T14:13:20.007Z",
                "REWATCHD_NAME=cart",
                "REWATCHD_OLD=active",
                "REWATCHD_NEW=recovery",
                "REWATCHD_DETAIL=why",
                "REWATCHD_ID=0123456789abcdef0123456789abcdef",
            ]
        )
    }

    @Test func `a resolved entry tells how long it lasted and why it is over`() {
        let evidence = Evidence(name: "cart", old: "active", new: "recovery", detail: "why")
        let entry = entry(.databaseNotActive, .database(UID(5)), .resolved, evidence)
        #expect(
            lines(entry) == [
                "MESSAGE_ID=25a4c51d58930242cc6f0c56c3d6de0f",
                "REWATCHD_CLUSTER=prod-eu",
                "REWATCHD_ALERT=database_not_active",
                "REWATCHD_STATE=resolved",
                "REWATCHD_SUBJECT=database:5",
                "REWATCHD_SEVERITY=critical",
                "REWATCHD_SINCE=2026-09-21T14:13:20.007Z",
                "REWATCHD_DURATION_SECONDS=243.120",
                "REWATCHD_REASON=healthy",
                "REWATCHD_NAME=cart",
                "REWATCHD_ID=0123456789abcdef0123456789abcdef",
            ]
        )
    }

    @Test func `no field is empty, and none is there twice`() {
        let blank = Evidence(name: "", old: "", new: "", detail: "")
        for kind in AlertKind.allCases {
            for state in [Transition.State.firing, .resolved] {
                let fields = entry(kind, .cluster, state, blank).fields
                #expect(fields.allSatisfy { !$0.value.isEmpty }, "\(kind)")
                #expect(Set(fields.map(\.name)).count == fields.count, "\(kind)")
            }
        }
    }

    @Test(
        arguments: [
            (0, "0.000"), (1, "0.001"), (10, "0.010"), (999, "0.999"), (1_000, "1.000"),
            (59_999, "59.999"), (86_400_000, "86400.000"), (123_456_789, "123456.789"),
        ] as [(Int64, String)]
    )
    func `a duration is a decimal with milliseconds`(_ milliseconds: Int64, _ text: String) {
        let entry = entry(.nodeDown, .node(UID(2)), .resolved, milliseconds: milliseconds)
        #expect(lines(entry).contains("REWATCHD_DURATION_SECONDS=\(text)"))
    }

    @Test(
        arguments: [
            (.clusterUnreachable, 2, 5), (.tlsVerificationFailed, 2, 5),
            (.authenticationRejected, 2, 5), (.unexpectedResponse, 4, 5),
            (.permissionDenied, 4, 5), (.nodeDown, 2, 5), (.databaseNotActive, 2, 5),
            (.shardDown, 2, 5),
        ] as [(AlertKind, Int, Int)]
    )
    func `the priority is the severity's when firing and 5 when resolved`(
        _ kind: AlertKind,
        _ firing: Int,
        _ resolved: Int
    ) {
        #expect(entry(kind, .cluster, .firing).priority == firing)
        #expect(entry(kind, .cluster, .resolved).priority == resolved)
    }

    @Test(arguments: [(Severity.critical, 2), (.warning, 4), (.info, 6)])
    func `a severity has its priority`(_ severity: Severity, _ priority: Int) {
        #expect(severity.priority == priority)
    }

    @Test(
        arguments: [
            (
                .nodeDown, .node(UID(2)), Evidence(old: "active", new: "down"),
                "prod-eu: node 2 is down: active → down",
                "prod-eu: node 2 is up again after 4 min 3 s"
            ),
            (
                .databaseNotActive, .database(UID(5)), Evidence(name: "cart", new: "recovery"),
                "prod-eu: database 5 (cart) is not active: recovery",
                "prod-eu: database 5 (cart) is active again after 4 min 3 s"
            ),
            (
                .databaseNotActive, .database(UID(5)), Evidence(name: "", old: "", new: "recovery"),
                "prod-eu: database 5 is not active: recovery",
                "prod-eu: database 5 is active again after 4 min 3 s"
            ),
            (
                .shardDown, .shard(UID(17)),
                Evidence(old: "ok", new: "inactive", detail: "of database 5"),
                "prod-eu: shard 17 is down: ok → inactive, of database 5",
                "prod-eu: shard 17 is up again after 4 min 3 s"
            ),
            (
                .clusterUnreachable, .cluster, Evidence(detail: "nobody listens"),
                "prod-eu: cluster cannot be reached: nobody listens",
                "prod-eu: cluster is reachable again after 4 min 3 s"
            ),
            (
                .tlsVerificationFailed, .cluster, Evidence(),
                "prod-eu: cluster shows a certificate that is not accepted",
                "prod-eu: cluster shows an accepted certificate again after 4 min 3 s"
            ),
            (
                .authenticationRejected, .cluster, Evidence(),
                "prod-eu: cluster refuses the login",
                "prod-eu: cluster accepts the login again after 4 min 3 s"
            ),
            (
                .permissionDenied, .resource("license"), Evidence(),
                "prod-eu: resource license may not be read with this login",
                "prod-eu: resource license may be read again after 4 min 3 s"
            ),
            (
                .unexpectedResponse, .resource("nodes"), Evidence(detail: "HTTP 503"),
                "prod-eu: resource nodes answers with something unexpected: HTTP 503",
                "prod-eu: resource nodes answers as expected again after 4 min 3 s"
            ),
        ] as [(AlertKind, Subject, Evidence, String, String)]
    )
    func `says it in a sentence`(
        _ kind: AlertKind,
        _ subject: Subject,
        _ evidence: Evidence,
        _ firing: String,
        _ resolved: String
    ) {
        #expect(entry(kind, subject, .firing, evidence).message == firing)
        #expect(entry(kind, subject, .resolved, evidence).message == resolved)
    }

    @Test(
        arguments: [
            (0, "0 s"), (999, "0 s"), (59_999, "59 s"), (60_000, "1 min 0 s"),
            (3_599_000, "59 min 59 s"), (3_600_000, "1 h 0 min"), (90_061_000, "25 h 1 min"),
        ] as [(Int64, String)]
    )
    func `tells a duration as people do`(_ milliseconds: Int64, _ text: String) {
        let entry = entry(.nodeDown, .node(UID(2)), .resolved, milliseconds: milliseconds)
        #expect(entry.message.hasSuffix(" after \(text)"))
    }

    @Test(
        arguments: [
            (.superseded, "c: cluster now cannot be read for another reason after 0 s"),
            (.unwatched, "c: cluster is not watched any more after 0 s"),
        ] as [(Transition.Resolution, String)]
    )
    func `an end that is no recovery does not sound like one`(
        _ resolution: Transition.Resolution,
        _ message: String
    ) {
        var entry = entry(.authenticationRejected, .cluster, .resolved, milliseconds: 0)
        entry.cluster = "c"
        entry.transition.resolution = resolution
        #expect(entry.message == message)
    }

    @Test func `a deleted object's alert says so`() {
        var entry = entry(.nodeDown, .node(UID(2)), .resolved)
        entry.transition.resolution = .deleted
        #expect(lines(entry).contains("REWATCHD_REASON=deleted"))
        #expect(entry.message.contains("was deleted after"))
    }
}

extension AlertEntryTests {
    @Test func `a reminder says how long it has lasted, with the urgency of the firing`() {
        var marble = Marble(hold: 0, reminder: 30)
        _ = marble.play("ffff")
        let entries = marble.transitions.map { AlertEntry(cluster: "c", transition: $0, id: "1") }
        #expect(entries.map(\.priority) == [2, 2])
        #expect(
            entries.last?.message == "c: node 2 is down for 30 s: active → down"
        )
        #expect(entries.last?.fields.contains { $0 == ("REWATCHD_STATE", "reminder") } == true)
        #expect(entries.last?.fields.contains { $0.name == "REWATCHD_DURATION_SECONDS" } == false)
    }
}
