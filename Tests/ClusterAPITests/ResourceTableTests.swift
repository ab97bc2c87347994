import ClusterAPI
import Model
import Testing

/// The table of resources: complete, consistent, and its facts a line each.
@Suite struct ResourceTableTests {
    @Test func eachResourceHasOneRowInOrder() {
        #expect(ResourceTable.rows.map(\.resource) == Resource.allCases)
    }

    @Test(
        arguments: [
            (.cluster, "/v1/cluster", .core),
            (.nodes, "/v1/nodes", .core),
            (.nodeStatus, "/v1/nodes/status", .fast),
            (.clusterStatistics, "/v1/cluster/stats/last?interval=1sec", .fast),
            (.nodeStatistics, "/v1/nodes/stats/last?interval=1sec", .fast),
            (.databaseStatistics, "/v1/bdbs/stats/last", .fast),
            (.shards, "/v1/shards", .fast),
            (.shardStatistics, "/v1/shards/stats/last?interval=1sec", .fast),
            (.clusterAlerts, "/v1/cluster/alerts?ignore_settings=true", .slow),
            (.nodeAlerts, "/v1/nodes/alerts?ignore_settings=true", .slow),
            (.databaseAlerts, "/v1/bdbs/alerts", .slow),
            (.replicaSourceAlerts, "/v1/bdbs/replica_sources/alerts", .slow),
            (.activeSourceAlerts, "/v1/bdbs/crdt_sources/alerts", .slow),
            (.license, "/v1/license", .slow),
            (.certificates, "/v1/cluster/certificates", .slow),
            (.clusterPolicy, "/v1/cluster/policy", .rare),
            (.actions, "/v1/actions", .slow), (.allActions, "/v2/actions", .slow),
            (.clusterCheck, "/v1/cluster/check", .rare), (.modules, "/v1/modules", .rare),
        ] as [(Resource, String, PollGroup)]
    )
    func aResourceLiesWhereTheApiHasIt(_ resource: Resource, _ path: String, _ group: PollGroup) {
        #expect(resource.path == path)
        #expect(resource.group == group)
        #expect(resource.permission.hasPrefix("view_"))
    }

    /// What is asked for is what is decoded: no field too many, none forgotten.
    @Test func databasesAreAskedForWhatIsDecoded() {
        let prefix = "/v1/bdbs?fields="
        #expect(Resource.databases.path.hasPrefix(prefix))
        let asked = Resource.databases.path.dropFirst(prefix.count).split(separator: ",")
        let decoded = SampleBody.databases.fields.filter { $0.value != .ignored }.map(\.key)
        #expect(asked.map(String.init).sorted() == (decoded + ["uid"]).sorted())
        #expect(Resource.databases.group == .core)
    }

    @Test(
        arguments: [
            (.cluster, 404, .failure), (.nodes, 404, .failure), (.databases, 406, .failure),
            (.actions, 404, .noObjects), (.allActions, 404, .unsupported),
            (.clusterCheck, 404, .unsupported), (.certificates, 406, .unsupported),
            (.nodeStatus, 404, .unsupported), (.databaseAlerts, 404, .unsupported),
            (.clusterStatistics, 404, .unsupported),
            (.nodeStatistics, 404, .noObjects),
            (.databaseStatistics, 404, .noObjects), (.shardStatistics, 404, .noObjects),
            (.shardStatistics, 406, .unsupported), (.shards, 404, .unsupported),
            (.license, 404, .none), (.license, 406, .unsupported), (.license, 500, .failure),
            (.databaseStatistics, 503, .failure), (.databaseStatistics, 403, .failure),
        ] as [(Resource, Int, AbsenceMeaning)]
    )
    func absenceMeansWhatTheResourceSays(
        _ resource: Resource,
        _ status: Int,
        _ meaning: AbsenceMeaning
    ) {
        #expect(resource.absence(for: status) == meaning)
    }

    @Test func whereNothingIsAnAnswerThereIsAReading() {
        for row in ResourceTable.rows {
            let meanings: Set = [row.notFound, row.notAcceptable]
            let needsReading = meanings.contains(.noObjects) || meanings.contains(.none)
            #expect(!needsReading || row.resource.emptyReading != nil, "\(row.resource)")
        }
        #expect(Resource.license.emptyReading == .license(nil))
        #expect(Resource.shardStatistics.emptyReading == .statistics(.shard, []))
        #expect(Resource.nodes.emptyReading == nil)
    }
}
