// The statistics of machines: what the cluster has for all nodes together and each node for itself.
// Fields: <https://redis.io/docs/latest/operate/rs/references/rest-api/objects/statistics/>.
// The `_no_overbooking` fields and the finer CPU shares are undocumented but sent.

extension MetricCatalogue {
    /// What /v1/cluster/stats and /v1/nodes/stats have in common.
    static let machineStatistics: [StatisticRow] = [
        .init("available_flash", "available_flash", .bytes, "Flash still usable for databases"),
        .init(
            "available_flash_no_overbooking",
            "available_flash_without_overbooking",
            .bytes,
            "Flash still usable for databases without the overbooking allowance"
        ),
        .init("available_memory", "available_memory", .bytes, "RAM still usable for databases"),
        .init(
            "available_memory_no_overbooking",
            "available_memory_without_overbooking",
            .bytes,
            "RAM still usable for databases without the overbooking allowance"
        ),
        .init(
            "avg_latency",
            "average_latency",
            .microseconds,
            "Mean latency of requests, absent without traffic"
        ),
        .init("bigstore_free", "bigstore_free", .bytes, "Free space on the Auto Tiering flash"),
        .init(
            "bigstore_iops",
            "bigstore_io_operations",
            .rate,
            "I/O operations of the Auto Tiering flash"
        ),
        .init(
            "bigstore_kv_ops",
            "bigstore_value_operations",
            .rate,
            "Operations on values in the Auto Tiering flash"
        ),
        .init(
            "bigstore_throughput",
            "bigstore_throughput",
            .byteRate,
            "Bytes moved to and from the Auto Tiering flash"
        ),
        .init("conns", "connections", .count, "Open client connections"),
        .init("cpu_idle", "cpu_idle", .ratio, "Share of CPU time spent idle"),
        .init("cpu_iowait", "cpu_iowait", .ratio, "Share of CPU time spent waiting for I/O"),
        .init("cpu_irqs", "cpu_interrupts", .ratio, "Share of CPU time spent on interrupts"),
        .init(
            "cpu_nice",
            "cpu_nice",
            .ratio,
            "Share of CPU time of user processes of low priority"
        ),
        .init("cpu_steal", "cpu_steal", .ratio, "Share of CPU time taken by the hypervisor"),
        .init("cpu_system", "cpu_system", .ratio, "Share of CPU time spent in the kernel"),
        .init("cpu_user", "cpu_user", .ratio, "Share of CPU time spent in user space"),
        .init("egress_bytes", "egress", .byteRate, "Outgoing network traffic"),
        .init(
            "ephemeral_storage_avail",
            "ephemeral_storage_available",
            .bytes,
            "Space on the ephemeral disk that the product may use"
        ),
        .init(
            "ephemeral_storage_free",
            "ephemeral_storage_free",
            .bytes,
            "Free space on the ephemeral disk"
        ),
        .init(
            "free_memory",
            "free_memory",
            .bytes,
            "Free memory as the operating system sees it"
        ),
        .init("ingress_bytes", "ingress", .byteRate, "Incoming network traffic"),
        .init(
            "persistent_storage_avail",
            "persistent_storage_available",
            .bytes,
            "Space on the persistent disk that the product may use"
        ),
        .init(
            "persistent_storage_free",
            "persistent_storage_free",
            .bytes,
            "Free space on the persistent disk"
        ),
        .init(
            "provisional_flash",
            "provisional_flash",
            .bytes,
            "Flash that new shards may still be given"
        ),
        .init(
            "provisional_flash_no_overbooking",
            "provisional_flash_without_overbooking",
            .bytes,
            "Flash that new shards may still be given without the overbooking allowance"
        ),
        .init(
            "provisional_memory",
            "provisional_memory",
            .bytes,
            "RAM that new shards may still be given"
        ),
        .init(
            "provisional_memory_no_overbooking",
            "provisional_memory_without_overbooking",
            .bytes,
            "RAM that new shards may still be given without the overbooking allowance"
        ),
        .init("total_req", "requests", .rate, "Requests handled at the endpoints"),
    ]

    /// What only nodes have.
    static let nodeStatistics: [StatisticRow] = [
        .init("cur_aof_rewrites", "aof_rewrites", .count, "Rewrites of append-only files running")
    ]
}
