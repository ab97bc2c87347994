import Model

extension FleetView {
    /// The same as data, as `GET /api/v1/status` answers it.
    package var json: JSON {
        .members([
            "program": .text(program),
            "now": .text(now.rfc3339),
            "clusters": .list(clusters.prefix(Self.clustersMax).map(\.json)),
        ])
    }
}

extension ClusterSummary {
    var json: JSON {
        .members([
            "cluster": .text(name),
            "standing": .text(standing.rawValue),
            "sentence": .text(sentence),
            "up": .bool(isUp),
            "version": .text(orNull: version),
            "authentication": .text(authentication),
            "tls": .text(tls),
            "lastSuccess": .text(orNull: lastSuccess?.rfc3339),
            "alerts": .object(
                Standing.allCases.reversed().compactMap { standing in
                    alerts[standing].map { JSON.Member(standing.rawValue, .number(Double($0))) }
                }
            ),
            "nodes": nodes?.json ?? .null,
            "databases": databases?.json ?? .null,
            "shards": shards?.json ?? .null,
            "requestsPerSecond": .number(orNull: requests),
            "averageLatencySeconds": .number(orNull: latency),
            "connections": .number(orNull: connections),
            "usedMemoryBytes": .number(orNull: usedMemory),
            "memoryLimitBytes": .number(orNull: memoryLimit),
            "certificateEnd": .text(orNull: certificate?.at.rfc3339),
            "licenseEnd": .text(orNull: license?.at.rfc3339),
        ])
    }
}

extension ClusterSummary.Share {
    fileprivate var json: JSON {
        .members(["good": .number(Double(good)), "all": .number(Double(all))])
    }
}
