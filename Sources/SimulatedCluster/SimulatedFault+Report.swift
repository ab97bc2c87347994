extension SimulatedFault {
    /// Returns the parameters as they could have been sent.
    var parameters: JSON {
        switch self {
        case .nodeDown(let nodes): ["node": .uids(nodes)]
        case .databaseRecovery(let databases): ["database": .uids(databases)]
        case .databaseStatus(let databases, let status):
            ["database": .uids(databases), "status": .string(status)]
        case .shardInactive(let shards): ["shard": .uids(shards)]
        case .failover(let shards, let databases, let node):
            [
                "shard": .uids(shards), "database": .uids(databases),
                "master_node": .optional(node),
            ]
        case .backupFailed, .licenseExpired, .certificateExpiring, .maintenance, .actionStuck,
            .alertRaised, .userLocked, .replicationLag:
            operationParameters
        case .unauthorized, .basicOff, .certificateSwap: [:]
        case .tokenRevoked(let all): ["variant": all ? "all" : "issued"]
        case .forbidden(let paths), .hang(let paths), .html(let paths): ["path": .texts(paths)]
        case .unavailable(let paths, let seconds):
            ["path": .texts(paths), "retry_after": .optional(seconds)]
        case .reset(let paths, let bytes):
            ["path": .texts(paths), "after_bytes": .optional(bytes)]
        case .truncate(let paths, let place, let keepsConnection):
            [
                "path": .texts(paths), "at": .optional(place),
                "variant": keepsConnection ? "json" : "close",
            ]
        case .slow(let paths, let milliseconds, let isDribbled):
            [
                "path": .texts(paths), "milliseconds": .integer(milliseconds),
                "variant": isDribbled ? "dribble" : "delay",
            ]
        case .redirect(let url): ["url": .string(url)]
        case .oversize(let paths, let bytes):
            ["path": .texts(paths), "bytes": .integer(bytes)]
        case .wrongType(let paths, let field, let value):
            ["path": .texts(paths), "field": .string(field), "value": value ?? .null]
        }
    }
}

extension JSON {
    /// Returns a list of uids.
    static func uids(_ uids: [Int]) -> JSON { .array(uids.map { .integer($0) }) }
    /// Returns a list of texts.
    static func texts(_ texts: [String]) -> JSON { .array(texts.map { .string($0) }) }
    /// Returns a number, null for none.
    static func optional(_ number: Int?) -> JSON {
        number.map { .integer($0) } ?? .null
    }
}
