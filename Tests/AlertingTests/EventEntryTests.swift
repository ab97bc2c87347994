import Alerting
import Model
import Testing

/// The words of the journal for events, field by field.
@Suite struct EventEntryTests {
    private let time = Timestamp(milliseconds: 1_790_000_000_007)

    @Test func `a change has these fields, in this order`() {
        let evidence = Evidence(name: "cart", old: "active", new: "pending", detail: "why")
        let event = ClusterEvent(.statusChanged, .database(UID(5)), at: time, evidence)
        let entry = JournalEntry.event(EventEntry(cluster: "prod-eu", event: event, id: "0123"))
        #expect(
            entry.fields.map { "\($0.name)=\($0.value)" } == [
                "MESSAGE_ID=\(EventKind.statusChanged.description.explanation.messageID)",
                "REWATCHD_CLUSTER=prod-eu", "REWATCHD_ALERT=status_changed",
                "REWATCHD_STATE=event", "REWATCHD_SUBJECT=database:5", "REWATCHD_SEVERITY=info",
                "REWATCHD_SINCE=2026-09-21T14:13:20.007Z", "REWATCHD_NAME=cart",
                "REWATCHD_OLD=active", "REWATCHD_NEW=pending", "REWATCHD_DETAIL=why",
                "REWATCHD_ID=0123",
            ]
        )
        #expect(entry.priority == 6 && entry.id == "0123" && entry.at == time && entry.isEvent)
        #expect(
            entry.message
                == "prod-eu: database 5 (cart) has another status: active → pending, why"
        )
    }

    @Test func `what is empty is left out, and attributes come before the identifier`() {
        var event = ClusterEvent(.clusterLog, .cluster, at: time, Evidence(name: "", detail: ""))
        event.attributes = [ClusterEvent.Attribute("REWATCHD_LOG_TYPE", "user_created")]
        let entry = EventEntry(cluster: "c", event: event, id: "7")
        #expect(
            entry.fields.suffix(3).map(\.name)
                == ["REWATCHD_SINCE", "REWATCHD_LOG_TYPE", "REWATCHD_ID"]
        )
        #expect(entry.message == "c: cluster logged")
    }

    @Test(
        arguments: [
            (2, .critical), (3, .warning), (4, .warning), (5, .info), (6, .info), (7, .info),
        ] as [(Int, Severity)]
    )
    func `a priority has a severity`(_ priority: Int, _ severity: Severity) {
        var event = ClusterEvent(.clusterLog, .cluster, at: time, Evidence())
        event.priority = priority
        #expect(event.severity == severity)
    }
}
