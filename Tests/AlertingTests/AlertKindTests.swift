import Alerting
import Model
import Testing

/// The table of alerts: complete, unambiguous, and with the times that are promised.
@Suite struct AlertKindTests {
    @Test func `has the kinds that it is known for`() {
        #expect(
            Set(AlertKind.allCases.map(\.rawValue)) == [
                "cluster_unreachable", "tls_verification_failed", "authentication_rejected",
                "unexpected_response", "permission_denied", "data_stale", "quorum_lost",
                "node_down", "cluster_check_failed", "action_stuck", "cluster_manager_alert",
                "database_unavailable", "database_not_active", "database_change_stuck",
                "sync_out_of_date", "backup_failed", "import_failed", "export_failed",
                "shard_down", "shard_role_mismatch", "replication_link_down", "license_expiring",
                "license_expired", "certificate_expiring", "password_expiring", "user_locked",
                "buffer_not_durable",
            ]
        )
    }

    /// The identifiers are for ever: filters and catalogues of users name them.
    @Test func `message identifiers are 32 hexadecimal digits and unique`() {
        let identifiers = AlertKind.allCases.map(\.description.explanation.messageID)
        for identifier in identifiers {
            #expect(identifier.utf8.count == 32)
            #expect(identifier.utf8.allSatisfy { "0123456789abcdef".utf8.contains($0) })
        }
        #expect(Set(identifiers).count == AlertKind.allCases.count)
    }

    @Test(arguments: AlertKind.allCases)
    func `every kind explains itself`(_ kind: AlertKind) {
        let row = kind.description
        let explanation = row.explanation
        #expect(explanation.meaning.hasSuffix("."))
        #expect(explanation.check.hasSuffix(".") || explanation.check.hasSuffix("?"))
        #expect(!explanation.title.isEmpty && !explanation.title.hasSuffix("."))
        #expect(!row.firing.isEmpty && !row.resolved.isEmpty)
        #expect(!row.firing.hasSuffix(".") && !row.resolved.hasSuffix("."))
        let metric = explanation.metric
        #expect(MetricCatalogue.id(named: metric) != nil, "\(metric) is no metric")
        #expect(!row.dependsOn.contains(kind) && Set(row.dependsOn).count == row.dependsOn.count)
        #expect((row.rule.before != nil) == AlertKind.endings.contains(kind))
    }

    @Test func `no kind explains itself through others`() {
        func causes(of kind: AlertKind, deeper depth: Int) -> Set<AlertKind> {
            guard depth > 0 else { return [] }
            return kind.description.dependsOn.reduce(into: []) { found, cause in
                found.formUnion([cause])
                found.formUnion(causes(of: cause, deeper: depth - 1))
            }
        }
        let depth = AlertKind.allCases.count
        for kind in AlertKind.allCases {
            #expect(!causes(of: kind, deeper: depth).contains(kind), "\(kind)")
        }
    }

    @Test(
        arguments: [
            (.clusterUnreachable, 20, 20, .critical), (.tlsVerificationFailed, 0, 0, .critical),
            (.authenticationRejected, 0, 0, .critical), (.unexpectedResponse, 20, 20, .warning),
            (.permissionDenied, 0, 0, .warning), (.dataStale, 20, 20, .warning),
            (.quorumLost, 20, 20, .critical), (.nodeDown, 20, 20, .critical),
            (.clusterCheckFailed, 20, 20, .warning), (.actionStuck, 20, 20, .warning),
            (.managerAlert, 0, 0, .warning), (.databaseUnavailable, 20, 20, .critical),
            (.databaseNotActive, 20, 20, .critical), (.databaseChangeStuck, 600, 20, .warning),
            (.syncOutOfDate, 20, 20, .warning), (.backupFailed, 0, 0, .warning),
            (.importFailed, 0, 0, .warning), (.exportFailed, 0, 0, .warning),
            (.shardDown, 20, 20, .critical), (.shardRoleMismatch, 20, 20, .warning),
            (.replicationLinkDown, 20, 20, .warning), (.licenseExpiring, 0, 0, .warning),
            (.licenseExpired, 0, 0, .critical), (.certificateExpiring, 0, 0, .warning),
            (.passwordExpiring, 20, 20, .warning), (.userLocked, 20, 20, .warning),
            (.bufferNotDurable, 20, 20, .warning),
        ] as [(AlertKind, Int, Int, Severity)]
    )
    func `every kind has its times unless configured`(
        _ kind: AlertKind,
        _ hold: Int,
        _ clear: Int,
        _ severity: Severity
    ) {
        let rule = AlertSettings()[kind]
        #expect(rule.hold == .seconds(hold))
        #expect(rule.clear == .seconds(clear))
        #expect(rule.severity == severity)
        #expect(rule.reminder == .seconds(4 * 3_600))
        #expect(rule.isEnabled)
    }

    @Test func `setting one kind leaves the others`() {
        var settings = AlertSettings()
        let rule = AlertRule(hold: .seconds(1), clear: .seconds(2), severity: .info)
        settings[.nodeDown] = rule
        for kind in AlertKind.allCases {
            #expect(settings[kind] == (kind == .nodeDown ? rule : kind.defaultRule))
        }
    }

    @Test func `four kinds say why a cluster cannot be read`() {
        #expect(
            AlertKind.reasonsUnreadable == [
                .clusterUnreachable, .tlsVerificationFailed, .authenticationRejected,
                .unexpectedResponse,
            ]
        )
    }
}
