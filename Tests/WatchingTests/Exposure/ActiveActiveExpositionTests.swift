import ClusterAPI
import Model
import Testing
import Watching

/// What is exposed of Active-Active databases, of what databases take from others, and of health.
@Suite struct ActiveActiveExpositionTests {
    private let good = Bodies()

    private func page(_ replies: [Resource: Reply] = [:]) -> Page {
        var lab = Lab()
        lab.cycle(good.with(replies))
        return Page(lab)
    }

    @Test(
        arguments: [
            ("active_active_instances", "", "2"), ("active_active_running_tasks", "", "1"),
            ("active_active_failed_tasks", "", "1"),
            ("active_active_member_reachable", #","member":"far""#, "0"),
            ("active_active_member_configuration_version", #","member":"far""#, "3"),
            ("active_active_connection_working", #","member":"far","peer":"near""#, "1"),
        ])
    func `an Active-Active database has its numbers`(
        _ name: String,
        _ labels: String,
        _ value: String
    ) {
        let further = labels.replacing("\":\"", with: "=\"").replacing(",\"", with: ",")
        let expected =
            #"{cluster="prod",active_active="aa-5",active_active_name="world""# + further
            + "} \(value)"
        #expect(page().samples("redis_enterprise_\(name)") == [expected])
    }

    @Test(
        arguments: [
            ("database_peer_ingress_bytes_per_second", #"peer="2"} 7"#),
            ("database_source_ingress_lag", #"kind="replica",source="1"} 0.25"#),
            ("database_syncer_run_id", #"kind="crdt"} 1584086516"#),
            ("database_endpoint_available", #"endpoint="5:1"} 0"#),
        ])
    func `a database has its numbers`(_ name: String, _ end: String) {
        let database =
            #"[{"uid":5,"name":"cart","crdt":true,"replica_sources":[{"uid":1,"status":"in-sync"}]}]"#
        let samples = page([.databases: .json(database)]).samples("redis_enterprise_\(name)")
        #expect(samples == [#"{cluster="prod",database="5",database_name="cart","# + end])
    }

    @Test(
        arguments: [
            ("cluster_health_status", #"{cluster="prod",status="warning"} 1"#),
            ("node_health_status", #"{cluster="prod",node="1",status="active"} 1"#),
            ("node_process_running", #"{cluster="prod",node="1",process="dmc"} 0"#),
            ("database_health_status", #"database="5",database_name="cart",status="down"} 1"#),
            ("database_high_availability_status", #"database_name="cart",status="up"} 1"#),
            ("database_availability_error", #"database_name="cart",error="port_unbound"} 1"#),
            ("database_member_replication_status", #"member="far",status="down"} 1"#),
            ("active_active_link_status", #"link="5:1",member="far",peer="near",status="down"} 1"#),
            ("active_active_member_configuration_status", #"member="far",status="failed"} 1"#),
            ("cluster_process_enabled", #"{cluster="prod",process="alert_mgr"} 0"#),
            ("node_proxy_connections_limit", #"{cluster="prod",node="1"} 500000"#),
            ("cluster_ocsp_status", #"{cluster="prod",status="GOOD"} 1"#),
            ("cluster_ocsp_next_update_timestamp_seconds", #"{cluster="prod"} 1640184600"#),
        ])
    func `a report is exposed`(_ name: String, _ end: String) {
        let samples = page().samples("redis_enterprise_\(name)")
        #expect(samples.contains { $0.hasSuffix(end) }, "\(samples)")
        #expect(samples.allSatisfy { !$0.contains(#"database="6""#) }, "database 6 is not there")
    }

    @Test func `what cannot be read of a report is unknown, not good`() {
        let report = #"[{"cluster_name":"far","connection_error":7}]"#
        let name = "redis_enterprise_active_active_member_reachable"
        #expect(page([.activeActiveHealth: .json(report)]).samples(name).isEmpty)
        let fine = #"[{"cluster_name":"far","connection_error":null}]"#
        #expect(page([.activeActiveHealth: .json(fine)]).samples(name).count == 1)
    }

    @Test func `the number of the configuration is that of the last good answer`() {
        var lab = Lab()
        var answers = good.all
        func answer(_ number: Int64) -> Reply {
            var response = Response(
                status: 200,
                body: Array(#"{"name":"c"}"#.utf8),
                contentType: "application/json"
            )
            response.stateID = number
            return Reply(answer: .response(response))
        }
        answers[.cluster] = answer(42)
        lab.cycle(answers)
        let name = "redis_enterprise_cluster_state_id"
        #expect(Page(lab).samples(name) == [#"{cluster="prod"} 42"#])
        answers[.cluster] = answer(43)
        lab.cycle(answers)
        #expect(Page(lab).samples(name) == [#"{cluster="prod"} 43"#])
        #expect(Page(lab, after: 31).samples(name).isEmpty)
    }
}
