extension ObjectMetric {
    /// What concerns the licence.
    static let ofLicense: [ObjectMetric: Metric] = [
        .licenseExpiry: Metric(
            "redis_enterprise_license_expiry_timestamp_seconds",
            "Until when the licence is valid.",
            unit: "timestamp_seconds",
            labels: MetricLabels.cluster,
            source: .object(.cluster, resource: "license", field: "expiration_date")
        ),
        .licenseExpired: Metric(
            "redis_enterprise_license_expired",
            "Whether the licence has expired, which blocks changes but serves clients.",
            labels: MetricLabels.cluster,
            source: .object(.cluster, resource: "license", field: "expired")
        ),
        .licenseShardsLimit: Metric(
            "redis_enterprise_license_shards_limit",
            "How many shards the licence allows.",
            labels: MetricLabels.cluster,
            source: .object(.cluster, resource: "license", field: "shards_limit")
        ),
        .licenseMemoryShardsLimit: Metric(
            "redis_enterprise_license_ram_shards_limit",
            "How many shards in RAM the licence allows.",
            labels: MetricLabels.cluster,
            source: .object(.cluster, resource: "license", field: "ram_shards_limit")
        ),
        .licenseFlashShardsLimit: Metric(
            "redis_enterprise_license_flash_shards_limit",
            "How many shards on flash the licence allows.",
            labels: MetricLabels.cluster,
            source: .object(.cluster, resource: "license", field: "flash_shards_limit")
        ),
        .licenseMemoryShards: Metric(
            "redis_enterprise_license_ram_shards",
            "How many shards in RAM count against the licence.",
            labels: MetricLabels.cluster,
            source: .object(.cluster, resource: "license", field: "ram_shards_in_use")
        ),
        .licenseFlashShards: Metric(
            "redis_enterprise_license_flash_shards",
            "How many shards on flash count against the licence.",
            labels: MetricLabels.cluster,
            source: .object(.cluster, resource: "license", field: "flash_shards_in_use")
        ),
    ]
}
