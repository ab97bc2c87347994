import ClusterAPI
package import Model
package import TimeSeries

/// Which series a sample belongs to.
package struct SeriesKey: Hashable, Sendable {
    /// The metric.
    package var metric: MetricID
    /// The object that was measured.
    package var uid: UID

    /// Joins a metric and an object.
    package init(metric: MetricID, uid: UID) {
        self.metric = metric
        self.uid = uid
    }
}

/// The samples of one cluster, filled from what its resources say.
///
/// A statistic carries its own time, the end of the span that it was measured over, and not the
/// time of the read: two reads of the same sample are one sample.
package struct SampleHistory: Sendable {
    /// Between two searches for samples and series that nobody feeds any more.
    static let expiryPeriod = Duration.seconds(60)

    /// The samples by series.
    package private(set) var store: SeriesStore<SeriesKey>
    private var lastExpiry: Timestamp?

    /// An empty history of at most `budget` bytes that reaches back for `retention`.
    package init(budget: Int, retention: Duration) {
        store = SeriesStore(budget: budget, retention: retention.wholeMilliseconds)
    }

    /// Changes the budget; samples that no longer fit are dropped, the oldest first.
    ///
    /// For a reload, after which more or fewer clusters share what the daemon may take.
    package mutating func setBudget(_ bytes: Int) {
        store.setBudget(bytes)
    }

    /// Adds what a resource said; only statistics are samples.
    mutating func append(_ reading: Reading, of resource: Resource, at wall: Timestamp) {
        expire(at: wall)
        guard case .statistics(_, let objects) = reading else { return }
        for object in objects {
            let time = (object.end ?? wall).milliseconds
            for value in object.values {
                store.append(
                    Sample(milliseconds: time, value: value.number),
                    to: SeriesKey(metric: value.metric, uid: object.uid)
                )
            }
        }
    }

    private mutating func expire(at wall: Timestamp) {
        // A clock that was set back counts as a period over, or expiry would stop for as long.
        if let last = lastExpiry, wall >= last, wall - last < Self.expiryPeriod { return }
        lastExpiry = wall
        store.expire(now: wall.milliseconds)
    }
}
