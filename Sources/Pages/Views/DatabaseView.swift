package import Model

/// One database with its plots.
package struct DatabaseView: Sendable, Hashable {
    /// The cluster that it is in.
    package var cluster: String
    /// What is known of it in a line.
    package var row: DatabaseRow
    /// When it was looked.
    package var now: Timestamp
    /// From when what is shown is; nil before the first good cycle.
    package var asOf: Timestamp?
    /// Whether that is the present.
    package var isFresh = false
    /// How far the plots reach back.
    package var span: PlotSpan
    /// What is configured, and what the cluster said last.
    package var facts: [Fact] = []
    /// Its shards.
    package var shards: [ShardRow] = []
    /// The alerts about it and its shards.
    package var alerts: [AlertRow] = []
    /// The plots.
    package var plots: [Plot] = []

    /// Joins a view without plots.
    package init(cluster: String, row: DatabaseRow, now: Timestamp, span: PlotSpan) {
        self.cluster = cluster
        self.row = row
        self.now = now
        self.span = span
    }
}

/// One shard in a line.
package struct ShardRow: Sendable, Hashable {
    /// The shard.
    package var mark: NodeRow.ShardMark
    /// The number of the node that it is on; empty where it is unknown.
    package var node: String

    /// Joins a row.
    package init(_ mark: NodeRow.ShardMark, node: String) {
        self.mark = mark
        self.node = node
    }
}
