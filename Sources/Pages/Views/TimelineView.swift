package import Model

/// What fires and what was told, the newest first.
package struct TimelineView: Sendable, Hashable {
    /// The most entries that are shown.
    package static let entriesMax = 300

    /// Something that was told.
    package struct Entry: Sendable, Hashable {
        /// When.
        package var at: Timestamp
        /// Of which cluster.
        package var cluster: String
        /// `firing`, `resolved` and the other words of the journal.
        package var state: String
        /// The kind, as the journal writes it.
        package var kind: String
        /// What it is about, as the journal writes it.
        package var subject: String
        /// How urgent it is.
        package var standing: Standing
        /// The sentence of the journal.
        package var sentence: String
        /// How long it lasted, in milliseconds; nil for what does not last.
        package var lasted: Int64?
        /// The word of the cluster before; nil where nothing changed.
        package var old: String?
        /// The word of the cluster since; nil where nothing changed.
        package var new: String?
        /// What to look at first; empty where nothing is to be done.
        package var check = ""

        /// Makes an entry without details.
        package init(at: Timestamp, cluster: String, sentence: String) {
            self.at = at
            self.cluster = cluster
            self.sentence = sentence
            (state, kind, subject, standing) = ("", "", "", .good)
        }
    }

    /// When it was looked.
    package var now: Timestamp
    /// The clusters that there are.
    package var clusters: [String]
    /// What is shown.
    package var filter: TimelineFilter
    /// What fires, the worst first.
    package var firing: [AlertRow] = []
    /// What was told, the newest first.
    package var entries: [Entry] = []
    /// Why nothing is told of the past; nil where it is.
    package var absence: String?

    /// Joins a view in which nothing happened.
    package init(now: Timestamp, clusters: [String], filter: TimelineFilter) {
        self.now = now
        self.clusters = clusters
        self.filter = filter
    }

    /// Whether an alert is among those asked for.
    package func wants(_ alert: AlertRow) -> Bool {
        (filter.cluster.isEmpty || filter.cluster == alert.cluster)
            && (filter.kind.isEmpty || filter.kind == alert.kind)
            && (filter.subject.isEmpty || filter.subject == alert.subject)
    }

    /// Whether an entry is among those asked for.
    package func wants(_ entry: Entry) -> Bool {
        (filter.cluster.isEmpty || filter.cluster == entry.cluster)
            && (filter.kind.isEmpty || filter.kind == entry.kind)
            && (filter.subject.isEmpty || filter.subject == entry.subject)
            && (filter.state == .all || filter.state.rawValue == entry.state)
    }
}
