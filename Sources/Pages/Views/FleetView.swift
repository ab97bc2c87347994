package import Model

/// All clusters at one moment, the worst first.
package struct FleetView: Sendable, Hashable {
    /// The most clusters that are shown; a daemon watches fewer.
    package static let clustersMax = 1_000

    /// The program with its version.
    package var program: String
    /// When it was looked.
    package var now: Timestamp
    /// The clusters in the order in which they are shown.
    package var clusters: [ClusterSummary]

    /// Sorts clusters by trouble, then by name.
    package init(program: String, now: Timestamp, clusters: [ClusterSummary]) {
        self.program = program
        self.now = now
        self.clusters = clusters.sorted {
            $0.standing == $1.standing ? $0.name < $1.name : $0.standing > $1.standing
        }
    }
}
