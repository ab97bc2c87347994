/// One user of the cluster as /v1/users lists it, without the address that is the login.
package struct User: Hashable, Sendable {
    /// Its number within the cluster.
    package var uid: UID
    /// Its name for people.
    package var name: String?
    /// Whether it can log in; nil where the release does not say it.
    package var status: Status<UserStatus>?
    /// When its password was set.
    package var passwordIssued: Timestamp?
    /// When it last logged in; nil where the release does not say it.
    package var lastLogin: Timestamp?

    /// Makes a user of which nothing but its number is known.
    package init(uid: UID) {
        self.uid = uid
    }
}
