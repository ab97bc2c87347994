import SimulatedCluster
import Testing

/// The same fact has different types in different places, as in the product.
struct TypeTrapTests {
    @Test(arguments: [
        ("/v1/nodes", "0.uid", JSON.integer(1)),
        ("/v1/nodes/2", "uid", .integer(2)),
        ("/v1/nodes", "0.shard_list.0", .integer(4)),
        ("/v1/nodes/stats", "0.uid", .integer(1)),
        ("/v1/bootstrap", "local_node_info.uid", .string("1")),
        ("/v1/bdbs", "0.uid", .integer(1)),
        ("/v1/bdbs/1", "shard_list.0", .integer(1)),
        ("/v1/bdbs/1", "endpoints.0.uid", .string("1:1")),
        ("/v1/bdbs/stats", "0.uid", .string("1")),
        ("/v1/shards", "0.uid", .string("1")),
        ("/v1/shards", "0.bdb_uid", .integer(1)),
        ("/v1/shards", "0.node_uid", .string("2")),
        ("/v1/bdbs/2/shards", "0.bdb_uid", .integer(2)),
        ("/v1/shards/stats", "0.node_uid", .string("2")),
        ("/v1/cluster/stats", "uid", .string("")),
        ("/v1/endpoints/stats", "0.uid", .string("1:1:2")),
        ("/v1/bdbs/alerts", "1.bdb_size.threshold", .string("80")),
        ("/v1/bdbs/alerts", "1.bdb_size.change_value.threshold", .string("80")),
        ("/v1/cluster/alerts", "cluster_certs_about_to_expire.change_value.global_threshold", "45"),
        ("/v1/bdbs", "0.backup_progress", .number(0)),
        ("/v1/bdbs/stats/last", "4.conns", .number(0)),
        ("/v1/nodes", "0.ephemeral_storage_size", .number(274_877_906_944)),
    ])
    func `a field has the type of the product`(_ path: String, _ field: String, _ value: JSON) {
        var cluster = SimulatedCluster()
        #expect(cluster.ask(path).value(field) == value)
    }

    @Test(arguments: ["nodes", "bdbs", "shards"])
    func `last samples are a map by uid as text`(_ kind: String) throws {
        var cluster = SimulatedCluster()
        let last = try #require(cluster.ask("/v1/\(kind)/stats/last").json)
        let listed = try #require(cluster.ask("/v1/\(kind)").json)
        #expect(last.keys == (1...listed.elements.count).map { "\($0)" })
        let one = try #require(cluster.ask("/v1/\(kind)/stats/last/2").json)
        #expect(one.keys == ["2"])
    }

    @Test(arguments: [
        ("/v1/cluster/stats/last", "interval", true),
        ("/v1/nodes/stats/last", "1.interval", true),
        ("/v1/shards/stats/last", "1.interval", true),
        ("/v1/bdbs/stats/last", "1.interval", false),
        ("/v1/bdbs/stats/last", "1.avg_latency", true),
        ("/v1/bdbs/stats/last", "4.avg_latency", false),
        ("/v1/bdbs/stats/last", "4.total_req", true),
        ("/v1/bdbs", "0.last_backup_time", true),
        ("/v1/bdbs", "1.last_backup_time", false),
        ("/v1/shards", "0.sync", false),
        ("/v1/shards", "1.sync.status", true),
        ("/v1/bdbs?fields=uid,name", "0.name", true),
        ("/v1/bdbs?fields=uid,name", "0.status", false),
        ("/v1/bdbs/stats/last?metrics=conns,used_memory", "1.conns", true),
        ("/v1/bdbs/stats/last?metrics=conns,used_memory", "1.etime", true),
        ("/v1/bdbs/stats/last?metrics=conns,used_memory", "1.total_req", false),
    ])
    func `a field is there or absent`(_ path: String, _ field: String, _ isThere: Bool) {
        var cluster = SimulatedCluster()
        #expect((cluster.ask(path).value(field) != nil) == isThere)
    }

    @Test(arguments: [
        (SimulatedVersion.v6_2, "/v1/shards", 404), (.v7_22, "/v1/shards", 200),
        (.v7_2, "/v1/bdbs/1/availability", 404), (.v8_2, "/v1/bdbs/1/availability", 200),
        (.v6_2, "/v1/bdbs/stats/last/1", 404), (.v6_2, "/v1/nodes", 200),
    ])
    func `a path exists from some release on`(
        _ version: SimulatedVersion,
        _ path: String,
        _ status: Int
    ) {
        var cluster = SimulatedCluster(SimulatedClusterConfiguration(version: version))
        #expect(cluster.ask(path).status == status)
    }

    @Test(arguments: [
        (SimulatedVersion.v6_2, "/v1/license", "ram_shards_limit", false),
        (.v7_2, "/v1/license", "ram_shards_limit", true),
        (.v8_0, "/v1/cluster", "smtp_password", true),
        (.v8_2, "/v1/cluster", "smtp_password", false),
        (.v7_22, "/v1/shards", "0.actual_role", false),
        (.v8_0, "/v1/shards", "0.actual_role", true),
    ])
    func `a field exists in some releases`(
        _ version: SimulatedVersion,
        _ path: String,
        _ field: String,
        _ isThere: Bool
    ) {
        var cluster = SimulatedCluster(SimulatedClusterConfiguration(version: version))
        #expect((cluster.ask(path).value(field) != nil) == isThere)
    }
}
