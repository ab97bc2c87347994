/// How the clusters of an Active-Active database see each other, one report for each.
package struct ActiveActiveHealth: Hashable, Sendable {
    /// What one cluster reports, or why it could not be asked.
    package struct Member: Hashable, Sendable {
        /// The name of the cluster.
        package var cluster: String
        /// Whether it could be asked; nil when the report did not say it legibly.
        package var isReachable: Bool? = true
        /// The version of the configuration that is in force; equal everywhere when all is well.
        package var configuration: Double?
        /// How far its newest configuration is; nil when there is none or it has no status.
        package var configurationStatus: Status<ActiveActiveConfigurationStatus>?
        /// Its connections to the other clusters.
        package var connections: [Connection] = []

        /// Makes a member of which nothing but the name is known.
        package init(cluster: String) {
            self.cluster = cluster
        }
    }

    /// The connection of a cluster to another one.
    package struct Connection: Hashable, Sendable {
        /// The name of the other cluster.
        package var peer: String
        /// Whether it works, which is said by the one word `ok`.
        package var isWorking: Bool?
        /// The replication links over it.
        package var links: [Link] = []

        /// Makes a connection of which nothing but its other end is known.
        package init(peer: String) {
            self.peer = peer
        }
    }

    /// The replication from a part of the database to another.
    package struct Link: Hashable, Sendable {
        /// Its name: the local database and the number of the other part.
        package var uid: UID
        /// Whether it works; releases before 7.2 have no links in the report.
        package var status: Status<LinkStatus>?

        /// Makes a link of which nothing but its name is known.
        package init(uid: UID) {
            self.uid = uid
        }
    }

    /// The reports, in the order of the answer.
    package var members: [Member]

    /// Joins reports.
    package init(members: [Member]) {
        self.members = members
    }
}
