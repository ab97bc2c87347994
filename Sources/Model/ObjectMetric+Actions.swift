extension ObjectMetric {
    /// What goes on in the background of a cluster; the newer list of actions counts as well.
    static let ofActions: [ObjectMetric: Metric] = [
        .runningActions: .gauge(
            .cluster,
            "running_actions",
            from: ("actions", "status"),
            "The actions of the cluster that have not ended."
        ),
        .stuckActions: .gauge(
            .cluster,
            "stuck_actions",
            from: ("actions", "heartbeat"),
            "The running state machines without a sign of life for 10 minutes."
        ),
        .failedActions: .gauge(
            .cluster,
            "failed_actions",
            from: ("actions", "status"),
            "The actions that failed or were aborted, as long as the cluster remembers them."
        ),
        .oldestAction: .gauge(
            .cluster,
            "oldest_action",
            unit: "timestamp_seconds",
            from: ("actions", "creation_time"),
            "When the oldest action that has not ended began; absent without one."
        ),
    ]
}
