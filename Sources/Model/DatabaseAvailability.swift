/// What the availability check of one database says.
package struct DatabaseAvailability: Hashable, Sendable {
    /// The database.
    package var uid: UID
    /// Whether clients can use it.
    package var isAvailable: Bool
    /// The API's word for what is wrong, ending in the cause where it knows it; nil when nothing.
    package var reason: String?

    /// Joins what was read.
    package init(uid: UID, isAvailable: Bool, reason: String? = nil) {
        self.uid = uid
        self.isAvailable = isAvailable
        self.reason = reason
    }
}
