import ClusterAPI
import Exposition
import Model
import Testing
import Watching

/// What is exposed of the resources beside the lists of objects.
@Suite struct ResourceExpositionTests {
    private let good = Bodies()
    private let prefix = "redis_enterprise_cluster_"

    /// Seconds since 1970 at which the lab's second cycle is read.
    private var now: Int64 { Lab.start.milliseconds / 1_000 + 10 }

    private func counts(_ replies: [Resource: Reply]) -> [String] {
        var lab = Lab()
        lab.cycle(good.with(replies))
        let page = Page(lab)
        return ["running", "stuck", "failed"].map { word in
            page.samples("\(prefix)\(word)_actions").first.map { String($0.dropFirst(17)) } ?? "-"
        }
    }

    @Test func `actions are counted by how they go`() {
        let v1 = """
            {"actions": [{"action_uid":"a","status":"running"},{"action_uid":"b","status":"failed"},
             {"action_uid":"c","status":"completed"},{"action_uid":"d","status":"dreaming"}],
             "state-machines": [
              {"action_uid":"e","status":"active","heartbeat":\(now - 600)},
              {"action_uid":"f","status":"active","heartbeat":\(now - 601)},
              {"action_uid":"g","status":"completed","heartbeat":\(now - 9_999)}]}
            """
        #expect(counts([.actions: .json(v1)]) == ["3", "1", "1"])
        #expect(counts([.actions: .missing]) == ["0", "0", "0"])
        #expect(counts([.actions: .page]) == ["-", "-", "-"])
    }

    @Test func `an action in both lists counts once, and keeps its sign of life`() {
        let v1 =
            #"{"state-machines":[{"action_uid":"a","status":"active","heartbeat":\#(now - 3_600)}]}"#
        let v2 = """
            [{"action_uid":"a","status":"running","creation_time":\(now - 7_200)},
             {"action_uid":"b","status":"running","creation_time":\(now - 60)},
             {"action_uid":"c","status":"completed","creation_time":1}]
            """
        let replies: [Resource: Reply] = [.actions: .json(v1), .allActions: .json(v2)]
        #expect(counts(replies) == ["2", "1", "0"])
        var lab = Lab()
        lab.cycle(good.with(replies))
        let oldest = Page(lab).samples("\(prefix)oldest_action_timestamp_seconds")
        #expect(oldest == [#"{cluster="prod"} \#(now - 7_200)"#])
    }

    @Test func `alerts about what is not listed any more are left out`() {
        var lab = Lab()
        lab.cycle(good.all)
        let active = Page(lab).samples("redis_enterprise_alert_active")
        #expect(active.contains { $0.contains(#"object="1",scope="node"} 1"#) }, "\(active)")
        #expect(!active.contains { $0.contains("gone") }, "\(active)")
        #expect(!active.contains { $0.contains(#"object="5:2""#) }, "unknown is absent: \(active)")
        let enabled = Page(lab).samples("redis_enterprise_alert_enabled")
        #expect(enabled.contains { $0.contains(#"object="5:2",scope="crdt_source"} 0"#) })
    }

    /// The key of each certificate stands beside it in the answer.
    @Test func `a private key comes into nothing that is kept or told`() {
        let sentinel = "sentinel-of-a-private-key"
        let key = "-----BEGIN PRIVATE KEY-----\(sentinel)-----END PRIVATE KEY-----"
        let bodies = [
            #"{"api_key":"\#(key)","cm_cert":"\#(key)"}"#,
            #"{"api_key":"\#(key)","cm_cert":["\#(key)"]"#,
            #"{"error_code":"\#(key)","api_key":"\#(key)"}"#, #"["\#(key)"]"#,
            #"{"api_key":"\#(key)","cm_cert":""}"#,
        ]
        for body in bodies {
            var lab = Lab()
            lab.cycle(good.with([.certificates: .json(body)]))
            var told = Page(lab).text
            dump(lab.outcome, to: &told)
            dump(lab.state, to: &told)
            #expect(told.contains("certificates"))
            #expect(!told.contains(sentinel), "\(body)")
        }
    }

    @Test(
        arguments: [("90", 1_790_000_000 + 7_776_000), ("0", nil), ("null", nil)]
            as [(String, Int?)]
    )
    func `a password expires so many days after it was set`(_ days: String, _ expiry: Int?) {
        var lab = Lab()
        let cluster = #"{"name":"c","password_expiration_duration":\#(days)}"#
        lab.cycle(good.with([.cluster: .json(cluster)]))
        let page = Page(lab)
        let labels = #"{cluster="prod",account="2",account_name=""}"#
        let name = "redis_enterprise_user_password_expiry_timestamp_seconds"
        #expect(page.samples(name) == (expiry.map { ["\(labels) \($0)"] } ?? []))
        #expect(!page.text.contains("ann@example.com"))
        let off: Set<Resource> = [.users, .revocationSettings, .revocation]
        #expect(Resource.readByDefault == Set(Resource.allCases).subtracting(off))
    }

    @Test func `what is seldom read is not asked for in every slow turn`() {
        var lab = Lab()
        lab.cycle(good.all)
        let read = lab.moment.monotonic
        func isDue(_ seconds: Int) -> Bool {
            lab.state.dueResources(includingSlow: true, at: read + .seconds(seconds))
                .contains(.clusterCheck)
        }
        #expect(!isDue(60) && !isDue(269) && isDue(270) && isDue(300))
        #expect(
            !lab.state.dueResources(includingSlow: false, at: read + .seconds(300))
                .contains(.clusterCheck)
        )
        lab.state.forgetWhatIsNotRead()
        #expect(isDue(1))
    }
}
