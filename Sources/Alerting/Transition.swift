package import Model

/// A change of an alert that is worth an entry in the journal.
package struct Transition: Hashable, Sendable {
    /// What the alert has become.
    package enum State: String, Hashable, Sendable {
        case firing
        /// It fires on, a while after it was last told.
        case reminder
        case resolved
        /// It comes and goes, and nothing more is told until it is calm; it counts as firing.
        case flapping
    }

    /// How often an alert changed, and within what time.
    package struct Flaps: Hashable, Sendable {
        /// The changes, each within ``AlertMachine/calm`` of the one before.
        package var count: Int
        /// From the first of them to the last.
        package var lasted: Duration

        /// Joins the two.
        package init(count: Int, lasted: Duration) {
            self.count = count
            self.lasted = lasted
        }
    }

    /// Why an alert resolved.
    package enum Resolution: String, Hashable, Sendable {
        /// The condition was gone for the clear time.
        case healthy
        /// The object was deleted.
        case deleted
        /// Another reason is told in its place; whether this one is over is not known.
        case superseded
        /// It is not watched any more.
        case unwatched
    }

    /// The alert.
    package var key: AlertKey
    /// What it has become.
    package var state: State
    /// How urgent it is.
    package var severity: Severity
    /// When the condition was first seen, before the hold.
    package var since: Timestamp
    /// When the transition was decided.
    package var at: Timestamp
    /// From the first sight to now; on resolved to the first healthy look, without the clear time.
    package var duration: Duration?
    /// On resolved: why.
    package var resolution: Resolution?
    /// On flapping: how much.
    package var flaps: Flaps?
    /// What was seen when the condition began, or last while it lasted.
    package var evidence: Evidence
}
