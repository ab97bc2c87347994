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
    }

    /// The alert.
    package var key: AlertKey
    /// How far it has come.
    package var phase: Phase
    /// When the condition was first seen.
    package var since: Timestamp
    /// When it was last told; nil while it is pending.
    package var told: Timestamp?
    /// Since when it was not seen any more; nil unless it is clearing.
    package var clearingSince: Timestamp?
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
