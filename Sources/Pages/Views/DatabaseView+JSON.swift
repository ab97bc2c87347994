import Model

extension DatabaseView {
    /// What is known of it now, as `GET /api/v1/status?cluster=NAME&database=UID` answers it.
    ///
    /// Its samples are those of `GET /api/v1/series`.
    package var json: JSON {
        .members([
            "now": .text(now.rfc3339),
            "asOf": .text(orNull: asOf?.rfc3339),
            "cluster": .text(cluster),
            "database": row.json,
            "facts": .object(facts.map { .init($0.name, .text($0.text)) }),
            "shards": .list(
                shards.map { shard in
                    .object([.init("node", .text(shard.node)), .init("state", shard.mark.json)])
                }
            ),
            "alerts": .list(alerts.prefix(ClusterView.alertsMax).map(\.json)),
        ])
    }
}
