/// A change of an Active-Active database that its coordinator carries out or has carried out.
///
/// An ended one is remembered for some minutes only, 500 seconds by default.
package struct ActiveActiveTask: Hashable, Sendable {
    /// Its identifier.
    package var uid: UID
    /// The Active-Active database that it changes; nil when the list did not say it.
    package var database: UID?
    /// What it does, such as `update`.
    package var operation: String?
    /// How far it is; nil when the list did not say it.
    package var status: Status<ActiveActiveTaskStatus>?
    /// When it began.
    package var started: Timestamp?
    /// When it ended.
    package var ended: Timestamp?

    /// Makes a task of which nothing but its identifier is known.
    package init(uid: UID) {
        self.uid = uid
    }

    /// Whether it goes on; one with a status that nobody knows may be anything.
    package var isUnfinished: Bool {
        status == .known(.queued) || status == .known(.started)
    }
}
