import ClusterAPI

/// The answers of a small cluster: three nodes, one database, two shards.
struct Bodies {
    /// Of all nodes but the last, which is always up.
    var nodeWords = ["active", "active"]
    var databaseWord = "active"
    var shardWords = ["ok", "ok"]
    var time = "2026-09-21T14:13:20Z"
    var evilName = "cart"
    /// Whether the cluster manager's alert about the database's size is raised, and since when.
    var isFull = false
    var alertTime = "2026-09-21T14:00:00Z"
    var userWord = "active"

    /// The answer of each resource.
    var all: [Resource: Reply] { objects.merging(others) { first, _ in first } }

    private var objects: [Resource: Reply] {
        [
            .cluster: .json(#"{"name":"redis.example","uid":"x"}"#), .nodes: nodes,
            .databases: databases, .clusterStatistics: .json(sample("conns", "7")),
            .nodeStatistics: .json(
                #"{"1":\#(sample("cpu_idle", "0.5")),"2":\#(sample("cpu_idle", "0.75"))}"#
            ),
            .databaseStatistics: .json(
                #"{"5":\#(sample("total_req", "12.5")),"6":\#(sample("total_req", "99"))}"#
            ),
            .shards: shards,
            .shardStatistics: .json(#"{"17":\#(sample("used_memory", "1024"))}"#),
            .nodeStatus: .json(
                #"{"1":{"role":"master"},"2":{"role":"slave","maintenance_snapshot":{}}}"#
            ),
            .clusterAlerts: .json(#"{"cluster_ram_overcommit":{"state":"off","enabled":true}}"#),
            .nodeAlerts: .json(
                #"{"1":{"node_memory":{"state":true,"enabled":false}},"9":{"gone":{"state":true}}}"#
            ),
            .databaseAlerts: .json(
                #"{"5":{"bdb_size":{"state":\#(isFull),"enabled":true,"threshold":"80","#
                    + #""change_time":"\#(alertTime)","severity":"WARNING","#
                    + #""change_value":{"state":true,"memory_util":81.2,"threshold":"80"}}}}"#
            ),
            .replicaSourceAlerts: .json(#"{"5":{"replica_src_lag":{"state":false}}}"#),
            .activeSourceAlerts: .json(#"{"5":{"2":{"crdt_src_lag":{"enabled":false}}}}"#),
            .certificates: .json(#"{"api_cert":"\#(Self.certificate)","api_key":"hidden"}"#),
            .clusterPolicy: .json(#"{"login_lockout_threshold":5,"rack_aware":false}"#),
            .actions: .json(#"{"actions":[],"state-machines":[]}"#), .allActions: .missing,
            .clusterCheck: .json(
                #"{"cluster_test_result":true,"nodes":[{"node_uid":"1","result":true}]}"#
            ),
            .modules: .json(#"[{"uid":"b1","module_name":"search","semantic_version":"2.8.7"}]"#),
            .databaseAvailability: .empty,
            .users: .json(
                #"[{"uid":1,"name":"Ann","status":"active","email":"ann@example.com"},"#
                    + #"{"uid":2,"status":"\#(userWord)","password_issue_date":"2026-09-21T14:13:20Z"}]"#
            ),
            .endpointStatistics: .json(
                #"[{"uid":"5:1:2","intervals":[\#(sample("conns", "3"))]},"#
                    + #"{"uid":"6:1:1","intervals":[\#(sample("conns", "9"))]},"#
                    + #"{"uid":"odd","intervals":[\#(sample("conns", "9"))]}]"#
            ),
            .logs: .json("[]"),
            .bootstrap: .json(#"{"bootstrap_status":{"state":"completed"}}"#),
            .license: .json(
                #"{"expiration_date":"2027-01-01T00:00:00Z","expired":false,"shards_limit":4}"#
            ),
        ]
    }

    /// The answers about Active-Active databases, health and settings.
    private var others: [Resource: Reply] {
        [
            .proxies: .json(#"[{"uid":1,"conns":500000,"threads":3,"max_threads":8}]"#),
            .services: .json(#"{"alert_mgr":{"operating_mode":"disabled"}}"#),
            .clusterHealth: .json(
                #"{"status":"warning","nodes":[{"id":"1","status":"active","services":["#
                    + #"{"name":"ccs","status":"RUNNING"},{"name":"dmc","status":"FATAL"}]}],"#
                    + #""database_infos":[{"id":"5","status":"down","#
                    + #""high_availability":{"status":"up"}},{"id":"6","status":"active"}]}"#
            ),
            .databaseHealth: .json(
                #"{"id":"5","availability":"down","availability_errors":["port_unbound"],"#
                    + #""endpoints":[{"name":"5:1","availability":"down"}],"active_active":"#
                    + #"{"participating_clusters":[{"fqdn":"far","replication":"down"}]}}"#
            ),
            .activeActive: .json(
                #"[{"guid":"aa-5","name":"world","featureset_version":8,"protocol_version":1,"#
                    + #""instances":[{"id":1},{"id":2}],"local_databases":[{"bdb_uid":"5"}]}]"#
            ),
            .activeActiveTasks: .json(
                #"[{"id":"t1","crdb_guid":"aa-5","status":"started","#
                    + #""started":"2026-09-21T14:13:20Z"},{"id":"t2","status":"failed","#
                    + #""crdb_guid":"aa-5"}]"#
            ),
            .activeActiveHealth: .json(
                #"[{"cluster_name":"far","active_config_version":3,"connection_error":"refused","#
                    + #""configurations":[{"version":3,"status":"failed"}],"connections":["#
                    + #"{"name":"near","status":"ok","replication_links":["#
                    + #"{"link_uid":"5:1","status":"down"}]}]}]"#
            ),
            .peerStatistics: .json(
                #"{"peer_stats":[{"uid":"2","intervals":[\#(sample("ingress_bytes", "7"))]}]}"#
            ),
            .sourceStatistics: .json(
                #"{"sync_source_stats":[{"uid":"1","intervals":["#
                    + #"\#(sample("local_ingress_lag_time", "0.25"))]}]}"#
            ),
            .activeSyncer: .json(#"{"DB":5,"RunID":1584086516}"#),
            .replicaSyncer: .http(404, #"{"error_code":"not_found"}"#),
            .revocationSettings: .json(#"{"ocsp_functionality":true}"#),
            .revocation: .json(
                #"{"cert_status":"GOOD","this_update":"Wed, 22 Dec 2021 12:50:11 GMT","#
                    + #""next_update":"Wed, 22 Dec 2021 14:50:00 GMT","revocation_time":""}"#
            ),
        ]
    }

    /// All answers, some of them replaced.
    func with(_ replies: [Resource: Reply]) -> [Resource: Reply] {
        all.merging(replies) { _, new in new }
    }

    /// A certificate without names that ends with the year 2029.
    static let certificate =
        "-----BEGIN CERTIFICATE-----MDIwKwIBATAAMAAwHhcNMjAwMTAxMDAwMDAwWhcNMzAwMTAx"
        + "MDAwMDAwWjAAMAAwAAMBAA==-----END CERTIFICATE-----"

    private var nodes: Reply {
        let words = nodeWords.enumerated().map { ($0.offset, $0.element) } + [(2, "active")]
        let objects = words.map { index, word in
            #"{"uid":\#(index + 1),"status":"\#(word)","addr":"10.0.0.\#(index + 1)","#
                + #""software_version":"8.0.\#(20 - index)-68","rack_id":"","accept_servers":true,"#
                + #""total_memory":1073741824,"uptime":3600,"cores":4,"shard_count":1}"#
        }
        return .json("[\(objects.joined(separator: ","))]")
    }

    private var databases: Reply {
        .json(
            #"[{"uid":5,"name":"\#(evilName)","status":"\#(databaseWord)","memory_size":104857600,"#
                + #""shards_count":1,"replication":true,"backup_status":"","#
                + #""import_status":"idle","export_status":"succeeded"}]"#
        )
    }

    private var shards: Reply {
        let objects = shardWords.enumerated().map { index, word in
            #"{"uid":"\#(index + 17)","bdb_uid":"5","node_uid":"\#(index + 1)","#
                + #""role":"\#(index == 0 ? "master" : "slave")","status":"active","#
                + #""detailed_status":"\#(word)"}"#
        }
        return .json("[\(objects.joined(separator: ","))]")
    }

    private func sample(_ field: String, _ number: String) -> String {
        #"{"interval":"1sec","stime":"2026-09-21T14:13:19Z","etime":"\#(time)","\#(field)":\#(number)}"#
    }
}
