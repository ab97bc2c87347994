extension ObjectMetric {
    /// What concerns Active-Active databases as their coordinator knows them.
    static let ofActiveActive: [ObjectMetric: Metric] = [
        .activeActiveInfo: Metric(
            "redis_enterprise_active_active_info",
            "The local part of the Active-Active database; always 1.",
            labels: MetricLabels.activeActive + ["database"],
            source: .object(.cluster, resource: "crdbs", field: "local_databases")
        ),
        .activeActiveInstances: activeActive(
            "instances",
            from: ("crdbs", "instances"),
            "The clusters that have a part of the Active-Active database."
        ),
        .activeActiveFeatures: activeActive(
            "featureset_version",
            from: ("crdbs", "featureset_version"),
            "The generation of features that all parts agreed on."
        ),
        .activeActiveProtocol: activeActive(
            "protocol_version",
            from: ("crdbs", "protocol_version"),
            "The version of the protocol between the parts."
        ),
        .activeActiveRunningTasks: activeActive(
            "running_tasks",
            from: ("crdb_tasks", "status"),
            "The changes of the Active-Active database that have not ended."
        ),
        .activeActiveFailedTasks: activeActive(
            "failed_tasks",
            from: ("crdb_tasks", "status"),
            "The changes that failed, as long as the coordinator remembers them."
        ),
        .activeActiveOldestTask: activeActive(
            "oldest_task",
            unit: "timestamp_seconds",
            from: ("crdb_tasks", "started"),
            "When the oldest change that has not ended began; absent without one."
        ),
        .activeActiveReachable: Metric(
            "redis_enterprise_active_active_member_reachable",
            "Whether a cluster of the Active-Active database could be asked by this one.",
            labels: MetricLabels.activeActiveMember,
            source: .object(.cluster, resource: "crdb_health", field: "[].connection_error")
        ),
        .activeActiveConfiguration: Metric(
            "redis_enterprise_active_active_member_configuration_version",
            "The configuration in force there; equal in all clusters when all is well.",
            labels: MetricLabels.activeActiveMember,
            source: .object(.cluster, resource: "crdb_health", field: "[].active_config_version")
        ),
        .activeActiveConfigurationStatus: Metric(
            "redis_enterprise_active_active_member_configuration_status",
            "How far the newest configuration is there, one state at a time.",
            labels: MetricLabels.activeActiveMember + ["status"],
            states: words(ActiveActiveConfigurationStatus.self),
            source: .object(.cluster, resource: "crdb_health", field: "[].configurations[].status")
        ),
        .activeActiveConnection: Metric(
            "redis_enterprise_active_active_connection_working",
            "Whether a cluster of the Active-Active database reaches another one.",
            labels: MetricLabels.activeActiveMember + ["peer"],
            source: .object(.cluster, resource: "crdb_health", field: "[].connections[].status")
        ),
        .activeActiveLink: Metric(
            "redis_enterprise_active_active_link_status",
            "Whether a cluster gets the data of another one, one state at a time.",
            labels: MetricLabels.activeActiveMember + ["peer", "link", "status"],
            states: words(LinkStatus.self),
            source: .object(
                .cluster,
                resource: "crdb_health",
                field: "[].connections[].replication_links[].status"
            )
        ),
        .syncerRun: Metric(
            "redis_enterprise_database_syncer_run_id",
            "A number that changes when the process that takes data in starts anew.",
            labels: MetricLabels.database + ["kind"],
            source: .object(.database, resource: "crdt_syncer_state", field: "RunID")
        ),
    ]

    private static func activeActive(
        _ what: String,
        unit: String = "",
        from origin: (resource: String, field: String),
        _ help: String
    ) -> Metric {
        let name = "redis_enterprise_active_active_\(what)"
        return Metric(
            unit.isEmpty ? name : "\(name)_\(unit)",
            help,
            unit: unit,
            labels: MetricLabels.activeActive,
            source: .object(.cluster, resource: origin.resource, field: origin.field)
        )
    }
}
