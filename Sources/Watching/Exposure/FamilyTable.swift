import Exposition
import Model

/// How large the families of a rendering became, so that the next one has room from the start.
package struct FamilySizes: Sendable {
    /// By the place in the catalogue; empty before the first rendering.
    private let bytes: [Int]

    /// Nothing was rendered yet.
    package init() { bytes = [] }

    fileprivate init(_ bytes: [Int]) { self.bytes = bytes }

    fileprivate subscript(metric: MetricID) -> Int {
        bytes.isEmpty ? 0 : bytes[Int(metric.index)]
    }
}

/// The families of one cluster while they are written, within its limit of series.
///
/// A sample costs an array access and the copying of its bytes: a large cluster has hundreds of
/// thousands of them in each cycle.
struct FamilyTable {
    private struct Family {
        var writer: FamilyWriter
        let states: StateSet?

        init(_ metric: Metric, bytes: Int) {
            writer = FamilyWriter(metric)
            // A little more, since numbers grow.
            writer.reserve(bytes: bytes + bytes / 64)
            // The label of the state is the last one of the row.
            states = metric.labels.last.flatMap { label in
                metric.states.isEmpty ? nil : StateSet(label: label, states: metric.states)
            }
        }

        mutating func append(_ labels: LabelSet, active: String) {
            guard let states else { return }
            writer.append(labels, states, active: active)
        }
    }

    /// By the place in the catalogue, as all that follow.
    private static let stateCounts = MetricCatalogue.metrics.map(\.states.count)
    private var families = [Family?](repeating: nil, count: MetricCatalogue.metrics.count)
    private var hasFamily = [Bool](repeating: false, count: MetricCatalogue.metrics.count)
    private var remaining: Int
    private let sizes: FamilySizes
    /// How many series the limit kept out.
    private(set) var dropped = 0

    init(limit: Int, sizes: FamilySizes) {
        remaining = limit
        self.sizes = sizes
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
        guard take(Self.stateCounts[place]) else { return }
        families[place]?.append(labels, active: state)
    }

    /// Adds a sample, if there is room for it.
    mutating func add(_ metric: MetricID, _ labels: LabelSet, _ value: Double) {
        guard take(1) else { return }
        let place = place(of: metric)
        families[place]?.writer.append(labels, value)
    }

    /// All families as a part of the document, and their sizes.
    consuming func finish() -> (part: ExpositionPart, sizes: FamilySizes) {
        let blocks = families.map { $0?.writer.finish() }
        let sizes = FamilySizes(blocks.map { $0?.samples.count ?? 0 })
        return (ExpositionPart(blocks.compactMap { $0 }), sizes)
    }

    private mutating func place(of metric: MetricID) -> Int {
        let place = Int(metric.index)
        if !hasFamily[place] {
            families[place] = Family(MetricCatalogue[metric], bytes: sizes[metric])
            hasFamily[place] = true
        }
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
