extension SimulatedCluster {
    /// Returns the bootstrap state of the node that was asked.
    ///
    /// As documented, older families have an integer uid and `available_addrs`; as captured from
    /// 8.0, newer ones a uid as text and `available_addresses`.
    func bootstrap(of node: SimulatedNode, at milliseconds: Int64) -> JSON {
        let isNew = configuration.version >= .v8_0
        let start = JSON.string(CalendarTime.iso8601(createdAt ?? 0))
        let addresses: JSON = [
            [
                "address": .string(node.address), "format": "ipv4", "if_name": "eth0",
                "private": true,
            ]
        ]
        var info: JSON = [
            "uid": isNew ? .string("\(node.uid)") : .integer(node.uid),
            "software_version": .string(configuration.version.build),
            "cores": .integer(node.cores), "os_version": "Ubuntu 22.04.5 LTS",
            "ephemeral_storage_path": "/var/opt/redislabs/tmp",
            "ephemeral_storage_size": 274_877_906_944.0,
            "persistent_storage_path": "/var/opt/redislabs/persist",
            "persistent_storage_size": 274_877_906_944.0,
            "total_memory": .integer(node.totalMemory),
            "uptime": .integer(uptime(of: node, at: milliseconds)),
        ]
        info.append(isNew ? "available_addresses" : "available_addrs", addresses)
        if isNew { info.append("fips_enabled", false) }
        return [
            "bootstrap_status": ["start_time": start, "end_time": start, "state": "completed"],
            "local_node_info": info,
        ]
    }

    /// The services of every node, in the order in which they start.
    static let services = [
        "ccs", "heartbeatd", "node_wd", "cluster_wd", "cnm_http", "cnm_https", "envoy", "dmcproxy",
        "alert_mgr", "stats_archiver", "crdb_coordinator", "crdb_worker", "metrics_exporter",
        "persistence_mgr", "cm_server", "pdns_server",
    ]

    /// Answers `/v1/local/services` of the contacted node; the uptime is written for people.
    func servicesAnswer(_ question: Question) -> Answer {
        guard let node = node(question.node) else { return .empty(404) }
        let services = Self.services.enumerated().map { index, name in
            let start = node.startedAt + Int64(index) * 1_000
            let service: JSON = [
                "start_time": .string(CalendarTime.iso8601(start)), "status": "RUNNING",
                "uptime": .string(Self.duration(question.milliseconds - start)),
            ]
            return JSON.Member(name: name, value: service)
        }
        return .json(.object(services))
    }

    /// Returns such as `3 days, 0:58:59` or `1:23:45`.
    static func duration(_ milliseconds: Int64) -> String {
        let seconds = max(0, milliseconds / 1_000)
        let days = seconds / 86_400
        func two(_ number: Int64) -> String { number < 10 ? "0\(number)" : "\(number)" }
        let clock = "\(seconds / 3_600 % 24):\(two(seconds / 60 % 60)):\(two(seconds % 60))"
        if days == 0 { return clock }
        return days == 1 ? "1 day, \(clock)" : "\(days) days, \(clock)"
    }

    /// Answers `/v1/cluster/check`: each node with the first check that fails; uids are text.
    func clusterCheck(_ question: Question) -> Answer {
        let results = nodes.map { check($0, uid: .string("\($0.uid)"), question) }
        let isGood = results.allSatisfy { $0["result"] == true }
        return .json(["cluster_test_result": .boolean(isGood), "nodes": .array(results)])
    }

    /// Answers `/v1/nodes/check/{uid}`; the uid is an integer here.
    func nodeCheck(_ question: Question) -> Answer {
        let uid = question.uid ?? 0
        guard let node = node(uid) else { return .unknown("node", uid) }
        return .json(check(node, uid: .integer(uid), question))
    }

    private func check(_ node: SimulatedNode, uid: JSON, _ question: Question) -> JSON {
        let raised = raisedAlerts(at: question.milliseconds)
        var error: String?
        if raised.contains(AlertKey("node_checks_error", node.uid)) {
            error =
                "process alert_mgr is not running or not responding "
                + "([Errno 111] Connection refused)"
        }
        if !node.isUp { error = "node \(node.uid) is unreachable" }
        var result: JSON = ["node_uid": uid, "result": .boolean(error == nil)]
        if let error { result.append("error", .string(error)) }
        return result
    }

    /// Answers `/v1/modules` and `/v1/modules/{uid}`, whose uids are hexadecimal text.
    func modulesAnswer(_ question: Question) -> Answer {
        let modules = [("bf", "RedisBloom"), ("ReJSON", "RedisJSON"), ("search", "RediSearch 2")]
        let objects: [JSON] = modules.enumerated().map { index, names in
            let number = SplitMix64.mix(UInt64(index) + 1)
            let half = String(number | 1 << 63, radix: 16)
            return [
                "uid": .string(half + half), "module_name": .string(names.0),
                "display_name": .string(names.1), "semantic_version": "8.0.1", "version": 80_001,
                "author": "Redis", "capabilities": [], "command_line_args": "",
                "is_bundled": true, "min_redis_version": "7.4",
            ]
        }
        guard let name = question.name ?? question.uid.map({ "\($0)" }) else {
            return .json(.array(objects))
        }
        guard let found = objects.first(where: { $0["uid"] == .string(name) }) else {
            return .rejected(404, "module_not_exist", "module \(name) does not exist")
        }
        return .json(found)
    }
}
