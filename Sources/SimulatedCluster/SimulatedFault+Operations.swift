extension SimulatedFault {
    /// Reads a fault of what the cluster does or keeps, rather than of its network or processes.
    static func ofOperation(
        _ name: SimulatedFaultName,
        _ parameters: FaultParameters
    ) throws(SimulatedFaultError) -> SimulatedFault {
        if name == .licenseExpired {
            try parameters.allow()
            return .licenseExpired
        } else if name == .certificateExpiring {
            try parameters.allow("certificate", "days")
            let names = try parameters.texts("certificate")
            return .certificateExpiring(
                certificates: names.isEmpty ? ["proxy"] : names,
                days: try parameters.number("days") ?? 10
            )
        } else if name == .maintenance {
            try parameters.allow("node")
            return .maintenance(nodes: try parameters.requiredUIDs("node"))
        } else if name == .alertRaised {
            return .alertRaised(try alert(parameters))
        } else if name == .userLocked {
            try parameters.allow("user", "variant")
            let users = try parameters.texts("user")
            guard !users.isEmpty else { throw .missingParameter("user", expected: "a string") }
            let variant = try parameters.word("variant", of: ["locked", "expired"])
            return .userLocked(users: users, isExpired: variant == "expired")
        }
        return try ofChange(name, parameters)
    }

    private static func ofChange(
        _ name: SimulatedFaultName,
        _ parameters: FaultParameters
    ) throws(SimulatedFaultError) -> SimulatedFault {
        if name == .actionStuck {
            try parameters.allow("database", "node", "variant")
            return .actionStuck(
                databases: try parameters.uids("database"),
                nodes: try parameters.uids("node"),
                hasFailed: try parameters.word("variant", of: ["stuck", "failed"]) == "failed"
            )
        } else if name == .backupFailed {
            try parameters.allow("database", "reason")
            let reasons = ["general-error", "no-permission", "wrong-file-path"]
            return .backupFailed(
                databases: try parameters.requiredUIDs("database"),
                reason: try parameters.word("reason", of: reasons)
            )
        }
        try parameters.allow("database", "milliseconds", "status")
        return .replicationLag(
            databases: try parameters.requiredUIDs("database"),
            milliseconds: try parameters.requiredNumber("milliseconds"),
            status: try parameters.word("status", of: ["in-sync", "syncing", "out-of-sync"])
        )
    }

    private static func alert(
        _ parameters: FaultParameters
    ) throws(SimulatedFaultError) -> SimulatedAlert {
        try parameters.allow("scope", "name", "uid", "enabled")
        let scopes = [AlertDefinition.Scope]([
            .cluster, .node, .database, .replicaSource, .activeActiveSource,
        ])
        let scope = try parameters.word("scope", of: scopes.map(\.rawValue))
        return SimulatedAlert(
            scope: scope,
            name: try parameters.requiredText("name"),
            uids: scope == "cluster"
                ? try parameters.uids("uid") : try parameters.requiredUIDs("uid"),
            isEnabled: try parameters.flag("enabled") ?? true
        )
    }

    /// The parameters of such a fault, none for another.
    var operationParameters: JSON {
        switch self {
        case .backupFailed(let databases, let reason):
            ["database": .uids(databases), "reason": .string(reason)]
        case .licenseExpired: [:]
        case .certificateExpiring(let names, let days):
            ["certificate": .texts(names), "days": .integer(days)]
        case .maintenance(let nodes): ["node": .uids(nodes)]
        case .actionStuck(let databases, let nodes, let hasFailed):
            [
                "database": .uids(databases), "node": .uids(nodes),
                "variant": hasFailed ? "failed" : "stuck",
            ]
        case .alertRaised(let alert):
            [
                "scope": .string(alert.scope), "name": .string(alert.name),
                "uid": .uids(alert.uids), "enabled": .boolean(alert.isEnabled),
            ]
        case .userLocked(let users, let isExpired):
            ["user": .texts(users), "variant": isExpired ? "expired" : "locked"]
        case .replicationLag(let databases, let milliseconds, let status):
            [
                "database": .uids(databases), "milliseconds": .integer(milliseconds),
                "status": .string(status),
            ]
        case .nodeDown, .databaseRecovery, .databaseStatus, .shardInactive, .failover,
            .unauthorized, .basicOff, .tokenRevoked, .forbidden, .unavailable, .hang, .reset,
            .truncate, .html, .slow,
            .certificateSwap, .redirect, .oversize, .wrongType:
            [:]
        }
    }
}
