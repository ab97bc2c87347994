/// A field of a statistics sample that is a metric, and how its number becomes the metric's.
package struct StatisticField: Hashable, Sendable {
    /// The field's name in the API.
    package var field: String
    /// The metric that it feeds.
    package var metric: MetricID
    /// What the API's number is multiplied with to reach the base unit.
    package var factor: Double
    /// Whether it is a point in time, written as text or in seconds; 1970 means that it is unknown.
    package var isTime: Bool

    /// Joins a field with its metric.
    package init(field: String, metric: MetricID, factor: Double, isTime: Bool) {
        self.field = field
        self.metric = metric
        self.factor = factor
        self.isTime = isTime
    }
}
