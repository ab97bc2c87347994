/// The cluster's own judgement of itself, its nodes and its databases.
package struct HealthReport: Hashable, Sendable {
    /// How it judges a node.
    package struct NodeHealth: Hashable, Sendable {
        /// Which node.
        package var uid: UID
        /// The judgement.
        package var status: Status<ObjectHealth>?
        /// The processes that belong to the product.
        package var processes: [Process] = []

        /// Makes a judgement of a node of which nothing is said.
        package init(uid: UID) {
            self.uid = uid
        }
    }

    /// A process of the product on a node, such as `ccs`.
    package struct Process: Hashable, Sendable {
        /// Its name.
        package var name: String
        /// Whether it runs; nil when the report did not say it.
        package var isRunning: Bool?

        /// Makes a process of which nothing but the name is known.
        package init(name: String) {
            self.name = name
        }
    }

    /// How it judges a database.
    package struct DatabaseHealth: Hashable, Sendable {
        /// Which database.
        package var uid: UID
        /// The judgement.
        package var status: Status<ObjectHealth>?
        /// Whether its replicas are there.
        package var availability: Status<HighAvailability>?

        /// Makes a judgement of a database of which nothing is said.
        package init(uid: UID) {
            self.uid = uid
        }
    }

    /// The judgement of the whole.
    package var status: Status<OverallHealth>?
    /// Each node.
    package var nodes: [NodeHealth] = []
    /// Each database.
    package var databases: [DatabaseHealth] = []

    /// A report that says nothing.
    package init() {}
}
