extension AlertDefinition {
    /// Every alert that has a state; switches for mails about events are not among them.
    static let all = cluster + node + database + sources

    private static let cluster: [AlertDefinition] = [
        on("cluster_ca_cert_about_to_expire", "90", since: .v8_0),
        on(.cluster, "cluster_certs_about_to_expire", "45", measure: "certs_about_to_expire"),
        off(.cluster, "cluster_even_node_count", measure: "node_count"),
        off(.cluster, "cluster_flash_overcommit", measure: "bdbs_committed_flash"),
        off(.cluster, "cluster_inconsistent_redis_sw", until: .v7_22),
        off(.cluster, "cluster_inconsistent_rl_sw"),
        off(.cluster, "cluster_internal_bdb", measure: "internal_bdb"),
        on("cluster_license_about_to_expire", "7", since: .v7_22),
        on(.cluster, "cluster_multiple_nodes_down", measure: "dead_nodes"),
        on(.cluster, "cluster_ocsp_query_failed", severity: "ERROR"),
        on(.cluster, "cluster_ocsp_status_revoked", severity: "ERROR"),
        off(.cluster, "cluster_ram_overcommit", severity: "ERROR", measure: "bdbs_committed_ram"),
        off(.cluster, "cluster_too_few_nodes_for_replication"),
        on("cluster_users_count_approaches_limit", "90", since: .v8_0),
    ]

    private static let node: [AlertDefinition] = [
        off(.node, "node_aof_slow_disk_io", severity: "ERROR"),
        on(.node, "node_checks_error", severity: "ERROR", measure: "checks_error"),
        off(.node, "node_cpu_utilization", "80", measure: "cpu_util"),
        on(.node, "node_ephemeral_storage", "70", measure: "storage_util"),
        on(.node, "node_failed", severity: "CRITICAL"),
        on(.node, "node_free_flash", "70"),
        off(.node, "node_insufficient_disk_aofrw", severity: "ERROR", measure: "missing"),
        on(.node, "node_internal_certs_about_to_expire", "45"),
        off(.node, "node_memory", "80", measure: "memory_util"),
        off(.node, "node_net_throughput", "100"),
        on(.node, "node_persistent_storage", "70", measure: "storage_util"),
    ]

    private static let database: [AlertDefinition] = [
        off(.database, "bdb_backup_delayed", "1800"),
        off(.database, "bdb_high_latency", "3000"),
        off(.database, "bdb_high_throughput", "100000"),
        on(.database, "bdb_long_running_action", "600"),
        off(.database, "bdb_low_throughput", "1"),
        on(.database, "bdb_size", "80", measure: "memory_util"),
    ]

    private static let sources: [AlertDefinition] = [
        on(.replicaSource, "replica_src_high_syncer_lag", "30"),
        on(.replicaSource, "replica_src_syncer_connection_error", "0", severity: "ERROR"),
        on(.replicaSource, "replica_src_syncer_general_error", "0", severity: "ERROR"),
        on(.activeActiveSource, "crdt_src_high_syncer_lag", "30"),
        on(.activeActiveSource, "crdt_src_syncer_connection_error", "0", severity: "ERROR"),
        on(.activeActiveSource, "crdt_src_syncer_general_error", "0", severity: "ERROR"),
    ]

    private static func on(
        _ scope: Scope,
        _ name: String,
        _ threshold: String? = nil,
        severity: String = "WARNING",
        measure: String? = nil
    ) -> AlertDefinition {
        AlertDefinition(
            name: name,
            scope: scope,
            threshold: threshold,
            isEnabled: true,
            severity: severity,
            measure: measure
        )
    }

    private static func on(
        _ name: String,
        _ threshold: String,
        since: SimulatedVersion
    ) -> AlertDefinition {
        var definition = on(.cluster, name, threshold)
        definition.versions = since ... .v8_2
        return definition
    }

    private static func off(
        _ scope: Scope,
        _ name: String,
        _ threshold: String? = nil,
        severity: String = "WARNING",
        measure: String? = nil
    ) -> AlertDefinition {
        var definition = on(scope, name, threshold, severity: severity, measure: measure)
        definition.isEnabled = false
        return definition
    }

    private static func off(
        _ scope: Scope,
        _ name: String,
        until: SimulatedVersion
    ) -> AlertDefinition {
        var definition = off(scope, name)
        definition.versions = .v6_2...until
        return definition
    }
}
