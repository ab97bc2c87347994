// The statistics that only shards have: what a Redis process says of itself.
// Fields: the page shard-metrics of
// <https://redis.io/docs/latest/operate/rs/references/rest-api/objects/statistics/>.
// The `sync_` fields occur only in the documentation's example.

extension MetricCatalogue {
    /// What of /v1/shards/stats a database does not have.
    static let shardStatistics: [StatisticRow] = [
        .init(
            "aof_rewrite_inprog",
            "aof_rewrites",
            .count,
            "Rewrites of append-only files running"
        ),
        .init("avg_ttl", "average_ttl", .milliseconds, "Mean time to live of keys, sampled"),
        .init(
            "blocked_clients",
            "blocked_clients",
            .count,
            "Clients waiting in a blocking command"
        ),
        .init("connected_clients", "connected_clients", .count, "Connections to the process"),
        .init("last_save_time", "last_save", .time, "When the last snapshot was saved"),
        .init(
            "rdb_changes_since_last_save",
            "changes_since_last_save",
            .count,
            "Writes since the last snapshot"
        ),
        .init(
            "shard_cpu_system",
            "cpu_system",
            .ratio,
            "Kernel time of the process as a share of one core"
        ),
        .init(
            "shard_cpu_user",
            "cpu_user",
            .ratio,
            "User time of the process as a share of one core"
        ),
        .init("sync_full", "full_syncs", .count, "Full synchronisations served to replicas"),
        .init(
            "sync_partial_err",
            "partial_syncs_refused",
            .count,
            "Partial synchronisations refused to replicas"
        ),
        .init(
            "sync_partial_ok",
            "partial_syncs_accepted",
            .count,
            "Partial synchronisations granted to replicas"
        ),
        .init("used_memory_peak", "peak_used_memory", .bytes, "Most memory ever used"),
        .init("used_memory_rss", "resident_memory", .bytes, "Resident memory of the process"),
    ]
}
