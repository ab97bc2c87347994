/// What /v1/cluster says of the cluster as a whole.
package struct Cluster: Hashable, Sendable {
    /// The cluster's fully qualified domain name; its certificate carries it.
    package var name: String?

    /// Joins what was read.
    package init(name: String?) {
        self.name = name
    }
}
