extension ObjectMetric {
    /// Whether the issuer of the proxies' certificate has revoked it.
    static let ofRevocation: [ObjectMetric: Metric] = [
        .revocationEnabled: .gauge(
            .cluster,
            "ocsp_enabled",
            from: ("ocsp", "ocsp_functionality"),
            "Whether the cluster asks the issuer of its certificate if that was revoked."
        ),
        .revocationStatus: Metric(
            "redis_enterprise_cluster_ocsp_status",
            "What the issuer says of the proxies' certificate, one state at a time.",
            labels: MetricLabels.cluster + ["status"],
            states: words(RevocationStatus.self),
            source: .object(.cluster, resource: "ocsp_status", field: "cert_status")
        ),
        .revocationUpdated: .gauge(
            .cluster,
            "ocsp_update",
            unit: "timestamp_seconds",
            from: ("ocsp_status", "this_update"),
            "When the issuer said it."
        ),
        .revocationNextUpdate: .gauge(
            .cluster,
            "ocsp_next_update",
            unit: "timestamp_seconds",
            from: ("ocsp_status", "next_update"),
            "When what the issuer said ends to be valid."
        ),
        .revocationTime: .gauge(
            .cluster,
            "ocsp_revocation",
            unit: "timestamp_seconds",
            from: ("ocsp_status", "revocation_time"),
            "When the certificate was revoked; absent while it is not."
        ),
    ]
}
