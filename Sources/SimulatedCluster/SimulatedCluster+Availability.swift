extension SimulatedCluster {
    /// Answers `/v1/bdbs/{uid}/availability`: an empty 200 or the reason in the body.
    func availability(_ question: Question) -> Answer {
        let uid = question.uid ?? 0
        if let refusal = availabilityRefusal(question) { return refusal }
        guard let database = database(uid) else { return .empty(404) }
        guard !isAvailable(database) || isLagging(uid, question) else { return .empty(200) }
        let suffix = configuration.version >= .v8_2 ? "_shard_unreachable" : ""
        return .refused(503, "bdb_unavailable\(suffix)", "database \(uid) is not available")
    }

    /// Answers `/v1/local/bdbs/{uid}/endpoint/availability`; only one node has the endpoint.
    func localAvailability(_ question: Question) -> Answer {
        let uid = question.uid ?? 0
        if let refusal = availabilityRefusal(question) { return refusal }
        guard let database = database(uid) else { return .empty(404) }
        let isHere = endpointNode(of: database) == question.node && isAvailable(database)
        guard !isHere || isLagging(uid, question) else { return .empty(200) }
        return .refused(
            503,
            "bdb_endpoint_unavailable",
            "the endpoint of database \(uid) is not available on node \(question.node)"
        )
    }

    private func availabilityRefusal(_ question: Question) -> Answer? {
        let uid = question.uid ?? 0
        guard database(uid) != nil else {
            return .refused(404, "db_not_found", "database \(uid) was not found")
        }
        guard hasQuorum else {
            return .refused(503, "no_quorum", "the node does not reach a majority of the cluster")
        }
        guard configuration.version >= .v8_0 else { return nil }
        if let check = question.query["extend_check"], check != "lag" {
            return .badParameter("extend_check")
        }
        if let text = question.query["availability_lag_tolerance_ms"], Int(text) == nil {
            return .badParameter("availability_lag_tolerance_ms")
        }
        return nil
    }

    /// Whether replicas lag longer than tolerated, for who asks for that.
    private func isLagging(_ uid: Int, _ question: Question) -> Bool {
        guard configuration.version >= .v8_0, question.query["extend_check"] == "lag" else {
            return false
        }
        let tolerated = question.query["availability_lag_tolerance_ms"].flatMap { Int($0) } ?? 100
        return lag(ofDatabase: uid) > tolerated
    }

    /// Returns how many milliseconds a fault lets a database lag, 0 without.
    func lag(ofDatabase uid: Int) -> Int {
        guard case .replicationLag(let uids, let lag, _) = faults[.replicationLag] else {
            return 0
        }
        return uids.contains(uid) ? lag : 0
    }
}
