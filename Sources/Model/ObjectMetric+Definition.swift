extension ObjectMetric {
    /// The row that the catalogue's table is built from.
    var definition: Metric {
        guard let metric = Self.definitions[self] else {
            preconditionFailure("\(self) has no row")
        }
        return metric
    }

    private static let definitions: [ObjectMetric: Metric] =
        ofCluster
        .merging(ofNode) { first, _ in first }
        .merging(ofDatabase) { first, _ in first }
        .merging(ofShard) { first, _ in first }
        .merging(ofLicense) { first, _ in first }
        .merging(ofManagerAlerts) { first, _ in first }
        .merging(ofActions) { first, _ in first }
        .merging(ofUsers) { first, _ in first }
        .merging(ofHealth) { first, _ in first }
        .merging(ofRevocation) { first, _ in first }
        .merging(ofActiveActive) { first, _ in first }

    /// The states of a status: its vocabulary, and what stands for any other word.
    static func words<Word: StatusWord>(_ type: Word.Type) -> [String] {
        Word.allCases.map(\.rawValue) + [Status<Word>.unrecognised("").label]
    }
}

extension Metric {
    /// A gauge that an object list tells, named after the kind of object and the unit.
    static func gauge(
        _ kind: ObjectKind,
        _ what: String,
        unit: String = "",
        from origin: (resource: String, field: String),
        _ help: String
    ) -> Metric {
        let name = "redis_enterprise_\(kind.rawValue)_\(what)"
        return Metric(
            unit.isEmpty ? name : "\(name)_\(unit)",
            help,
            unit: unit,
            labels: MetricLabels.of(kind),
            source: .object(kind, resource: origin.resource, field: origin.field)
        )
    }
}
