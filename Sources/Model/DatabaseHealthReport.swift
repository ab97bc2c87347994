/// The cluster's own judgement of one database.
package struct DatabaseHealthReport: Hashable, Sendable {
    /// What can be wrong with the availability, in the words of the API.
    package static let errors = ["general_error", "port_unbound", "shard_unreachable"]

    /// One endpoint of the database.
    package struct Endpoint: Hashable, Sendable {
        /// Its name.
        package var name: String
        /// Whether clients can use it; nil when the report did not say it.
        package var isAvailable: Bool?

        /// Makes an endpoint of which nothing but the name is known.
        package init(name: String) {
            self.name = name
        }
    }

    /// Another cluster that has a part of the Active-Active database.
    package struct Member: Hashable, Sendable {
        /// Its full name.
        package var cluster: String
        /// Whether it is replicated from there.
        package var replication: Status<LinkStatus>?

        /// Makes a member of which nothing but the name is known.
        package init(cluster: String) {
            self.cluster = cluster
        }
    }

    /// Which database.
    package var uid: UID
    /// Whether clients can use it; nil when the report did not say it.
    package var isAvailable: Bool?
    /// What is wrong with its availability, in the words of the API.
    package var errors: [String] = []
    /// Its endpoints.
    package var endpoints: [Endpoint] = []
    /// The other clusters of an Active-Active database.
    package var members: [Member] = []

    /// Makes a report that says nothing.
    package init(uid: UID) {
        self.uid = uid
    }
}
