package import Alerting

/// Keeps what must outlive the program: alerts, known objects, failed logins, entries on their way.
///
/// An entry is committed in one step with the state that it follows from, and told only then. So
/// whenever the program ends, either both are there or neither, and an entry that is there but
/// not known to be written is written after the next start.
package protocol StateKeeper: Sendable {
    /// What was last committed for a cluster; nothing when nothing was.
    func restore(_ cluster: String) async throws(StateKeepingError) -> KeptState
    /// Replaces what is kept of a cluster and adds entries, both or neither.
    func commit(
        _ state: KeptState,
        telling entries: [JournalEntry],
        of cluster: String
    ) async throws(StateKeepingError)
    /// The clusters of which something is kept, in order.
    func clusters() async throws(StateKeepingError) -> [String]
}

/// What of one cluster outlives the program.
package struct KeptState: Hashable, Sendable {
    /// The alerts that are not inactive, in order.
    package var alerts: [KeptAlert]
    /// The logins that count against the account.
    package var failedLogins: [KeptFailure]
    /// Where the cluster's nodes are, in order: a login may follow a redirect there.
    package var nodeAddresses: [String]

    /// The objects as events last compared them.
    package var census: Census
    /// How far the cluster's own log is told; nil before its first look.
    package var log: LogMemory?
    /// The holes in the samples that are not filled yet, in order.
    package var gaps: [KeptGap]

    /// Joins what is kept.
    package init(
        alerts: [KeptAlert] = [],
        failedLogins: [KeptFailure] = [],
        nodeAddresses: [String] = [],
        census: Census = Census(),
        log: LogMemory? = nil,
        gaps: [KeptGap] = []
    ) {
        self.census = census
        self.log = log
        self.gaps = gaps
        self.alerts = alerts
        self.failedLogins = failedLogins
        self.nodeAddresses = nodeAddresses
    }
}

/// Why the state could not be kept or read, in words: what was tried on which file.
package struct StateKeepingError: Error, Hashable, CustomStringConvertible {
    /// One sentence without a full stop.
    package let description: String

    /// Wraps the sentence.
    package init(_ description: String) {
        self.description = description
    }
}

/// Keeps nothing: for a program that has no place to keep it.
package struct NoStateKeeper: StateKeeper {
    /// A keeper without a memory.
    package init() {}

    /// Nothing was ever kept.
    package func restore(_ cluster: String) -> KeptState { KeptState() }
    /// Forgets it at once.
    package func commit(_ state: KeptState, telling entries: [JournalEntry], of cluster: String) {}
    /// None.
    package func clusters() -> [String] { [] }
}
