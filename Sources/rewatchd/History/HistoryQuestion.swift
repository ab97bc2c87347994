import Exposition
import Model
import Watching

/// What samples are asked for, and how much finding them may cost.
struct HistoryQuestion: Sendable {
    /// From when to when, in milliseconds since 1970.
    let span: ClosedRange<Int64>
    /// The most samples that are gathered.
    let samplesMax: Int
    let time: TimeLimit
    private let selectors: [Selector]

    /// Conditions that hold together, and the metrics whose names fulfil theirs.
    private struct Selector: Sendable {
        let matchers: [SeriesMatcher]
        let metrics: Set<MetricID>
    }

    /// Asks for the series that fulfil all conditions of one of the selectors.
    init(
        _ selectors: [[SeriesMatcher]],
        _ span: ClosedRange<Int64>,
        samplesMax: Int,
        time: TimeLimit
    ) {
        self.span = span
        self.samplesMax = samplesMax
        self.time = time
        let metrics = ObjectKind.allCases.flatMap(MetricCatalogue.statisticMetrics)
        self.selectors = selectors.map { matchers in
            Selector(
                matchers: matchers,
                metrics: Set(metrics.filter { matchers.matches(metric: MetricCatalogue[$0].name) })
            )
        }.filter { !$0.metrics.isEmpty }
    }

    /// The metrics of a kind of object that one of the selectors takes.
    func metrics(of kind: ObjectKind, _ labels: LabelSet) -> [MetricID] {
        let fitting = selectors.filter { $0.matchers.matches(labels) }
        guard !fitting.isEmpty else { return [] }
        return MetricCatalogue.statisticMetrics(of: kind).filter { id in
            fitting.contains { $0.metrics.contains(id) }
        }
    }
}
