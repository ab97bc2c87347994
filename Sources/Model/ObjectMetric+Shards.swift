extension ObjectMetric {
    /// What concerns a shard.
    static let ofShard: [ObjectMetric: Metric] = [
        .shardStatus: Metric(
            "redis_enterprise_shard_status",
            "The coarse state of the shard, one state at a time.",
            labels: MetricLabels.shard + ["status"],
            states: words(ShardStatus.self),
            source: .object(.shard, resource: "shards", field: "status")
        ),
        .shardDetailedStatus: Metric(
            "redis_enterprise_shard_detailed_status",
            "The fine state of the shard as its node reported it, one state at a time.",
            labels: MetricLabels.shard + ["status"],
            states: words(DetailedShardStatus.self),
            source: .object(.shard, resource: "shards", field: "detailed_status")
        ),
        .shardSyncRemaining: .gauge(
            .shard,
            "sync_remaining",
            unit: "bytes",
            from: ("shards", "sync.progress"),
            "What the replica still has to take over from its primary shard."
        ),
        .shardLoadingProgress: .gauge(
            .shard,
            "loading_progress",
            unit: "ratio",
            from: ("shards", "loading.progress"),
            "The share of its file that the shard has loaded; absent while it does not load."
        ),
        .shardReported: .gauge(
            .shard,
            "report",
            unit: "timestamp_seconds",
            from: ("shards", "report_timestamp"),
            "When the node last looked at the shard."
        ),
        .shardSyncStatus: Metric(
            "redis_enterprise_shard_sync_status",
            "How the replica stands to its primary shard, one state at a time.",
            labels: MetricLabels.shard + ["status"],
            states: words(ShardSyncStatus.self),
            source: .object(.shard, resource: "shards", field: "sync.status")
        ),
    ]
}
