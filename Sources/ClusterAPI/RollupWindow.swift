package import Model

/// Which means of the past a request asks for.
package struct RollupWindow: Hashable, Sendable {
    /// How long the spans are.
    package let rollup: Rollup
    /// From when on they are wanted, by the cluster's clock.
    package let start: Timestamp
    /// Up to when they are wanted.
    package let end: Timestamp

    /// Joins a window.
    package init(_ rollup: Rollup, from start: Timestamp, to end: Timestamp) {
        self.rollup = rollup
        self.start = start
        self.end = end
    }

    /// The query of a statistics resource; whole seconds, as all clients send them.
    var query: String {
        "?interval=\(rollup.rawValue)&stime=\(Self.text(start))&etime=\(Self.text(end))"
    }

    private static func text(_ time: Timestamp) -> String {
        "\(Timestamp(seconds: time.milliseconds / 1_000).rfc3339.prefix(19))Z"
    }
}
