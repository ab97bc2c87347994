import ClusterAPI
import Model
import Testing

/// The table of resources: complete, consistent, and its facts a line each.
@Suite struct ResourceTableTests {
    @Test func eachResourceHasOneRowInOrder() {
        #expect(ResourceTable.rows.map(\.resource) == Resource.allCases)
    }

    private static let recent = "?interval=10sec&stime={recently}"

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
            (.databaseAvailability, "/v1/bdbs/{uid}/availability", .rotating),
            (.actions, "/v1/actions", .slow), (.allActions, "/v2/actions", .slow),
            (.clusterCheck, "/v1/cluster/check", .rare), (.modules, "/v1/modules", .rare),
            (.users, "/v1/users", .slow), (.logs, "/v1/logs?order=desc&limit=1000", .fast),
            (.proxies, "/v1/proxies", .rare),
            (.services, "/v1/cluster/services_configuration", .rare),
            (.clusterHealth, "/v4/cluster/health", .slow), (.activeActive, "/v1/crdbs", .slow),
            (.activeActiveTasks, "/v1/crdb_tasks", .slow),
            (.revocationSettings, "/v1/ocsp", .slow), (.revocation, "/v1/ocsp/status", .slow),
            (.peerStatistics, "/v1/bdbs/{uid}/peer_stats" + Self.recent, .detail),
            (.sourceStatistics, "/v1/bdbs/{uid}/sync_source_stats" + Self.recent, .detail),
            (.activeSyncer, "/v1/bdbs/{uid}/syncer_state/crdt", .detail),
            (.replicaSyncer, "/v1/bdbs/{uid}/syncer_state/replica", .detail),
            (.activeActiveHealth, "/v1/crdbs/{uid}/health_report", .detail),
            (.databaseHealth, "/v4/db/{uid}/health", .detail),
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

    @Test(
        arguments: [
            ("7", "/v1/bdbs/7/availability"), ("a-B_9", "/v1/bdbs/a-B_9/availability"),
            ("1/../../users", nil), ("1?x=1", nil), ("1 HTTP/1.1\r\nX: y", nil), ("", nil),
            ("ü", nil),
            ("%2e", nil), ("{uid}", nil),
        ] as [(String, String?)]
    )
    func anIdentifierIsPutIntoThePath(_ uid: String, _ path: String?) {
        let request = ResourceRequest(.databaseAvailability, object: UID(uid))
        #expect(request?.path(at: Timestamp(seconds: 0)) == path)
        #expect(ResourceRequest(.nodes).path(at: Timestamp(seconds: 0)) == "/v1/nodes")
    }

    @Test func aSeriesIsAskedForFromAMinuteAgo() {
        let time = Timestamp(milliseconds: 1_772_359_201_999)
        #expect(
            ResourceRequest(.endpointStatistics).path(at: time)
                == "/v1/endpoints/stats?interval=10sec&stime=2026-03-01T09:59:01Z"
        )
    }

    @Test(
        arguments: [
            (200, nil, false, .available), (204, nil, false, .available), (200, nil, true, .other),
            (503, "bdb_unavailable", false, .unavailable(code: "bdb_unavailable")),
            (
                503, "bdb_unavailable_port_unbound", false,
                .unavailable(code: "bdb_unavailable_port_unbound")
            ),
            (503, "no_quorum", false, .other), (503, nil, false, .other), (503, nil, true, .other),
            (503, "not_bdb_unavailable", false, .other),
            (500, "bdb_unavailable", false, .other), (404, "db_not_found", false, .deleted),
            (404, nil, false, .other), (406, nil, false, .other), (401, nil, false, .other),
        ] as [(Int, String?, Bool, AvailabilityAnswer)]
    )
    func anAvailabilityCheckIsJudgedByItsCode(
        _ status: Int,
        _ code: String?,
        _ isMarkup: Bool,
        _ answer: AvailabilityAnswer
    ) {
        let error = ServerError(code: code, text: nil)
        #expect(AvailabilityAnswer(status: status, error: error, isMarkup: isMarkup) == answer)
    }

    /// Each resource that takes `interval` is asked for one; without, an answer has all of them.
    @Test func anIntervalIsSentWhereverThereIsOne() {
        for row in ResourceTable.rows where row.path.contains("stats") {
            // The page of /v1/bdbs/stats/last has no such parameter.
            let isSent = row.path.contains("interval=1")
            #expect(isSent == (row.resource != .databaseStatistics), "\(row.path)")
        }
    }

    @Test func whatIsAskedOfEachObjectSaysOfWhich() {
        for row in ResourceTable.rows {
            #expect(row.group.isByObject == (row.objects != nil), "\(row.resource)")
            #expect(row.group.isByObject == row.path.contains("{uid}"), "\(row.resource)")
            #expect(row.alternative?.contains("{uid}") != false, "\(row.resource)")
            #expect(Double(row.since).map { $0 >= 6.2 } == true, "\(row.resource)")
        }
        let second = ResourceRequest(.databaseHealth, object: UID("7"), isAlternative: true)
        #expect(second?.path(at: Timestamp(seconds: 0)) == "/v4/bdb/7/health")
    }

    /// The outermost value of each sample is what the table says.
    @Test(arguments: SampleBody.all)
    func anAnswerHasTheShapeOfTheTable(_ sample: SampleBody) {
        let row = ResourceTable.rows.first { $0.resource == sample.resource }
        let isArray = if case .array = sample.body(sample.object) { true } else { false }
        #expect((row?.shape == .array) == isArray)
    }

    /// More databases cost more requests only until their turns fill every cycle.
    @Test(
        arguments: [
            (.init(databases: 0), 0.0), (.init(databases: 1), 1.2), (.init(databases: 10), 12),
            (.init(databases: 59), 70.8), (.init(databases: 60), 72), (.init(databases: 61), 72.2),
            (.init(databases: 1_000), 120), (.init(databases: 100_000), 120),
            (.init(databases: 10, activeActive: 5), 23),
            (.init(databases: 10, activeActive: 2, replicas: 3), 22.4),
            (.init(databases: 1_000, activeActive: 1_000, replicas: 1_000), 120),
        ] as [(ResourceTable.Objects, Double)]
    )
    func requestsAreBoundedWhateverThereIs(
        _ objects: ResourceTable.Objects,
        _ ofDatabases: Double
    ) {
        func perMinute(_ objects: ResourceTable.Objects) -> Double {
            ResourceTable.requestsPerMinute(
                for: objects,
                interval: .seconds(10),
                slowInterval: .seconds(60)
            )
        }
        let all = perMinute(objects)
        #expect(abs(all - perMinute(.init(databases: 0)) - ofDatabases) < 1e-9, "\(all)")
        #expect(all < 200)
    }
}
