/// The two text formats in which Prometheus reads metrics.
package enum ExpositionFormat: Sendable, Hashable, CaseIterable {
    /// The text format 0.0.4, which everything reads.
    ///
    /// Source: <https://prometheus.io/docs/instrumenting/exposition_formats/>.
    case text

    /// OpenMetrics 1.0, which adds units and an end by which a cut body is noticed.
    ///
    /// Source: <https://prometheus.io/docs/specs/om/open_metrics_spec/>. State sets stay gauges:
    /// its own type for them wants a label named like the metric.
    case openMetrics

    /// The media type with its version.
    package var contentType: String {
        switch self {
        case .text: "text/plain; version=0.0.4; charset=utf-8"
        case .openMetrics: "application/openmetrics-text; version=1.0.0; charset=utf-8"
        }
    }

    /// What stands at the end of a body.
    package var end: [UInt8] {
        switch self {
        case .text: []
        case .openMetrics: TimedFamilyWriter.end
        }
    }
}
