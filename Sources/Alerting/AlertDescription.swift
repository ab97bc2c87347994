/// What the program knows about a kind of alert; documents, catalogue and journal show this.
package struct AlertDescription: Sendable {
    /// What the kind is about, as the documents group them.
    package enum Section: String, Sendable, CaseIterable {
        /// Exactly one of these says why nothing about a cluster is known.
        case unreadable = "Why a cluster cannot be read"
        /// Single resources of a cluster that can be read.
        case resources = "What of it cannot be read"
        /// The cluster and its nodes.
        case cluster = "Cluster and nodes"
        /// Databases, with what is copied from and to them.
        case databases = "Databases"
        /// Shards and the links between them.
        case shards = "Shards"
        /// What ends on a day that is known before.
        case ends = "Licences, certificates and logins"
        /// What the daemon cannot do itself.
        case daemon = "The daemon itself"
    }

    /// What the journal's catalogue says of it, under an identifier that is fixed for ever.
    package var explanation: JournalExplanation
    /// What it is about.
    package var section: Section
    /// What is said when it fires, without the subject, such as `is down`.
    package var firing: String
    /// What is said when it resolves.
    package var resolved: String
    /// Its times and severity unless configured.
    package var rule: AlertRule
    /// The kinds that explain it.
    ///
    /// While one of them holds for the same object or for what that object lies on, this one
    /// neither fires nor resolves.
    package var dependsOn: [AlertKind]

    /// Joins a row.
    init(
        _ explanation: JournalExplanation,
        _ section: Section,
        firing: String,
        resolved: String,
        rule: AlertRule
    ) {
        self.explanation = explanation
        self.section = section
        self.firing = firing
        self.resolved = resolved
        self.rule = rule
        dependsOn = []
    }

    /// The row with the kinds that explain it.
    func following(_ kinds: AlertKind...) -> AlertDescription {
        var row = self
        row.dependsOn = kinds
        return row
    }
}
