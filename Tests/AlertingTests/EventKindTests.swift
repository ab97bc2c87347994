import Alerting
import Model
import Testing

/// The table of events: complete, unambiguous, beside the table of alerts.
@Suite struct EventKindTests {
    @Test func `has the kinds that it is known for`() {
        #expect(
            EventKind.allCases.map(\.rawValue) == [
                "node_added", "node_removed", "maintenance_mode", "master_node_changed",
                "shard_role_changed", "database_created", "database_deleted", "database_renamed",
                "version_changed", "license_changed", "status_changed", "cluster_log",
            ]
        )
    }

    @Test func `message identifiers are unique among alerts and events`() {
        let events = EventKind.allCases.map(\.description.explanation.messageID)
        let all = events + AlertKind.allCases.map(\.description.explanation.messageID)
        #expect(Set(all).count == all.count)
        for identifier in events {
            #expect(identifier.utf8.count == 32)
            #expect(identifier.utf8.allSatisfy { "0123456789abcdef".utf8.contains($0) })
        }
    }

    @Test func `no event has the name of an alert`() {
        let alerts = Set(AlertKind.allCases.map(\.rawValue))
        #expect(alerts.isDisjoint(with: EventKind.allCases.map(\.rawValue)))
    }

    @Test(arguments: EventKind.allCases)
    func `every kind explains itself`(_ kind: EventKind) {
        let sentence = kind.description.sentence
        let row = kind.description.explanation
        #expect(!row.title.isEmpty && !row.title.hasSuffix("."))
        #expect(row.meaning.hasSuffix("."))
        #expect(row.check.hasSuffix(".") || row.check.hasSuffix("?"))
        #expect(!sentence.isEmpty && !sentence.hasSuffix("."))
        #expect(MetricCatalogue.id(named: row.metric) != nil, "\(row.metric) is no metric")
    }
}
