extension ObjectMetric {
    /// What concerns a cluster as a whole.
    static let ofCluster: [ObjectMetric: Metric] = [
        .up: Metric(
            "redis_enterprise_up",
            "Whether the last cycle read the cluster, its nodes and its databases.",
            labels: MetricLabels.cluster,
            source: .daemon
        ),
        .lastSuccess: Metric(
            "redis_enterprise_last_success_timestamp_seconds",
            "When the last good cycle was.",
            unit: "timestamp_seconds",
            labels: MetricLabels.cluster,
            source: .daemon
        ),
        .authenticationState: Metric(
            "redis_enterprise_authentication_state",
            "What the cluster makes of our login, one state at a time.",
            labels: ["cluster", "state"],
            states: ["ok", "rejected", "forbidden", "unknown"],
            source: .daemon
        ),
        .tlsState: Metric(
            "redis_enterprise_tls_state",
            "Whether the cluster's certificate was verified, one state at a time.",
            labels: ["cluster", "state"],
            states: ["verified", "unverified", "failed", "unknown"],
            source: .daemon
        ),
        .clusterInfo: Metric(
            "redis_enterprise_cluster_info",
            "The cluster's own name and the lowest version of its nodes; always 1.",
            labels: ["cluster", "cluster_name", "version"],
            source: .object(.cluster, resource: "cluster", field: "name")
        ),
        .passwordLifetime: .gauge(
            .cluster,
            "password_lifetime",
            unit: "seconds",
            from: ("cluster", "password_expiration_duration"),
            "After what time a user's password expires; 0 is never."
        ),
        .lockoutThreshold: .gauge(
            .cluster,
            "login_lockout_threshold",
            from: ("cluster_policy", "login_lockout_threshold"),
            "After how many failed logins a user is locked; 0 is never."
        ),
        .lockoutDuration: .gauge(
            .cluster,
            "login_lockout_duration",
            unit: "seconds",
            from: ("cluster_policy", "login_lockout_duration"),
            "How long a user stays locked; 0 is until an administrator unlocks it."
        ),
        .lockoutReset: .gauge(
            .cluster,
            "login_lockout_reset",
            unit: "seconds",
            from: ("cluster_policy", "login_lockout_counter_reset_after"),
            "After what time failed logins no longer count."
        ),
        .savedEventsLimit: .gauge(
            .cluster,
            "saved_events_per_type_limit",
            from: ("cluster_policy", "max_saved_events_per_type"),
            "How many events of each type the cluster's log keeps."
        ),
        .autoRecovery: .gauge(
            .cluster,
            "auto_recovery_enabled",
            from: ("cluster_policy", "auto_recovery"),
            "Whether shards recover by themselves."
        ),
        .replicaReplacement: .gauge(
            .cluster,
            "replica_high_availability_enabled",
            from: ("cluster_policy", "slave_ha"),
            "Whether replicas of a failed node are made anew on another."
        ),
        .shardsOverbooking: .gauge(
            .cluster,
            "shards_overbooking_enabled",
            from: ("cluster_policy", "shards_overbooking"),
            "Whether memory limits are ignored when shards are placed."
        ),
        .rackAwareness: .gauge(
            .cluster,
            "rack_awareness_enabled",
            from: ("cluster_policy", "rack_aware"),
            "Whether a replica is kept on another rack than its primary shard."
        ),
        .bootstrapStatus: Metric(
            "redis_enterprise_bootstrap_status",
            "How far the node that answers is with joining its cluster, one state at a time.",
            labels: MetricLabels.cluster + ["status"],
            states: words(BootstrapState.self),
            source: .object(.cluster, resource: "bootstrap", field: "bootstrap_status.state")
        ),
        .clusterCheckPassed: .gauge(
            .cluster,
            "check_passed",
            from: ("cluster_check", "cluster_test_result"),
            "Whether the cluster's checks passed on all of its nodes."
        ),
        .moduleInfo: Metric(
            "redis_enterprise_module_info",
            "A module in the cluster's store with its version; always 1.",
            labels: ["cluster", "module", "module_name", "version"],
            source: .object(.cluster, resource: "modules", field: "module_name")
        ),
        .certificateExpiry: Metric(
            "redis_enterprise_certificate_expiry_timestamp_seconds",
            "Until when a certificate is valid, of a chain the earliest end; `server` is on the wire.",
            unit: "timestamp_seconds",
            labels: ["cluster", "certificate"],
            source: .object(.cluster, resource: "certificates", field: "*_cert")
        ),
    ]
}
