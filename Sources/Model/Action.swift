/// Something that the cluster does in the background: a task, a state machine, a backup.
package struct Action: Hashable, Sendable {
    /// How long a state machine may be without a sign of life before it counts as stuck.
    package static let stuckAfter = Duration.seconds(10 * 60)

    /// Its identifier; the same in all lists of actions.
    package var uid: UID
    /// What it does, such as `maintenance_on` or `remove_node`.
    package var name: String?
    /// How far it is; nil when the list did not say it.
    package var status: Status<ActionStatus>?
    /// When it began.
    package var created: Timestamp?
    /// When a state machine last gave a sign of life.
    package var heartbeat: Timestamp?
    /// The database that a state machine works on.
    package var database: UID?

    /// Makes an action of which nothing but its identifier is known.
    package init(uid: UID) {
        self.uid = uid
    }

    /// Whether it goes on at all; one with a status that nobody knows may be anything.
    package var isUnfinished: Bool {
        if case .known(let word)? = status { word.isUnfinished } else { false }
    }

    /// Whether it ended badly.
    package var isFailed: Bool {
        if case .known(let word)? = status { word.isFailed } else { false }
    }

    /// Whether it goes on without a sign of life; only state machines give any.
    package func isStuck(at now: Timestamp) -> Bool {
        guard isUnfinished, let heartbeat else { return false }
        return now - heartbeat > Self.stuckAfter
    }
}
