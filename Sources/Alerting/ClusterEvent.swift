package import Model

/// Something that happened in a cluster and is over, worth one entry in the journal.
package struct ClusterEvent: Hashable, Sendable {
    /// One more journal field than every event has.
    package struct Attribute: Hashable, Sendable {
        /// The journal's name of it.
        package var name: String
        /// Its value.
        package var value: String

        /// Joins a name and a value.
        package init(_ name: String, _ value: String) {
            self.name = name
            self.value = value
        }
    }

    /// What kind it is.
    package var kind: EventKind
    /// What it happened to.
    package var subject: Subject
    /// When it happened, as far as that is known: when it was seen, or the time of a log record.
    package var since: Timestamp
    /// When it was seen.
    package var at: Timestamp
    /// The syslog priority; 6 unless the cluster said how urgent it is.
    package var priority = 6
    /// Name, old and new word, and what else there is to say.
    package var evidence: Evidence
    /// Further journal fields, in order.
    package var attributes: [Attribute] = []

    /// Joins an event that was seen as it happened.
    package init(
        _ kind: EventKind,
        _ subject: Subject,
        at: Timestamp,
        _ evidence: Evidence
    ) {
        self.kind = kind
        self.subject = subject
        self.since = at
        self.at = at
        self.evidence = evidence
    }

    /// How urgent it is in the words of alerts.
    package var severity: Severity {
        switch priority {
        case ...2: .critical
        case 3...4: .warning
        case _: .info
        }
    }
}
