/// A module in the cluster's store.
package struct Module: Hashable, Sendable {
    /// Its identifier, hexadecimal text.
    package var uid: UID
    /// Its name, such as `search`.
    package var name: String?
    /// Its version, such as `2.8.7`.
    package var version: String?

    /// Makes a module of which nothing but its identifier is known.
    package init(uid: UID) {
        self.uid = uid
    }
}
