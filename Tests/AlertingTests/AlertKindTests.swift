import Alerting
import Model
import Testing

/// The table of alerts: complete, unambiguous, and with the times that are promised.
@Suite struct AlertKindTests {
    @Test func `has the kinds that it is known for`() {
        #expect(
            AlertKind.allCases.map(\.rawValue) == [
                "cluster_unreachable", "tls_verification_failed", "authentication_rejected",
                "unexpected_response", "permission_denied", "node_down", "database_not_active",
                "shard_down",
            ]
        )
    }

    /// The identifiers are for ever: filters and catalogues of users name them.
    @Test func `message identifiers are 32 hexadecimal digits and unique`() {
        let identifiers = AlertKind.allCases.map(\.description.messageID)
        for identifier in identifiers {
            #expect(identifier.utf8.count == 32)
            #expect(identifier.utf8.allSatisfy { "0123456789abcdef".utf8.contains($0) })
        }
        #expect(Set(identifiers).count == AlertKind.allCases.count)
    }

    @Test(arguments: AlertKind.allCases)
    func `every kind explains itself`(_ kind: AlertKind) {
        let row = kind.description
        #expect(row.meaning.hasSuffix("."))
        #expect(row.check.hasSuffix(".") || row.check.hasSuffix("?"))
        #expect(!row.firing.isEmpty && !row.resolved.isEmpty)
        #expect(!row.firing.hasSuffix(".") && !row.resolved.hasSuffix("."))
        #expect(MetricCatalogue.id(named: row.metric) != nil, "\(row.metric) is no metric")
    }

    @Test(
        arguments: [
            (.clusterUnreachable, 20, 20, .critical), (.tlsVerificationFailed, 0, 0, .critical),
            (.authenticationRejected, 0, 0, .critical), (.unexpectedResponse, 20, 20, .warning),
            (.permissionDenied, 0, 0, .warning), (.nodeDown, 20, 20, .critical),
            (.databaseNotActive, 20, 20, .critical), (.shardDown, 20, 20, .critical),
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
