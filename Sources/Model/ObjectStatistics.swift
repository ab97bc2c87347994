/// The newest statistics sample of one object, in the units of the metric catalogue.
package struct ObjectStatistics: Hashable, Sendable {
    /// One value of the sample.
    package struct Value: Hashable, Sendable {
        /// Which metric of the catalogue it is.
        package var metric: MetricID
        /// The value in the metric's own unit, already converted.
        package var number: Double

        /// Joins a metric and its value.
        @inlinable
        package init(metric: MetricID, number: Double) {
            self.metric = metric
            self.number = number
        }
    }

    /// The object that was sampled; the cluster's own sample has the identifier `cluster`.
    package var uid: UID
    /// The end of the sampled span, the sample's own time; nil when it was missing or unreadable.
    package var end: Timestamp?
    /// What was measured; a metric without data is absent, never zero.
    package var values: [Value]

    /// Joins a sample.
    package init(uid: UID, end: Timestamp?, values: [Value]) {
        self.uid = uid
        self.end = end
        self.values = values
    }
}
