import SimulatedCluster
import Testing

/// The faults of what the cluster does and keeps: where an operator sees each of them.
struct OperationFaultTests {
    private static let locked = #"{"user":"admin@example.com"}"#

    private static func cluster(_ version: SimulatedVersion = .v8_0) -> SimulatedCluster {
        var configuration = SimulatedClusterConfiguration(version: version)
        configuration.activeActiveDatabases = 1
        configuration.replicaDatabases = 1
        return SimulatedCluster(configuration)
    }

    @Test(arguments: Sight.all)
    func `a fault is seen where it should be, and ends`(_ sight: Sight) {
        var cluster = Self.cluster()
        #expect(cluster.ask(sight.path).value(sight.field) == sight.before)
        let answer = cluster.control("PUT", "/faults/\(sight.fault)", sight.parameters)
        #expect(answer.status == 200)
        #expect(cluster.ask(sight.path, at: noon + 50).value(sight.field) == sight.after)
        #expect(cluster.control("DELETE", "/faults/\(sight.fault)").status == 200)
        // Movements and snapshots stay; what a fault keeps up does not.
        let isLasting = ["role", "maintenance_snapshot.created_time", "0.node_uid", "0.type"]
            .contains(sight.field)
        let expected = isLasting ? sight.after : sight.before
        #expect(cluster.ask(sight.path, at: noon + 6_000).value(sight.field) == expected)
    }

    @Test(arguments: [
        (SimulatedVersion.v7_2, locked, nil), (.v7_22, locked, "locked"),
        (.v8_0, locked, "locked"),
        (.v8_2, #"{"user":"admin@example.com","variant":"expired"}"#, "password_expired"),
    ])
    func `a locked user is told of and kept out`(
        _ version: SimulatedVersion,
        _ parameters: String,
        _ word: String?
    ) {
        var cluster = Self.cluster(version)
        #expect(cluster.ask("/v1/users/1", as: "admin@example.com").status == 200)
        #expect(cluster.control("PUT", "/faults/user-locked", parameters).status == 200)
        #expect(cluster.ask("/v1/users/1", as: "admin@example.com").status == 401)
        let user = cluster.ask("/v1/users/1", as: "user_manager@example.com")
        #expect(user.value("status")?.text == word)
        #expect(user.value("last_login") == (version >= .v8_0 ? 1_772_366_407 : nil))
        cluster.control("DELETE", "/faults/user-locked")
        #expect(cluster.ask("/v1/users/1", as: "admin@example.com").status == 200)
    }

    @Test(arguments: [
        ("maintenance", #"{"node":9}"#, "no node 9"),
        ("backup-failed", #"{"database":1,"reason":"x"}"#, "general-error or no-permission"),
        ("certificate-expiring", #"{"certificate":"x"}"#, "api or cm"),
        ("certificate-expiring", #"{"certificate":1}"#, "a string or a list"),
        ("certificate-expiring", #"{"days":-1}"#, "at least 0"),
        ("action-stuck", #"{"node":9}"#, "no node 9"),
        ("action-stuck", #"{"variant":"x"}"#, "stuck or failed"),
        ("alert-raised", #"{"scope":"node"}"#, "'name' is missing"),
        ("alert-raised", #"{"scope":"node","name":"x"}"#, "'uid' is missing"),
        ("alert-raised", #"{"scope":"node","name":"x","uid":1}"#, "node_failed"),
        ("alert-raised", #"{"scope":"node","name":"node_failed","uid":9}"#, "no node 9"),
        (
            "alert-raised",
            #"{"scope":"replica-source","name":"replica_src_high_syncer_lag","uid":1}"#,
            "a database with such sources"
        ),
        (
            "alert-raised",
            #"{"scope":"active-active-source","name":"crdt_src_high_syncer_lag","uid":3}"#,
            "a database with such sources"
        ),
        ("alert-raised", #"{"scope":"x"}"#, "cluster or node"),
        ("alert-raised", #"{"name":"x","enabled":1}"#, "true or false"),
        ("user-locked", "{}", "'user' is missing"),
        ("user-locked", #"{"user":"x"}"#, "admin@example.com"),
        ("replication-lag", #"{"database":1}"#, "'milliseconds' is missing"),
        ("license-expired", #"{"days":1}"#, "known: none"),
    ])
    func `bad parameters are named`(_ name: String, _ body: String, _ message: String) throws {
        var cluster = Self.cluster()
        let answer = cluster.control("PUT", "/faults/\(name)", body)
        #expect(answer.status == 400)
        #expect(try #require(answer.value("error")?.text).contains(message))
        #expect(cluster.faults.isEmpty)
    }

    @Test(arguments: [
        ("backup-failed", #"{"database":[1],"reason":"general-error"}"#),
        ("certificate-expiring", #"{"certificate":["proxy"],"days":10}"#),
        ("maintenance", #"{"node":[2]}"#),
        ("action-stuck", #"{"database":[1],"node":[],"variant":"failed"}"#),
        ("alert-raised", #"{"scope":"node","name":"node_failed","uid":[1],"enabled":false}"#),
        ("user-locked", #"{"user":["admin@example.com"],"variant":"expired"}"#),
        ("replication-lag", #"{"database":[1],"milliseconds":5,"status":"syncing"}"#),
        ("license-expired", "{}"),
    ])
    func `the report says what was sent`(_ name: String, _ body: String) throws {
        var cluster = Self.cluster()
        cluster.control("PUT", "/faults/\(name)", body)
        let fault = cluster.control("GET", "").json?["faults"]?[name]
        #expect(fault.map { String(decoding: $0.encoded, as: UTF8.self) } == body)
    }
}
