/// How much of the past all clusters together may keep.
package struct HistoryLimits: Hashable, Sendable {
    /// The most bytes that samples take in memory, shared evenly by the clusters.
    package var memory: Int
    /// How old a sample may become.
    package var retention: Duration

    /// Joins the limits.
    package init(memory: Int, retention: Duration) {
        self.memory = memory
        self.retention = retention
    }

    /// What one of so many clusters may take.
    func share(of clusters: Int) -> Int { memory / max(1, clusters) }
}
