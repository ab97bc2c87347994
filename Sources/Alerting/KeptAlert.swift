package import Model

/// An alert that is not inactive, in the form in which it outlives the program.
///
/// All times are the calendar's, because the monotonic clock begins anew with each start.
package struct KeptAlert: Hashable, Sendable {
    /// How far the alert has come.
    package enum Phase: String, Hashable, Sendable, CaseIterable {
        case pending
        case firing
        case clearing
        case flapping
        /// Inactive, but it has changed a short time ago.
        case quiet

        /// Whether it counts as firing: it was told, and its end was not.
        package var isTold: Bool {
            switch self {
            case .firing, .clearing, .flapping: true
            case .pending, .quiet: false
            }
        }
    }

    /// Changes that follow each other closely, told or not.
    package struct Changes: Hashable, Sendable {
        /// How many.
        package var count: Int
        /// When the first of them was.
        package var first: Timestamp
        /// When the last of them was.
        package var last: Timestamp

        /// Joins the three.
        package init(count: Int, first: Timestamp, last: Timestamp) {
            self.count = count
            self.first = first
            self.last = last
        }
    }

    /// The alert.
    package var key: AlertKey
    /// How far it has come.
    package var phase: Phase
    /// When the condition was first seen.
    package var since: Timestamp
    /// When it was last told; nil while it is pending.
    package var told: Timestamp?
    /// Since when it was not seen any more; nil unless it is clearing, or flapping and well.
    package var clearingSince: Timestamp?
    /// Its latest changes; nil when there was none for a while.
    package var changes: Changes?
    /// What was seen.
    package var evidence: Evidence

    /// Joins what is kept.
    package init(
        _ key: AlertKey,
        _ phase: Phase,
        since: Timestamp,
        evidence: Evidence
    ) {
        self.key = key
        self.phase = phase
        self.since = since
        self.evidence = evidence
    }
}
