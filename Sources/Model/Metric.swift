/// A row of the metric catalogue: what a metric is called, what it means, where it comes from.
package struct Metric: Sendable {
    /// How a metric behaves over time, in Prometheus' terms.
    package enum Kind: String, Sendable {
        case gauge
        case counter
    }

    /// Where the value comes from.
    package enum Source: Sendable, Hashable {
        /// A field of an object list: the kind of object, the resource and the field's JSON path.
        case object(ObjectKind, resource: String, field: String)
        /// A field of a statistics sample, multiplied by the factor to reach the base unit.
        case statistic(ObjectKind, field: String, factor: Double)
        /// The daemon itself.
        case daemon
    }

    /// The exposed name.
    package var name: String
    /// One sentence for `# HELP`.
    package var help: String
    /// Whether it counts or gauges.
    package var kind: Kind
    /// The unit that the values have and the name ends with, such as `bytes`; empty without one.
    package var unit: String
    /// The names of its labels besides the static ones.
    package var labels: [String]
    /// For a state set, the words of its last label; empty otherwise.
    package var states: [String]
    /// Where the value comes from.
    package var source: Source

    /// Joins a row; labels are given in the order of the contract.
    package init(
        _ name: String,
        _ help: String,
        kind: Kind = .gauge,
        unit: String = "",
        labels: [String],
        states: [String] = [],
        source: Source
    ) {
        self.name = name
        self.help = help
        self.kind = kind
        self.unit = unit
        self.labels = labels
        self.states = states
        self.source = source
    }
}

/// The place of a metric in the catalogue's table; stable only within one build.
package struct MetricID: Hashable, Comparable, Sendable {
    /// The index into ``MetricCatalogue/metrics``.
    package let index: UInt16

    /// Makes an identifier from an index into the table.
    package init(index: UInt16) {
        self.index = index
    }

    package static func < (left: MetricID, right: MetricID) -> Bool { left.index < right.index }
}
