import Model
import Testing

/// The names that others build on: each with its labels, and its factor where it has one.
@Suite struct ContractMetricTests {
    @Test(
        arguments: [
            ("redis_enterprise_up", "cluster"),
            ("redis_enterprise_last_success_timestamp_seconds", "cluster"),
            ("redis_enterprise_authentication_state", "cluster state"),
            ("redis_enterprise_tls_state", "cluster state"),
            ("redis_enterprise_cluster_info", "cluster cluster_name version"),
            ("redis_enterprise_node_status", "cluster node status"),
            ("redis_enterprise_node_info", "cluster node address version rack_id role"),
            ("redis_enterprise_database_status", "cluster database database_name status"),
            ("redis_enterprise_database_available", "cluster database database_name"),
            ("redis_enterprise_database_used_memory_bytes", "cluster database database_name"),
            ("redis_enterprise_database_memory_limit_bytes", "cluster database database_name"),
            ("redis_enterprise_database_requests_per_second", "cluster database database_name"),
            ("redis_enterprise_database_connections", "cluster database database_name"),
            ("redis_enterprise_database_average_latency_seconds", "cluster database database_name"),
            ("redis_enterprise_database_backup_status", "cluster database database_name status"),
            ("redis_enterprise_database_import_status", "cluster database database_name status"),
            ("redis_enterprise_database_export_status", "cluster database database_name status"),
            ("redis_enterprise_shard_status", "cluster shard database node role status"),
            ("redis_enterprise_shard_detailed_status", "cluster shard database node role status"),
            ("redis_enterprise_node_cpu_idle_ratio", "cluster node"),
            ("redis_enterprise_node_free_memory_bytes", "cluster node"),
            ("redis_enterprise_license_expiry_timestamp_seconds", "cluster"),
            ("redis_enterprise_license_expired", "cluster"),
            ("redis_enterprise_license_shards_limit", "cluster"),
            ("redis_enterprise_node_maintenance", "cluster node"),
            ("redis_enterprise_certificate_expiry_timestamp_seconds", "cluster certificate"),
            ("redis_enterprise_alert_active", "cluster scope object alert"),
            ("redis_enterprise_alert_enabled", "cluster scope object alert"),
            ("rewatchd_resource_success", "cluster resource"),
            ("rewatchd_resource_supported", "cluster resource"),
            ("rewatchd_resource_duration_seconds", "cluster resource"),
            ("rewatchd_resource_age_seconds", "cluster resource"),
            ("rewatchd_decode_failures_total", "cluster resource"),
            ("rewatchd_requests_total", "cluster resource code"),
            ("rewatchd_endpoint_active", "cluster endpoint"),
            ("rewatchd_endpoint_failovers_total", "cluster"),
            ("rewatchd_alert_firing", "cluster alert subject severity"),
            ("rewatchd_buffer_bytes", ""), ("rewatchd_buffer_samples", ""),
            ("rewatchd_buffer_dropped_samples_total", "reason"),
            ("rewatchd_build_info", "version revision"),
            ("rewatchd_config_last_reload_successful", ""),
            ("process_resident_memory_bytes", ""), ("process_cpu_seconds_total", ""),
        ])
    func aMetricHasTheLabelsOfTheContract(_ name: String, _ labels: String) throws {
        let metric = MetricCatalogue[try #require(MetricCatalogue.id(named: name))]
        #expect(metric.labels.joined(separator: " ") == labels)
    }

    @Test(
        arguments: [
            (.database, "avg_latency", "redis_enterprise_database_average_latency_seconds", 1e-6),
            (.database, "total_req", "redis_enterprise_database_requests_per_second", 1),
            (.database, "conns", "redis_enterprise_database_connections", 1),
            (.node, "cpu_idle", "redis_enterprise_node_cpu_idle_ratio", 1),
            (.node, "free_memory", "redis_enterprise_node_free_memory_bytes", 1),
            (.cluster, "ingress_bytes", "redis_enterprise_cluster_ingress_bytes_per_second", 1),
            (.shard, "avg_ttl", "redis_enterprise_shard_average_ttl_seconds", 1e-3),
            (.shard, "last_save_time", "redis_enterprise_shard_last_save_timestamp_seconds", 1),
        ] as [(ObjectKind, String, String, Double)]
    )
    func aStatisticHasTheNameAndFactor(
        _ kind: ObjectKind,
        _ field: String,
        _ name: String,
        _ factor: Double
    ) throws {
        let row = try #require(
            MetricCatalogue.statistics(of: kind).first { $0.field == field }
        )
        #expect(MetricCatalogue[row.metric].name == name)
        #expect(row.factor == factor)
    }
}
