package import Model

/// An alert that fires.
package struct AlertRow: Sendable, Hashable {
    /// The cluster.
    package var cluster: String
    /// The kind, as the journal writes it.
    package var kind: String
    /// What it is about, as the journal writes it, such as `database:5`.
    package var subject: String
    /// How urgent it is.
    package var standing: Standing
    /// What it is about and what is wrong, in a sentence.
    package var sentence: String
    /// When the condition was first seen.
    package var since: Timestamp
    /// What to look at first.
    package var check = ""

    /// Joins a row.
    package init(
        cluster: String,
        kind: String,
        subject: String,
        standing: Standing,
        sentence: String,
        since: Timestamp
    ) {
        self.cluster = cluster
        self.kind = kind
        self.subject = subject
        self.standing = standing
        self.sentence = sentence
        self.since = since
    }

    /// The database that it is about; nil for other subjects.
    package var database: String? { Self.database(of: subject) }

    /// The number in `database:5` and `database:5:…`.
    static func database(of subject: String) -> String? {
        let parts = subject.split(separator: ":")
        return parts.count > 1 && parts[0] == "database" ? String(parts[1]) : nil
    }
}
