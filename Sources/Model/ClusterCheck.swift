/// The result of the cluster's checks of its own nodes.
package struct ClusterCheck: Hashable, Sendable {
    /// The result of one node.
    package struct NodeResult: Hashable, Sendable {
        /// The node.
        package var uid: UID
        /// Whether all of its checks passed.
        package var passed: Bool?
        /// What the first check that failed said.
        package var error: String?

        /// Makes a result of which nothing but the node is known.
        package init(uid: UID) {
            self.uid = uid
        }
    }

    /// Whether all checks passed on all nodes.
    package var passed: Bool?
    /// Each node.
    package var nodes: [NodeResult] = []

    /// A check of which nothing is known.
    package init() {}
}
