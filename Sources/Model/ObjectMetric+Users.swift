extension ObjectMetric {
    /// What concerns a user of the cluster.
    static let ofUsers: [ObjectMetric: Metric] = [
        .userStatus: Metric(
            "redis_enterprise_user_status",
            "Whether the user can log in, one state at a time.",
            labels: MetricLabels.user + ["status"],
            states: words(UserStatus.self),
            source: .object(.cluster, resource: "users", field: "status")
        ),
        .userPasswordExpiry: Metric(
            "redis_enterprise_user_password_expiry_timestamp_seconds",
            "When the user's password expires; absent where passwords do not.",
            unit: "timestamp_seconds",
            labels: MetricLabels.user,
            source: .object(.cluster, resource: "users", field: "password_issue_date")
        ),
        .userLastLogin: Metric(
            "redis_enterprise_user_last_login_timestamp_seconds",
            "When the user last logged in.",
            unit: "timestamp_seconds",
            labels: MetricLabels.user,
            source: .object(.cluster, resource: "users", field: "last_login")
        ),
    ]
}
