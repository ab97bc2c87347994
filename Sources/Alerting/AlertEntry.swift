import Model

/// One journal entry of an alert, in the vocabulary of the outside.
package struct AlertEntry: Hashable, Sendable {
    /// The cluster's name.
    package var cluster: String
    /// What happened.
    package var transition: Transition
    /// Unique per entry, 128 bits in hexadecimal.
    package var id: String

    /// Joins an entry.
    package init(cluster: String, transition: Transition, id: String) {
        self.cluster = cluster
        self.transition = transition
        self.id = id
    }

    /// Joins an entry with an identifier drawn at random.
    package init(
        cluster: String,
        transition: Transition,
        using random: inout some RandomNumberGenerator
    ) {
        let id = JournalEntry.identifier(using: &random)
        self.init(cluster: cluster, transition: transition, id: id)
    }

    /// The sentence for people, such as `prod-eu: node 2 is down (was active)`.
    package var message: String {
        "\(cluster): \(transition.key.subject.phrase(name: transition.evidence.name)) "
            + "\(phrase)\(supplement)"
    }

    /// The syslog priority: the severity's when firing, 5 (notice) when resolved.
    package var priority: Int {
        switch transition.state {
        case .firing, .reminder, .flapping: transition.severity.priority
        case .resolved: 5
        }
    }

    /// The journal fields of the contract, in order, without `MESSAGE` and `PRIORITY`.
    package var fields: [(name: String, value: String)] {
        let evidence = transition.evidence
        let optional: [(String, String?)] = [
            ("MESSAGE_ID", transition.key.kind.description.explanation.messageID),
            ("REWATCHD_CLUSTER", cluster),
            ("REWATCHD_ALERT", transition.key.kind.rawValue),
            ("REWATCHD_STATE", transition.state.rawValue),
            ("REWATCHD_SUBJECT", transition.key.subject.description),
            ("REWATCHD_SEVERITY", transition.severity.rawValue),
            ("REWATCHD_SINCE", transition.since.rfc3339),
            ("REWATCHD_DURATION_SECONDS", isResolved ? duration.map(Self.decimal) : nil),
            ("REWATCHD_CHANGES", transition.flaps.map { "\($0.count)" }),
            ("REWATCHD_REASON", transition.resolution.map(\.rawValue)),
            ("REWATCHD_NAME", evidence.name),
            ("REWATCHD_OLD", isResolved ? nil : evidence.old),
            ("REWATCHD_NEW", isResolved ? nil : evidence.new),
            ("REWATCHD_DETAIL", isResolved ? nil : evidence.detail),
            ("REWATCHD_ID", id),
        ]
        return optional.compactMap { name, value in
            value.flatMap { $0.isEmpty ? nil : (name, $0) }
        }
    }

    /// What is said of the subject: a condition that only went out of sight is not over.
    private var phrase: String {
        let kind = transition.key.kind.description
        if let flaps = transition.flaps {
            return "is flapping, \(flaps.count) changes in \(Self.spoken(flaps.lasted))"
        }
        return switch transition.resolution {
        case .healthy: kind.resolved
        case .deleted: "was deleted"
        case .superseded: "now cannot be read for another reason"
        case .unwatched: "is not watched any more"
        case nil: kind.firing
        }
    }

    private var isResolved: Bool { transition.state == .resolved }

    private var duration: Duration? { transition.duration }

    private var supplement: String {
        let evidence = transition.evidence
        switch transition.state {
        case .resolved:
            return duration.map { " after \(Self.spoken($0))" } ?? ""
        case .flapping:
            return "; no more is told until it is calm for \(Self.spoken(AlertMachine.calm))"
        case .firing, .reminder:
            let lasting = duration.map { " for \(Self.spoken($0))" } ?? ""
            let words = [evidence.old, evidence.new].compactMap { $0 }
                .filter { !$0.isEmpty }.joined(separator: " → ")
            let parts = [words, evidence.detail ?? ""].filter { !$0.isEmpty }
            return lasting + (parts.isEmpty ? "" : ": " + parts.joined(separator: ", "))
        }
    }

    /// A duration in seconds with milliseconds, `243.120`.
    private static func decimal(_ duration: Duration) -> String {
        let (seconds, rest) = duration.wholeMilliseconds.quotientAndRemainder(dividingBy: 1_000)
        return "\(seconds)." + String(1_000 + rest.magnitude).dropFirst()
    }

    /// A duration as people say it, `4 min 3 s`.
    private static func spoken(_ duration: Duration) -> String {
        let seconds = duration.components.seconds
        if seconds < 60 { return "\(seconds) s" }
        if seconds < 3_600 { return "\(seconds / 60) min \(seconds % 60) s" }
        return "\(seconds / 3_600) h \(seconds / 60 % 60) min"
    }
}
