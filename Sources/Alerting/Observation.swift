package import Model

/// The identity of an alert: what is wrong, and with what.
package struct AlertKey: Hashable, Comparable, Sendable {
    /// The kind.
    package var kind: AlertKind
    /// The object.
    package var subject: Subject

    /// Joins a kind and an object.
    package init(_ kind: AlertKind, _ subject: Subject) {
        self.kind = kind
        self.subject = subject
    }

    package static func < (left: AlertKey, right: AlertKey) -> Bool {
        left.kind == right.kind
            ? left.subject < right.subject : left.kind.rawValue < right.kind.rawValue
    }
}

/// What one look says about one alert; an alert that nothing is said about stays as it is.
package struct Observation: Hashable, Sendable {
    /// What the look showed.
    package enum Verdict: Hashable, Sendable {
        /// The condition holds.
        case failing(Evidence)
        /// The condition does not hold.
        case healthy
        /// It does not hold, but did for a moment between this look and the last.
        case blinked(Evidence)
        /// The object does not exist any more.
        case deleted
        /// Another condition, which excludes this one, is told in its place.
        case superseded
        /// Nobody looks any more: the kind or the resource was switched off, or the cluster does
        /// not have the resource.
        case unwatched
    }

    /// The alert that it is about.
    package var key: AlertKey
    /// What was seen.
    package var verdict: Verdict
    /// The alerts that would explain it; only kinds that its own kind depends on.
    package var causes: [AlertKey]

    /// Joins an alert, what was seen, and what would explain it.
    package init(_ key: AlertKey, _ verdict: Verdict, causes: [AlertKey] = []) {
        self.key = key
        self.verdict = verdict
        self.causes = causes
    }

    /// Whether it could start or change an alert that is inactive.
    var isNews: Bool {
        switch verdict {
        case .failing, .blinked: true
        case .healthy, .deleted, .superseded, .unwatched: false
        }
    }
}

/// What an entry tells beside the kind and the object.
package struct Evidence: Hashable, Sendable {
    /// The object's name where it has one.
    package var name: String?
    /// The status word before.
    package var old: String?
    /// The status word now.
    package var new: String?
    /// Why, in words, such as a transport error; never a secret.
    package var detail: String?

    /// Joins what is known.
    package init(
        name: String? = nil,
        old: String? = nil,
        new: String? = nil,
        detail: String? = nil
    ) {
        self.name = name
        self.old = old
        self.new = new
        self.detail = detail
    }
}
