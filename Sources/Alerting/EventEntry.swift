import Model

/// One journal entry of an event, in the vocabulary of the outside.
package struct EventEntry: Hashable, Sendable {
    /// The cluster's name.
    package var cluster: String
    /// What happened.
    package var event: ClusterEvent
    /// Unique per entry, 128 bits in hexadecimal.
    package var id: String

    /// Joins an entry.
    package init(cluster: String, event: ClusterEvent, id: String) {
        self.cluster = cluster
        self.event = event
        self.id = id
    }

    /// The sentence for people, such as `prod-eu: shard 3 has changed its role: slave → master`.
    package var message: String {
        let evidence = event.evidence
        let words = [evidence.old, evidence.new].compactMap { $0 }
            .filter { !$0.isEmpty }.joined(separator: " → ")
        let parts = [words, evidence.detail ?? ""].filter { !$0.isEmpty }
        let subject = event.subject.phrase(name: evidence.name)
        return "\(cluster): \(subject) \(event.kind.description.sentence)"
            + (parts.isEmpty ? "" : ": " + parts.joined(separator: ", "))
    }

    /// The journal fields of the contract, in order, without `MESSAGE` and `PRIORITY`.
    package var fields: [(name: String, value: String)] {
        let evidence = event.evidence
        let optional: [(String, String?)] = [
            ("MESSAGE_ID", event.kind.description.explanation.messageID),
            ("REWATCHD_CLUSTER", cluster),
            ("REWATCHD_ALERT", event.kind.rawValue),
            ("REWATCHD_STATE", "event"),
            ("REWATCHD_SUBJECT", event.subject.description),
            ("REWATCHD_SEVERITY", event.severity.rawValue),
            ("REWATCHD_SINCE", event.since.rfc3339),
            ("REWATCHD_NAME", evidence.name),
            ("REWATCHD_OLD", evidence.old),
            ("REWATCHD_NEW", evidence.new),
            ("REWATCHD_DETAIL", evidence.detail),
        ]
        let own = event.attributes.map { ($0.name, $0.value) }
        return optional.compactMap { name, value in
            value.flatMap { $0.isEmpty ? nil : (name, $0) }
        } + own + [("REWATCHD_ID", id)]
    }
}
