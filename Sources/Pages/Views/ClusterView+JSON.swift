import Model

extension ClusterView {
    /// The same as data, as `GET /api/v1/status?cluster=NAME` answers it.
    package var json: JSON {
        .members([
            "now": .text(now.rfc3339),
            "asOf": .text(orNull: asOf?.rfc3339),
            "cluster": summary.json,
            "alerts": .list(alerts.prefix(Self.alertsMax).map(\.json)),
            "nodes": .list(nodes.map(\.json)),
            "databaseCount": .number(Double(databaseCount)),
            "databases": .list(databases.map(\.json)),
            "ends": .list(ends.map(\.json)),
            "managerAlerts": .list(managerAlerts.prefix(Self.alertsMax).map(\.json)),
        ])
    }
}

extension AlertRow {
    var json: JSON {
        .members([
            "cluster": .text(cluster),
            "alert": .text(kind),
            "subject": .text(subject),
            "standing": .text(standing.rawValue),
            "sentence": .text(sentence),
            "since": .text(since.rfc3339),
            "check": .text(check),
        ])
    }
}

extension NodeRow {
    fileprivate var json: JSON {
        .members([
            "node": .text(uid),
            "standing": .text(standing.rawValue),
            "sentence": .text(sentence),
            "address": .text(orNull: address),
            "version": .text(orNull: version),
            "primary": .bool(isPrimary),
            "maintenance": .bool(isMaintained),
            "processorRatio": .number(orNull: processors),
            "memoryRatio": .number(orNull: memory),
            "memoryBytes": .number(orNull: totalMemory),
            "diskRatio": .number(orNull: disk),
            "shards": .list(shards.map(\.json)),
        ])
    }
}

extension NodeRow.ShardMark {
    var json: JSON {
        .members([
            "shard": .text(uid),
            "database": .text(database),
            "role": .text(isMaster ? "master" : "slave"),
            "standing": .text(standing.rawValue),
            "words": .text(words),
        ])
    }
}

extension DatabaseRow {
    var json: JSON {
        .members([
            "database": .text(uid),
            "name": .text(name),
            "standing": .text(standing.rawValue),
            "sentence": .text(sentence),
            "requestsPerSecond": .number(orNull: requests),
            "averageLatencySeconds": .number(orNull: latency),
            "usedMemoryBytes": .number(orNull: usedMemory),
            "memoryLimitBytes": .number(orNull: memoryLimit),
            "connections": .number(orNull: connections),
            "evictedKeysPerSecond": .number(orNull: evictions),
            "primaryShards": .number(orNull: shards.map(Double.init)),
            "replication": isReplicated.map(JSON.bool) ?? .null,
        ])
    }
}

extension ClusterSummary.End {
    fileprivate var json: JSON {
        .members([
            "name": .text(name), "at": .text(at.rfc3339), "standing": .text(standing.rawValue),
        ])
    }
}

extension ManagerAlertRow {
    fileprivate var json: JSON {
        .members([
            "alert": .text(name), "object": .text(object), "since": .text(orNull: since?.rfc3339),
            "values": .text(values),
        ])
    }
}
