/// An Active-Active database that this cluster takes part in, as its coordinator lists it.
///
/// The list has logins and addresses of the other clusters; neither is read.
package struct ActiveActiveDatabase: Hashable, Sendable {
    /// The part of the database that lies in one of the clusters.
    package struct Instance: Hashable, Sendable {
        /// Its number within the database; the peers' statistics go by it.
        package var uid: UID
        /// The cluster in which it lies, by name.
        package var cluster: String?

        /// Makes an instance of which nothing but its number is known.
        package init(uid: UID) {
            self.uid = uid
        }
    }

    /// Its identifier, the same in all clusters.
    package var uid: UID
    /// Its name.
    package var name: String?
    /// The database of this cluster that is the local part; nil when the list did not say it.
    package var localDatabase: UID?
    /// Its parts; empty when the list did not say them.
    package var instances: [Instance] = []
    /// The generation of features that all of its parts agreed on.
    package var featureVersion: Double?
    /// The version of the protocol between its parts.
    package var protocolVersion: Double?

    /// Makes a database of which nothing but its identifier is known.
    package init(uid: UID) {
        self.uid = uid
    }
}
