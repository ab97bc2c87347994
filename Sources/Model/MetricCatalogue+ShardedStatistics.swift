// The statistics that a database has for all its shards and each shard for itself.
// Fields: <https://redis.io/docs/latest/operate/rs/references/rest-api/objects/statistics/>.
// The API's documentation calls the CPU fields percentages; what it sends are shares of one core.

extension MetricCatalogue {
    /// What /v1/bdbs/stats and /v1/shards/stats have in common.
    static let shardedStatistics: [StatisticRow] =
        tieringStatistics + [
            .init("evicted_objects", "evicted_keys", .rate, "Keys removed by the eviction policy"),
            .init(
                "expired_objects",
                "expired_keys",
                .rate,
                "Keys removed because their time was over"
            ),
            .init(
                "fork_cpu_system",
                "fork_cpu_system",
                .ratio,
                "Kernel time of forked children as a share of one core"
            ),
            .init(
                "fork_cpu_user",
                "fork_cpu_user",
                .ratio,
                "User time of forked children as a share of one core"
            ),
            .init(
                "main_thread_cpu_system",
                "main_thread_cpu_system",
                .ratio,
                "Kernel time of main threads as a share of one core"
            ),
            .init(
                "main_thread_cpu_user",
                "main_thread_cpu_user",
                .ratio,
                "User time of main threads as a share of one core"
            ),
            .init(
                "mem_frag_ratio",
                "memory_fragmentation",
                .ratio,
                "Resident memory divided by allocated memory"
            ),
            .init(
                "mem_not_counted_for_evict",
                "memory_not_counted_for_eviction",
                .bytes,
                "Used memory that eviction leaves out of account"
            ),
            .init("mem_size_lua", "lua_memory", .bytes, "Heap of the Lua engine"),
            .init("no_of_expires", "keys_with_expiry", .count, "Keys that carry a time to live"),
            .init("no_of_keys", "keys", .count, "Keys stored"),
            .init("pubsub_channels", "pubsub_channels", .count, "Channels that have subscribers"),
            .init("pubsub_patterns", "pubsub_patterns", .count, "Patterns that have subscribers"),
            .init("read_hits", "read_hits", .rate, "Reads of keys that exist"),
            .init("read_misses", "read_misses", .rate, "Reads of keys that do not exist"),
            .init("total_req", "requests", .rate, "Requests handled"),
            .init(
                "used_memory",
                "used_memory",
                .bytes,
                "Memory used, with Auto Tiering the RAM and the flash"
            ),
            .init("write_hits", "write_hits", .rate, "Writes to keys that exist"),
            .init("write_misses", "write_misses", .rate, "Writes to keys that do not exist"),
        ]

    /// What is measured only with Auto Tiering, where values live in RAM or on flash.
    private static let tieringStatistics: [StatisticRow] = [
        .init(
            "big_del_flash",
            "bigstore_flash_deletions",
            .rate,
            "Deletions of keys with values on flash"
        ),
        .init(
            "big_del_ram",
            "bigstore_ram_deletions",
            .rate,
            "Deletions of keys with values in RAM"
        ),
        .init(
            "big_fetch_flash",
            "bigstore_flash_fetches",
            .rate,
            "Reads and updates of keys with values on flash"
        ),
        .init(
            "big_fetch_ram",
            "bigstore_ram_fetches",
            .rate,
            "Reads and updates of keys with values in RAM"
        ),
        .init(
            "big_io_ratio_flash",
            "bigstore_flash_key_operations",
            .rate,
            "Key operations served from flash"
        ),
        .init(
            "big_io_ratio_redis",
            "bigstore_redis_key_operations",
            .rate,
            "Key operations of Redis, to compare with those served from flash"
        ),
        .init(
            "big_write_flash",
            "bigstore_flash_writes",
            .rate,
            "Writes to keys with values on flash"
        ),
        .init("big_write_ram", "bigstore_ram_writes", .rate, "Writes to keys with values in RAM"),
        .init("bigstore_io_dels", "bigstore_io_deletions", .rate, "Keys deleted from flash"),
        .init("bigstore_io_read_bytes", "bigstore_io_read", .byteRate, "Bytes read from flash"),
        .init("bigstore_io_reads", "bigstore_io_reads", .rate, "Keys read from flash"),
        .init(
            "bigstore_io_write_bytes",
            "bigstore_io_written",
            .byteRate,
            "Bytes written to flash"
        ),
        .init("bigstore_io_writes", "bigstore_io_writes", .rate, "Keys written to flash"),
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
        .init("bigstore_objs_flash", "bigstore_objects_on_flash", .count, "Values on flash"),
        .init("bigstore_objs_ram", "bigstore_objects_in_ram", .count, "Values in RAM"),
        .init(
            "bigstore_throughput",
            "bigstore_throughput",
            .byteRate,
            "Bytes moved to and from the Auto Tiering flash"
        ),
        .init(
            "disk_frag_ratio",
            "flash_fragmentation",
            .ratio,
            "Flash used divided by flash needed"
        ),
    ]
}
