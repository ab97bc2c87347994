package import Exposition

/// One condition on the labels of a series.
package struct SeriesMatcher: Hashable, Sendable {
    /// How the value of the label is compared; the raw value is Prometheus' sign.
    package enum Comparison: String, Hashable, Sendable, CaseIterable {
        case equal = "="
        case notEqual = "!="
        /// The whole value matches a pattern.
        case matches = "=~"
        case doesNotMatch = "!~"
    }

    /// The label's name; `__name__` is the metric.
    package let name: String
    private let isWanted: Bool
    private let test: Test

    private enum Test: Hashable, Sendable {
        case text(String)
        case pattern(LabelPattern)
    }

    /// Joins a condition; a pattern that cannot be evaluated is refused.
    package init(
        _ name: String,
        _ comparison: Comparison,
        _ value: String
    ) throws(LabelPattern.Failure) {
        self.name = name
        switch comparison {
        case .equal: (isWanted, test) = (true, .text(value))
        case .notEqual: (isWanted, test) = (false, .text(value))
        case .matches: (isWanted, test) = (true, .pattern(try LabelPattern(value)))
        case .doesNotMatch: (isWanted, test) = (false, .pattern(try LabelPattern(value)))
        }
    }

    /// Whether a value of the label fulfils it; a label that is not there has the empty value.
    package func matches(_ text: String) -> Bool {
        switch test {
        case .text(let value): (text == value) == isWanted
        case .pattern(let pattern): pattern.matches(text) == isWanted
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
