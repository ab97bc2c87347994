/// The fields of the API's statistics samples that are numbers or times, by kind of object.
///
/// A copy of the names on the statistics pages of
/// <https://redis.io/docs/latest/operate/rs/references/rest-api/objects/statistics/>, with the
/// undocumented ones that clusters send; the catalogue must know them all and no other.
enum StatisticsFieldNames {
    static let cluster: Set<String> = words(
        """
        available_flash available_flash_no_overbooking available_memory
        available_memory_no_overbooking avg_latency bigstore_free bigstore_iops bigstore_kv_ops
        bigstore_throughput conns cpu_idle cpu_iowait cpu_irqs cpu_nice cpu_steal cpu_system
        cpu_user egress_bytes ephemeral_storage_avail ephemeral_storage_free free_memory
        ingress_bytes persistent_storage_avail persistent_storage_free provisional_flash
        provisional_flash_no_overbooking provisional_memory provisional_memory_no_overbooking
        total_req
        """
    )

    static let node: Set<String> = words(
        """
        available_flash available_flash_no_overbooking available_memory
        available_memory_no_overbooking avg_latency bigstore_free bigstore_iops bigstore_kv_ops
        bigstore_throughput conns cpu_idle cpu_iowait cpu_irqs cpu_nice cpu_steal cpu_system
        cpu_user cur_aof_rewrites egress_bytes ephemeral_storage_avail ephemeral_storage_free
        free_memory ingress_bytes persistent_storage_avail persistent_storage_free
        provisional_flash provisional_flash_no_overbooking provisional_memory
        provisional_memory_no_overbooking total_req
        """
    )

    static let database: Set<String> = words(
        """
        avg_latency avg_other_latency avg_read_latency avg_write_latency big_del_flash big_del_ram
        big_fetch_flash big_fetch_ram big_io_ratio_flash big_io_ratio_redis big_write_flash
        big_write_ram bigstore_io_dels bigstore_io_read_bytes bigstore_io_reads
        bigstore_io_write_bytes bigstore_io_writes bigstore_iops bigstore_kv_ops
        bigstore_objs_flash bigstore_objs_ram bigstore_throughput conns disk_frag_ratio
        egress_bytes evicted_objects expired_objects fork_cpu_system fork_cpu_user ingress_bytes
        instantaneous_ops_per_sec last_req_time last_res_time main_thread_cpu_system
        main_thread_cpu_user mem_frag_ratio mem_not_counted_for_evict mem_size_lua
        monitor_sessions_count no_of_expires no_of_keys other_req other_res pubsub_channels
        pubsub_patterns ram_overhead read_hits read_misses read_req read_res shard_cpu_system
        shard_cpu_user total_connections_received total_req total_res used_bigstore used_memory
        used_ram write_hits write_misses write_req write_res
        """
    )

    static let shard: Set<String> = words(
        """
        aof_rewrite_inprog avg_ttl big_del_flash big_del_ram big_fetch_flash big_fetch_ram
        big_io_ratio_flash big_io_ratio_redis big_write_flash big_write_ram bigstore_io_dels
        bigstore_io_read_bytes bigstore_io_reads bigstore_io_write_bytes bigstore_io_writes
        bigstore_iops bigstore_kv_ops bigstore_objs_flash bigstore_objs_ram bigstore_throughput
        blocked_clients connected_clients disk_frag_ratio evicted_objects expired_objects
        fork_cpu_system fork_cpu_user last_save_time main_thread_cpu_system main_thread_cpu_user
        mem_frag_ratio mem_not_counted_for_evict mem_size_lua no_of_expires no_of_keys
        pubsub_channels pubsub_patterns rdb_changes_since_last_save read_hits read_misses
        shard_cpu_system shard_cpu_user sync_full sync_partial_err sync_partial_ok total_req
        used_memory used_memory_peak used_memory_rss write_hits write_misses
        """
    )

    static let endpoint: Set<String> = words(
        """
        acc_latency acc_other_latency acc_read_latency acc_write_latency auth_cmds auth_errors
        cmd_flush cmd_get cmd_set cmd_touch conns egress_bytes ingress_bytes last_req_time
        last_res_time max_connections_exceeded monitor_sessions_count other_req other_res
        other_started_res read_req read_res read_started_res total_connections_received total_req
        total_res total_started_res write_req write_res write_started_res
        """
    )

    static let source: Set<String> = words(
        "ingress_bytes ingress_bytes_decompressed local_ingress_lag_time"
    )

    static let peer: Set<String> = words(
        """
        egress_bytes egress_bytes_decompressed ingress_bytes ingress_bytes_decompressed
        local_ingress_lag_time pending_local_writes_max pending_local_writes_min
        """
    )

    /// What the API's number of a field is, the same for all kinds of objects.
    static let units: [(unit: String, fields: Set<String>)] = [
        (
            "microseconds",
            words(
                """
                acc_latency acc_other_latency acc_read_latency acc_write_latency avg_latency
                avg_other_latency avg_read_latency avg_write_latency
                """
            )
        ),
        ("milliseconds", words("avg_ttl")),
        ("time", words("last_req_time last_res_time last_save_time")),
        (
            "ratio",
            words(
                """
                cpu_idle cpu_iowait cpu_irqs cpu_nice cpu_steal cpu_system cpu_user disk_frag_ratio
                fork_cpu_system fork_cpu_user main_thread_cpu_system main_thread_cpu_user
                mem_frag_ratio shard_cpu_system shard_cpu_user
                """
            )
        ),
        (
            "bytes",
            words(
                """
                available_flash available_flash_no_overbooking available_memory
                available_memory_no_overbooking bigstore_free ephemeral_storage_avail
                ephemeral_storage_free free_memory mem_not_counted_for_evict mem_size_lua
                persistent_storage_avail persistent_storage_free provisional_flash
                provisional_flash_no_overbooking provisional_memory
                provisional_memory_no_overbooking ram_overhead used_bigstore used_memory
                used_memory_peak used_memory_rss used_ram
                """
            )
        ),
        (
            "bytes per second",
            words(
                """
                bigstore_io_read_bytes bigstore_io_write_bytes bigstore_throughput egress_bytes
                egress_bytes_decompressed ingress_bytes ingress_bytes_decompressed
                """
            )
        ),
        (
            "per second",
            words(
                """
                big_del_flash big_del_ram big_fetch_flash big_fetch_ram big_io_ratio_flash
                big_io_ratio_redis big_write_flash big_write_ram bigstore_io_dels bigstore_io_reads
                bigstore_io_writes bigstore_iops bigstore_kv_ops evicted_objects expired_objects
                instantaneous_ops_per_sec other_req other_res read_hits read_misses read_req
                read_res total_connections_received total_req total_res write_hits write_misses
                write_req write_res
                """
            )
        ),
        (
            "count",
            words(
                """
                aof_rewrite_inprog auth_cmds auth_errors bigstore_objs_flash bigstore_objs_ram
                blocked_clients cmd_flush cmd_get cmd_set cmd_touch connected_clients conns
                cur_aof_rewrites local_ingress_lag_time max_connections_exceeded
                pending_local_writes_max pending_local_writes_min monitor_sessions_count no_of_expires
                no_of_keys other_started_res pubsub_channels pubsub_patterns
                rdb_changes_since_last_save read_started_res sync_full sync_partial_err
                sync_partial_ok total_started_res write_started_res
                """
            )
        ),
    ]

    private static func words(_ text: String) -> Set<String> {
        Set(text.split(whereSeparator: \.isWhitespace).map(String.init))
    }
}
