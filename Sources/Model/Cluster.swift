/// What /v1/cluster says of the cluster as a whole.
package struct Cluster: Hashable, Sendable {
    /// The cluster's fully qualified domain name; its certificate carries it.
    package var name: String?
    /// Seconds after which a user's password expires; 0 is never.
    package var passwordLifetime: Double?

    /// Joins what was read.
    package init(name: String? = nil) {
        self.name = name
    }
}
