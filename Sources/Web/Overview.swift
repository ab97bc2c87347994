/// What the page at `/` shows of the daemon.
package struct Overview: Sendable {
    /// A watched cluster and how it stands, in a few words.
    package struct Cluster: Sendable {
        /// The name in the configuration.
        package var name: String
        /// How it stands, such as `up`.
        package var state: String

        /// Joins name and state.
        package init(name: String, state: String) {
            self.name = name
            self.state = state
        }
    }

    /// The program with its version.
    package var version: String
    /// The clusters, in the order of the configuration.
    package var clusters: [Cluster]

    /// Joins the parts.
    package init(version: String, clusters: [Cluster]) {
        self.version = version
        self.clusters = clusters
    }
}
