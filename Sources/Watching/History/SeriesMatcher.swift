package import Exposition

/// One condition on the labels of a series.
package struct SeriesMatcher: Hashable, Sendable {
    /// How the value of the label is compared; the raw value is Prometheus' sign.
    package enum Comparison: String, Hashable, Sendable, CaseIterable {
        case equal = "="
        case notEqual = "!="
    }

    /// The label's name; `__name__` is the metric.
    package var name: String
    /// How it is compared.
    package var comparison: Comparison
    /// With what.
    package var value: String

    /// Joins a condition.
    package init(_ name: String, _ comparison: Comparison, _ value: String) {
        self.name = name
        self.comparison = comparison
        self.value = value
    }

    /// Whether a value of the label fulfils it; a label that is not there has the empty value.
    package func matches(_ text: String) -> Bool {
        switch comparison {
        case .equal: text == value
        case .notEqual: text != value
        }
    }
}

extension [SeriesMatcher] {
    /// Whether a metric of that name may fulfil them.
    package func matches(metric: String) -> Bool {
        allSatisfy { $0.name != "__name__" || $0.matches(metric) }
    }

    /// Whether labels fulfil all conditions but those on the name of the metric.
    package func matches(_ labels: LabelSet) -> Bool {
        let pairs = labels.pairs
        return allSatisfy { matcher in
            guard matcher.name != "__name__" else { return true }
            return matcher.matches(pairs.first { $0.name == matcher.name }?.value ?? "")
        }
    }
}
