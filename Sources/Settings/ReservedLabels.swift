import Model

/// The label names that the operator must not use, because series have them already.
enum ReservedLabels {
    /// The names of the catalogue and those that it will have.
    static let all = Set(MetricCatalogue.metrics.flatMap(\.labels)).union(promised)

    /// Names of metrics still to come, so that a file that is good today stays good, and `le` and
    /// `quantile`, with which Prometheus marks histograms and summaries.
    private static let promised: Set<String> = [
        "certificate", "le", "object", "quantile", "scope",
    ]
}
