extension SimulatedCluster {
    /// Returns what a resource says at a moment; who may ask was decided before.
    func answer(
        _ endpoint: Endpoint,
        _ uid: Int?,
        _ request: SimulatedRequest,
        at milliseconds: Int64
    ) -> Answer {
        let query = request.query
        let second = Int(milliseconds / 1_000)
        switch endpoint {
        case .cluster: return .json(clusterObject())
        case .clusterStats: return seriesOfCluster(query, second)
        case .clusterStatsLast: return lastOfCluster(query, second)
        case .clusterPolicy: return .json(policyObject())
        case .clusterAlerts: return .json(clusterAlerts(at: milliseconds))
        case .clusterCertificates: return .json(certificatesObject())
        case .nodes, .node, .nodesStatus, .nodeStatus, .nodesAlerts, .nodeAlerts:
            return nodesAnswer(endpoint, uid, at: milliseconds)
        case .nodesStats, .nodeStats: return seriesOfNodes(uid, query, second)
        case .nodesStatsLast, .nodeStatsLast: return lastOfNodes(uid, query, second)
        case .databases, .database: return databaseObjects(uid, query, at: milliseconds)
        case .databasesStats, .databaseStats: return seriesOfDatabases(uid, query, second)
        case .databasesStatsLast, .databaseStatsLast: return lastOfDatabases(uid, query, second)
        case .databasesAlerts, .databaseAlerts: return databaseAlerts(uid, at: milliseconds)
        case .databaseAvailability: return availability(of: uid ?? 0)
        case .databaseShards, .shards, .shard: return shardObjects(endpoint, uid, milliseconds)
        case .shardsStats, .shardStats: return seriesOfShards(uid, query, second)
        case .shardsStatsLast, .shardStatsLast: return lastOfShards(uid, query, second)
        case .endpointsStats: return seriesOfEndpoints(query, second)
        case .license: return .json(licenseObject(at: milliseconds))
        case .logs: return .json(events.page(query))
        case .actions: return .json(actionsObject(at: milliseconds))
        case .users: return .json(usersObject())
        case .bootstrap:
            guard let node = node(request.node ?? primaryNode) else { return .empty(404) }
            return .json(bootstrap(of: node, at: milliseconds))
        case .healthcheck:
            let isPrimaryUp = node(primaryNode)?.isUp == true
            return .json(["status": isPrimaryUp ? "active" : "inactive"])
        }
    }

    private func nodesAnswer(
        _ endpoint: Endpoint,
        _ uid: Int?,
        at milliseconds: Int64
    ) -> Answer {
        if let uid, node(uid) == nil { return .unknown("node", uid) }
        let chosen = nodes.filter { uid == nil || $0.uid == uid }
        let objects = chosen.map { node in
            if endpoint == .nodes || endpoint == .node { return object(of: node, at: milliseconds) }
            let isStatus = endpoint == .nodesStatus || endpoint == .nodeStatus
            return isStatus ? status(of: node, at: milliseconds) : alerts(of: node)
        }
        if uid != nil { return .json(objects.first ?? .null) }
        if endpoint == .nodes { return .json(.array(objects)) }
        return .json(Self.map(chosen.map(\.uid), objects))
    }

    private func databaseAlerts(_ uid: Int?, at milliseconds: Int64) -> Answer {
        if let uid {
            guard let database = database(uid) else { return .unknown("bdb", uid) }
            return .json(alerts(of: database, at: milliseconds))
        }
        let objects = databases.map { alerts(of: $0, at: milliseconds) }
        return .json(Self.map(databases.map(\.uid), objects))
    }

    private func shardObjects(
        _ endpoint: Endpoint,
        _ uid: Int?,
        _ milliseconds: Int64
    ) -> Answer {
        if endpoint == .shard, let uid {
            guard let shard = shard(uid) else { return .unknown("shard", uid) }
            return .json(object(of: shard, at: milliseconds))
        }
        if endpoint == .databaseShards, let uid, database(uid) == nil {
            return .unknown("bdb", uid)
        }
        let chosen = shards.filter { uid == nil || $0.database == uid }
        return .json(.array(chosen.map { object(of: $0, at: milliseconds) }))
    }

    /// Returns an object whose keys are uids as text.
    private static func map(_ uids: [Int], _ values: [JSON]) -> JSON {
        .object(zip(uids, values).map { JSON.Member(name: "\($0)", value: $1) })
    }

    /// Makes a response of an answer.
    static func response(_ answer: Answer) -> SimulatedResponse {
        switch answer {
        case .json(let body): SimulatedResponse(status: 200, body: body.encoded)
        case .refused(let status, let code, let text): error(status, code, "description", text)
        case .rejected(let status, let code, let text): error(status, code, "message", text)
        case .empty(let status): SimulatedResponse(status: status)
        }
    }

    private static func error(
        _ status: Int,
        _ code: String,
        _ field: String,
        _ text: String
    ) -> SimulatedResponse {
        let body: JSON = .object([
            JSON.Member(name: "error_code", value: .string(code)),
            JSON.Member(name: field, value: .string(text)),
        ])
        return SimulatedResponse(status: status, body: body.encoded)
    }

    /// The refusal of a login.
    static var unauthorized: SimulatedResponse {
        var response = error(401, "unauthorized", "description", "invalid credentials")
        response.headers["www-authenticate"] = "Basic realm=\"Redis Enterprise\""
        return response
    }

    /// The refusal for want of a permission.
    static var forbidden: SimulatedResponse {
        error(403, "insufficient_permissions", "message", "the role does not permit this")
    }
}
