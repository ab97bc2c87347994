extension SimulatedCluster {
    /// Answers for one node or, as a list or a map by uid, for all.
    func nodesAnswer(
        _ question: Question,
        isMap: Bool = false,
        _ object: (SimulatedCluster, SimulatedNode, Int64) -> JSON
    ) -> Answer {
        if let uid = question.uid {
            guard let node = node(uid) else { return .unknown("node", uid) }
            return .json(object(self, node, question.milliseconds))
        }
        let objects = nodes.map { object(self, $0, question.milliseconds) }
        return .json(isMap ? Self.map(nodes.map(\.uid), objects) : .array(objects))
    }

    /// Answers `/v1/shards`.
    func shardObjects(_ question: Question) -> Answer {
        .json(.array(shards.map { object(of: $0, question) }))
    }

    private func object(of shard: SimulatedShard, _ question: Question) -> JSON {
        object(
            of: shard,
            at: question.milliseconds,
            infoKeys: question.query["extra_info_keys"]
        )
    }

    /// Answers `/v1/shards/{uid}`.
    func shardObject(_ question: Question) -> Answer {
        let uid = question.uid ?? 0
        guard let shard = shard(uid) else { return .unknown("shard", uid) }
        return .json(object(of: shard, question))
    }

    /// Answers `/v1/bdbs/{uid}/shards`.
    func shardObjects(ofDatabase question: Question) -> Answer {
        let uid = question.uid ?? 0
        guard database(uid) != nil else { return .unknown("bdb", uid) }
        let mine = shards(of: uid)
        return .json(.array(mine.map { object(of: $0, question) }))
    }

    /// Answers `/v1/logs`.
    func eventsAnswer(_ question: Question) -> Answer {
        events.page(question.query)
    }

    /// Answers `/v1/bootstrap`.
    func bootstrapAnswer(_ question: Question) -> Answer {
        guard let node = node(question.node) else { return .empty(404) }
        return .json(bootstrap(of: node, at: question.milliseconds))
    }

    /// Answers `/v1/local/node/master_healthcheck`: whether the primary and a quorum are there.
    func healthcheck(_ question: Question) -> Answer {
        let isActive = node(primaryNode)?.isUp == true && hasQuorum
        return .json(["status": isActive ? "active" : "inactive"])
    }

    /// Returns an object whose keys are uids as text.
    static func map(_ uids: [Int], _ values: [JSON]) -> JSON {
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

    /// The refusal of a login; it offers the ways in that there are.
    var unauthorized: SimulatedResponse {
        var response = Self.error(401, "unauthorized", "description", "invalid credentials")
        let way = faults[.basicOff] == nil ? "Basic" : "Bearer"
        response.headers["www-authenticate"] = "\(way) realm=\"Redis Enterprise\""
        return response
    }

    /// The refusal for want of a permission.
    static var forbidden: SimulatedResponse {
        error(403, "insufficient_permissions", "message", "the role does not permit this")
    }
}
