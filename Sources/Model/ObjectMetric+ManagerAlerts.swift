extension ObjectMetric {
    /// The metrics of the cluster manager's own alerts; nodes stand for all of their resources.
    static let ofManagerAlerts: [ObjectMetric: Metric] = [
        .alertActive: Metric(
            "redis_enterprise_alert_active",
            "Whether the cluster manager's alert is raised, also while it is switched off.",
            labels: MetricLabels.managerAlert,
            source: .object(.cluster, resource: "cluster_alerts", field: "state")
        ),
        .alertEnabled: Metric(
            "redis_enterprise_alert_enabled",
            "Whether the cluster manager's alert is switched on.",
            labels: MetricLabels.managerAlert,
            source: .object(.cluster, resource: "cluster_alerts", field: "enabled")
        ),
    ]
}
