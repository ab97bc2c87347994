import Exposition
import Model

/// The families of one cluster while they are written, within its limit of series.
///
/// A sample costs an array access and the copying of its bytes: a large cluster has hundreds of
/// thousands of them in each cycle.
struct FamilyTable {
    private struct Family {
        var writer: FamilyWriter
        let states: StateSet?

        init(_ metric: Metric) {
            writer = FamilyWriter(metric)
            // The label of the state is the last one of the row.
            states = metric.labels.last.flatMap { label in
                metric.states.isEmpty ? nil : StateSet(label: label, states: metric.states)
            }
        }
    }

    /// By the place in the catalogue.
    private var families = [Family?](repeating: nil, count: MetricCatalogue.metrics.count)
    private var remaining: Int
    /// How many series the limit kept out.
    private(set) var dropped = 0

    init(limit: Int) {
        remaining = limit
    }

    /// Adds a sample, if there is a value and room for it.
    mutating func add(_ metric: ObjectMetric, _ labels: LabelSet, _ value: Double?) {
        guard let value else { return }
        add(metric.id, labels, value)
    }

    /// Adds a flag as 0 or 1, if there is one.
    mutating func add(_ metric: ObjectMetric, _ labels: LabelSet, _ flag: Bool?) {
        add(metric, labels, flag.map { $0 ? 1 : 0 })
    }

    /// Adds a state set, if there is a state.
    mutating func add(_ metric: ObjectMetric, _ labels: LabelSet, state: String?) {
        guard let state else { return }
        let place = place(of: metric.id)
        guard let states = families[place]?.states, take(states.count) else { return }
        families[place]?.writer.append(labels, states, active: state)
    }

    /// Adds a sample, if there is room for it.
    mutating func add(_ metric: MetricID, _ labels: LabelSet, _ value: Double) {
        guard take(1) else { return }
        let place = place(of: metric)
        families[place]?.writer.append(labels, value)
    }

    /// All families as a part of the document.
    consuming func finish() -> ExpositionPart {
        ExpositionPart(families.compactMap { $0?.writer.finish() })
    }

    private mutating func place(of metric: MetricID) -> Int {
        let place = Int(metric.index)
        if families[place] == nil { families[place] = Family(MetricCatalogue[metric]) }
        return place
    }

    private mutating func take(_ count: Int) -> Bool {
        guard remaining >= count else {
            dropped += count
            return false
        }
        remaining -= count
        return true
    }
}
