/// A database that another one takes from; its address may hold a password and is never read.
package struct SyncSource: Hashable, Sendable {
    /// Its number within the database that takes from it.
    package var uid: UID
    /// How far the other is with it; nil when the list did not say it.
    package var status: Status<SyncSourceStatus>?
    /// Seconds by which the other is behind.
    package var lag: Double?

    /// Makes a source of which nothing but its number is known.
    package init(uid: UID) {
        self.uid = uid
    }
}
