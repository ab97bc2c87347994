extension SimulatedCluster {
    /// Refuses a fault that names an object which the cluster does not have.
    func checkObjects(of fault: SimulatedFault) throws(SimulatedFaultError) {
        switch fault {
        case .nodeDown(let uids), .maintenance(let uids):
            try check("node", uids, among: nodes.count)
        case .databaseRecovery(let uids), .databaseStatus(let uids, _),
            .backupFailed(let uids, _), .replicationLag(let uids, _, _):
            try check("database", uids, among: databases.count)
        case .shardInactive(let uids):
            try check("shard", uids, among: shards.count)
        case .failover(let shardUIDs, let databaseUIDs, let node):
            try check("shard", shardUIDs, among: shards.count)
            try check("database", databaseUIDs, among: databases.count)
            try check("master_node", node.map { [$0] } ?? [], among: nodes.count)
        case .actionStuck(let databaseUIDs, let nodeUIDs, _):
            try check("database", databaseUIDs, among: databases.count)
            try check("node", nodeUIDs, among: nodes.count)
        case .alertRaised(let alert): try check(alert)
        case .certificateExpiring(let names, _):
            try check("certificate", names, among: certificateNames)
        case .userLocked(let names, _):
            try check("user", names, among: users.map(\.name))
        case .licenseExpired, .unauthorized, .basicOff, .tokenRevoked, .forbidden, .unavailable,
            .hang, .reset, .truncate,
            .html, .slow, .certificateSwap, .redirect, .oversize, .wrongType:
            break
        }
    }

    private func check(
        _ name: String,
        _ uids: [Int],
        among count: Int
    ) throws(SimulatedFaultError) {
        for uid in uids where uid < 1 || uid > count { throw .unknownObject(name, uid: uid) }
    }

    private func check(
        _ parameter: String,
        _ names: [String],
        among known: [String]
    ) throws(SimulatedFaultError) {
        for name in names where !known.contains(name) {
            throw .wrongParameter(parameter, expected: known.joined(separator: " or "))
        }
    }

    private func check(_ alert: SimulatedAlert) throws(SimulatedFaultError) {
        let words = "cluster, node, database, replica-source or active-active-source"
        guard let scope = AlertDefinition.Scope(rawValue: alert.scope) else {
            throw .wrongParameter("scope", expected: words)
        }
        let names = AlertDefinition.all(scope, in: configuration.version).map(\.name)
        try check("name", [alert.name], among: names)
        switch scope {
        case .cluster: break
        case .node: try check("node", alert.uids, among: nodes.count)
        case .database: try check("database", alert.uids, among: databases.count)
        case .replicaSource: try check(alert.uids, have: .replicaOf)
        case .activeActiveSource: try check(alert.uids, have: .activeActive)
        }
    }

    private func check(
        _ uids: [Int],
        have origin: SimulatedOrigin
    ) throws(SimulatedFaultError) {
        try check("database", uids, among: databases.count)
        for uid in uids where database(uid)?.origin != origin {
            throw .wrongParameter("uid", expected: "a database with such sources")
        }
    }
}
