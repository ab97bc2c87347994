// The metric catalogue: the one table of everything that is exposed. The exposition, the decoder
// of statistics, `rewatchd catalog metrics` and docs/METRICS.md all run on it, so a metric cannot
// exist in one of them only.
//
// A metric has three possible origins, and each origin has its own rows:
//   - a field of a statistics sample: `StatisticRow`, one table for each kind of object, with the
//     rows that several kinds have in common written once;
//   - the daemon's view of a cluster and its objects: `ObjectMetric`;
//   - the daemon itself: `DaemonMetric`.
// The rows carry no numbers: `metrics` is all of them sorted by name, and a `MetricID` is the place
// in it. An identifier is therefore as cheap as an index, sorts as the exposition does, and means
// nothing outside this process.
//
// Look-ups: by identifier, an array access; the enumerations' `id`, two array accesses; by name, a
// hash look-up. Building the table costs a fraction of a millisecond, once, at the first use.
//
// Left out: metrics of resources that are not polled yet, and any metric that the product offers
// only through its own exporter.

/// Every metric that the program can expose, sorted by name.
package enum MetricCatalogue {
    /// The table; a ``MetricID`` is an index into it.
    package static let metrics: [Metric] = {
        let statistics = ObjectKind.allCases.flatMap { kind in
            rows(of: kind).map { $0.metric(of: kind) }
        }
        let named =
            ObjectMetric.allCases.map(\.definition) + DaemonMetric.allCases.map(\.definition)
        return (statistics + named).sorted { $0.name < $1.name }
    }()

    /// Returns the row of an identifier.
    package static subscript(id: MetricID) -> Metric { metrics[Int(id.index)] }

    /// Finds a metric by its exposed name; nil when there is none, for names that users write.
    package static func id(named name: String) -> MetricID? { identifiers[name] }

    /// Returns the fields of a statistics sample that are metrics, for the decoder's key table.
    package static func statistics(of kind: ObjectKind) -> [StatisticField] {
        rows(of: kind).map { row in
            StatisticField(
                field: row.field,
                metric: identifier(of: row.metric(of: kind)),
                factor: row.scale.factor,
                isTime: row.scale == .time
            )
        }
    }

    /// Returns the metrics that are fields of a kind's statistics, in the order of their names.
    package static func statisticMetrics(of kind: ObjectKind) -> [MetricID] {
        statistics(of: kind).map(\.metric).sorted()
    }

    /// Returns the identifier of a metric that one of the tables defines.
    static func identifier(of metric: Metric) -> MetricID {
        guard let id = identifiers[metric.name] else {
            preconditionFailure("\(metric.name) is in no table of the catalogue")
        }
        return id
    }

    private static let identifiers: [String: MetricID] = {
        let numbered = metrics.enumerated().map { index, metric in
            (metric.name, MetricID(index: UInt16(index)))
        }
        return Dictionary(numbered) { first, _ in first }
    }()

    private static func rows(of kind: ObjectKind) -> [StatisticRow] {
        switch kind {
        case .cluster: machineStatistics
        case .node: machineStatistics + nodeStatistics
        case .database: shardedStatistics + databaseStatistics
        case .shard: shardedStatistics + shardStatistics
        case .endpoint: endpointStatistics
        case .peer: sourceStatistics + peerStatistics
        case .source: sourceStatistics
        }
    }
}
