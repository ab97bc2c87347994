import SimulatedCluster
import Testing

/// Faults: how they are switched, and what they do.
struct FaultTests {
    @Test(arguments: [
        ("bogus", "", 404, "there is no fault 'bogus'"),
        ("node-down", "", 400, "'node' is missing"),
        ("node-down", #"{"node":"1"}"#, 400, "'node' must be an integer"),
        ("node-down", #"{"node":[1,"2"]}"#, 400, "'node' must be an integer"),
        ("node-down", #"{"node":4}"#, 400, "no node 4"),
        ("node-down", #"{"nod":1}"#, 400, "unknown parameter 'nod'"),
        ("node-down", "[]", 400, "must be a JSON object"),
        ("node-down", #"{"node":1"#, 400, "an object without end at byte 9"),
        ("database-recovery", #"{"database":9}"#, 400, "no database 9"),
        ("database-status", #"{"database":1}"#, 400, "'status' is missing"),
        ("shard-inactive", #"{"shard":0}"#, 400, "no shard 0"),
        ("failover", "{}", 400, "'shard' is missing"),
        ("failover", #"{"master_node":9}"#, 400, "no master_node 9"),
        ("unauthorized", #"{"path":"/v1"}"#, 400, "known: none"),
        ("forbidden", "", 400, "'path' is missing"),
        ("hang", #"{"path":"v1"}"#, 400, "begins with /"),
        ("hang", #"{"path":[1]}"#, 400, "begins with /"),
        ("truncate", #"{"variant":"x"}"#, 400, "close or json"),
        ("slow", "{}", 400, "'milliseconds' is missing"),
        ("slow", #"{"milliseconds":-1}"#, 400, "at least 0"),
        ("oversize", #"{"bytes":1.5}"#, 400, "at least 0"),
        ("redirect", "", 400, "'url' is missing"),
        ("wrong-type", #"{"path":"/v1/bdbs"}"#, 400, "'field' is missing"),
    ])
    func `bad parameters are named`(
        _ name: String,
        _ body: String,
        _ status: Int,
        _ message: String
    ) throws {
        var cluster = SimulatedCluster()
        let answer = cluster.control("PUT", "/faults/\(name)", body)
        #expect(answer.status == status)
        #expect(try #require(answer.value("error")?.text).contains(message))
        #expect(cluster.faults.isEmpty)
    }

    @Test(arguments: [
        ("unauthorized", "", 401, "application/json"),
        ("forbidden", #"{"path":"/v1/bdbs"}"#, 403, "application/json"),
        ("forbidden", #"{"path":"/v1/*"}"#, 403, "application/json"),
        ("forbidden", #"{"path":["/v1/nodes","/v1/bdbs"]}"#, 403, "application/json"),
        ("forbidden", #"{"path":"/v1/bd"}"#, 200, "application/json"),
        ("unavailable", "", 503, "text/html"),
        ("unavailable", #"{"path":"/v1/nodes"}"#, 200, "application/json"),
        ("html", "", 200, "text/html"),
        ("redirect", #"{"url":"https://10.9.9.9:9443/"}"#, 307, "application/json"),
    ])
    func `the answer changes and changes back`(
        _ name: String,
        _ body: String,
        _ status: Int,
        _ type: String
    ) {
        var cluster = SimulatedCluster()
        let before = cluster.ask("/v1/bdbs")
        #expect(cluster.control("PUT", "/faults/\(name)", body).status == 200)
        let answer = cluster.ask("/v1/bdbs")
        #expect(answer.status == status)
        #expect(answer.headers["content-type"] == type)
        #expect(cluster.control("GET", "").status == 200)
        #expect(cluster.control("DELETE", "/faults/\(name)").status == 200)
        #expect(cluster.ask("/v1/bdbs").body == before.body)
    }

    @Test func `headers come with the answers`() {
        var cluster = SimulatedCluster()
        let answer = cluster.ask("/v1/bdbs")
        #expect(answer.headers["server"] == "envoy")
        #expect(answer.headers["date"] == "Sun, 01 Mar 2026 12:00:07 GMT")
        #expect(answer.headers["cluster-state-id"] == "42")
        cluster.control("PUT", "/faults/unavailable", #"{"retry_after":7}"#)
        #expect(cluster.ask("/v1/bdbs").headers["retry-after"] == "7")
        #expect(cluster.ask("/v1/bdbs").headers["cluster-state-id"] == "43")
    }

    @Test(arguments: [
        ("hang", "", SimulatedDelivery.hang),
        ("hang", #"{"path":"/v1/nodes"}"#, .normal),
        ("reset", "", .reset(afterBytes: nil)),
        ("reset", #"{"after_bytes":10}"#, .reset(afterBytes: 10)),
        ("truncate", #"{"at":10}"#, .truncated(at: 10)),
        ("slow", #"{"milliseconds":50}"#, .dribbled(milliseconds: 50)),
        ("slow", #"{"milliseconds":50,"variant":"delay"}"#, .delayed(milliseconds: 50)),
        ("oversize", #"{"bytes":100000000}"#, .padded(to: 100_000_000)),
    ])
    func `the delivery changes`(_ name: String, _ body: String, _ delivery: SimulatedDelivery) {
        var cluster = SimulatedCluster()
        cluster.control("PUT", "/faults/\(name)", body)
        #expect(cluster.ask("/v1/bdbs").delivery == delivery)
        #expect(cluster.control("GET", "").delivery == .normal)
        cluster.control("DELETE", "/faults/\(name)")
        #expect(cluster.ask("/v1/bdbs").delivery == .normal)
    }

    @Test func `truncated JSON arrives complete by its length`() {
        var cluster = SimulatedCluster()
        let whole = cluster.ask("/v1/bdbs").body
        cluster.control("PUT", "/faults/truncate", #"{"variant":"json"}"#)
        let cut = cluster.ask("/v1/bdbs")
        #expect(cut.delivery == .normal)
        #expect(cut.body == Array(whole[..<(whole.count / 2)]))
        #expect(cut.json == nil)
    }

    @Test(
        arguments: [
            (#"{"field":"uid","value":"abc"}"#, JSON.string("abc")),
            (#"{"field":"uid","value":{"a":[1.5,null,false]}}"#, ["a": [1.5, .null, false]]),
            (#"{"field":"uid"}"#, nil),
        ] as [(String, JSON?)]
    )
    func `a field gets a wrong type or vanishes`(_ body: String, _ value: JSON?) {
        var cluster = SimulatedCluster()
        cluster.control("PUT", "/faults/wrong-type", body)
        #expect(cluster.ask("/v1/bdbs").value("0.uid") == value)
        #expect(cluster.ask("/v1/bdbs").value("0.name") == "sessions-1")
    }

    @Test func `a new certificate is counted`() {
        var cluster = SimulatedCluster()
        cluster.control("PUT", "/faults/certificate-swap")
        cluster.control("PUT", "/faults/certificate-swap")
        #expect(cluster.certificateGeneration == 2)
    }

    @Test(arguments: [
        ("/v1/nodes", 404, "POST", 405), ("/v1/nodes/9", 404, "GET", 404),
        ("/v1/bdbs/9", 404, "GET", 404), ("/v1/bdbs/9/availability", 404, "GET", 404),
        ("/v1/nothing", 404, "GET", 404), ("/v1/nodes/stats?interval=1h", 400, "GET", 400),
        ("/v1/bdbs", 0, "DELETE", 405),
    ])
    func `what does not exist is refused`(
        _ path: String,
        _: Int,
        _ method: String,
        _ status: Int
    ) {
        var cluster = SimulatedCluster()
        #expect(cluster.ask(path, method: method).status == status)
    }
}
