import Exposition
import Model

/// The families of one cluster while they are written, within its limit of series.
struct FamilyTable {
    private var writers: [MetricID: FamilyWriter] = [:]
    private var remaining: Int
    /// How many series the limit kept out.
    private(set) var dropped = 0

    init(limit: Int) {
        remaining = limit
    }

    /// Adds a sample, if there is a value and room for it.
    mutating func add(_ metric: ObjectMetric, _ labels: LabelSet, _ value: Double?) {
        guard let value, take(1) else { return }
        writers[metric.id, default: FamilyWriter(metric.metric)].append(labels, value)
    }

    /// Adds a flag as 0 or 1, if there is one.
    mutating func add(_ metric: ObjectMetric, _ labels: LabelSet, _ flag: Bool?) {
        add(metric, labels, flag.map { $0 ? 1 : 0 })
    }

    /// Adds a state set, if there is a state.
    mutating func add(
        _ metric: ObjectMetric,
        _ labels: LabelSet,
        label: String = "status",
        state: String?
    ) {
        let states = metric.metric.states
        guard let state, take(states.count) else { return }
        writers[metric.id, default: FamilyWriter(metric.metric)].append(
            StateSet(labels, label: label, states: states),
            active: state
        )
    }

    /// Adds a family of statistics, already in the order of its labels.
    mutating func add(_ metric: MetricID, _ samples: [(labels: LabelSet, value: Double)]) {
        guard !samples.isEmpty else { return }
        var writer = FamilyWriter(MetricCatalogue[metric])
        for sample in samples where take(1) {
            writer.append(sample.labels, sample.value)
        }
        writers[metric] = writer
    }

    /// All families as a part of the document.
    consuming func finish() -> ExpositionPart {
        ExpositionPart(writers.values.map { $0.finish() })
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
