extension SimulatedFault {
    /// Reads a fault from its name and the JSON object that describes it, which may be empty.
    package init(name: String, parameters body: [UInt8]) throws(SimulatedFaultError) {
        guard let name = SimulatedFaultName(rawValue: name) else { throw .unknownFault(name) }
        let parameters = try FaultParameters(body)
        switch name {
        case .nodeDown, .databaseRecovery, .databaseStatus, .shardInactive, .failover:
            self = try Self.ofObjects(name, parameters)
        case .backupFailed, .licenseExpired, .certificateExpiring, .maintenance, .actionStuck,
            .alertRaised, .userLocked, .replicationLag:
            self = try Self.ofOperation(name, parameters)
        case .unauthorized, .basicOff, .tokenRevoked:
            self = try Self.ofLogin(name, parameters)
        case .certificateSwap:
            try parameters.allow()
            self = .certificateSwap
        case .hang, .reset, .truncate, .slow, .oversize:
            self = try Self.ofDelivery(name, parameters)
        case .forbidden, .unavailable, .html, .redirect, .wrongType:
            self = try Self.ofContent(name, parameters)
        }
    }

    private static func ofObjects(
        _ name: SimulatedFaultName,
        _ parameters: FaultParameters
    ) throws(SimulatedFaultError) -> SimulatedFault {
        if name == .nodeDown {
            try parameters.allow("node")
            return .nodeDown(nodes: try parameters.requiredUIDs("node"))
        } else if name == .databaseRecovery {
            try parameters.allow("database")
            return .databaseRecovery(databases: try parameters.requiredUIDs("database"))
        } else if name == .databaseStatus {
            try parameters.allow("database", "status")
            return .databaseStatus(
                databases: try parameters.requiredUIDs("database"),
                status: try parameters.requiredText("status")
            )
        } else if name == .shardInactive {
            try parameters.allow("shard")
            return .shardInactive(shards: try parameters.requiredUIDs("shard"))
        }
        try parameters.allow("shard", "database", "master_node")
        let shards = try parameters.uids("shard")
        let databases = try parameters.uids("database")
        let node = try parameters.number("master_node")
        guard !shards.isEmpty || !databases.isEmpty || node != nil else {
            throw .missingParameter("shard", expected: "or 'database', or 'master_node'")
        }
        return .failover(shards: shards, databases: databases, masterNode: node)
    }

    private static func ofLogin(
        _ name: SimulatedFaultName,
        _ parameters: FaultParameters
    ) throws(SimulatedFaultError) -> SimulatedFault {
        if name == .tokenRevoked {
            try parameters.allow("variant")
            let variant = try parameters.word("variant", of: ["issued", "all"])
            return .tokenRevoked(all: variant == "all")
        }
        try parameters.allow()
        return name == .unauthorized ? .unauthorized : .basicOff
    }

    private static func ofDelivery(
        _ name: SimulatedFaultName,
        _ parameters: FaultParameters
    ) throws(SimulatedFaultError) -> SimulatedFault {
        let paths = try parameters.paths()
        if name == .hang {
            try parameters.allow("path")
            return .hang(paths: paths)
        } else if name == .reset {
            try parameters.allow("path", "after_bytes")
            return .reset(paths: paths, afterBytes: try parameters.number("after_bytes"))
        } else if name == .truncate {
            try parameters.allow("path", "at", "variant")
            let variant = try parameters.word("variant", of: ["close", "json"])
            let place = try parameters.number("at")
            return .truncate(paths: paths, at: place, keepsConnection: variant == "json")
        } else if name == .slow {
            try parameters.allow("path", "milliseconds", "variant")
            return .slow(
                paths: paths,
                milliseconds: try parameters.requiredNumber("milliseconds"),
                isDribbled: try parameters.word("variant", of: ["dribble", "delay"]) == "dribble"
            )
        }
        try parameters.allow("path", "bytes")
        return .oversize(paths: paths, bytes: try parameters.requiredNumber("bytes"))
    }

    private static func ofContent(
        _ name: SimulatedFaultName,
        _ parameters: FaultParameters
    ) throws(SimulatedFaultError) -> SimulatedFault {
        if name == .redirect {
            try parameters.allow("url")
            return .redirect(url: try parameters.requiredText("url"))
        }
        let paths = try parameters.paths()
        if name == .forbidden {
            try parameters.allow("path")
            guard !paths.isEmpty else { throw .missingParameter("path", expected: "a path") }
            return .forbidden(paths: paths)
        } else if name == .unavailable {
            try parameters.allow("path", "retry_after")
            return .unavailable(paths: paths, retryAfter: try parameters.number("retry_after"))
        } else if name == .html {
            try parameters.allow("path")
            return .html(paths: paths)
        }
        try parameters.allow("path", "field", "value")
        return .wrongType(
            paths: paths,
            field: try parameters.requiredText("field"),
            value: parameters.value("value")
        )
    }
}
