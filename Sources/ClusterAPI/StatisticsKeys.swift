import Model

/// Finds the metric of a statistics field by the field's bytes.
struct StatisticsKeys: Sendable {
    /// What a field of a sample is.
    struct Row: Sendable {
        var metric: MetricID
        var factor: Double
        var isTime: Bool
    }

    /// The place of `etime` in ``rows``; it feeds no metric.
    static let end = 0

    let rows: [Row]
    private let names: [String]
    private let places: TextTable

    init(_ kind: ObjectKind) {
        let end = StatisticField(
            field: "etime",
            metric: MetricID(index: .max),
            factor: 1,
            isTime: true
        )
        let fields = [end] + MetricCatalogue.statistics(of: kind)
        rows = fields.map { Row(metric: $0.metric, factor: $0.factor, isTime: $0.isTime) }
        names = fields.map { "\($0.field)" }
        places = TextTable(names)
    }

    /// The place of the field in ``rows``; nil for a field that feeds no metric.
    @inline(__always)
    func row(of text: JSONText) -> Int? { places.index(of: text) }

    /// The field's name in the API.
    func name(of row: Int) -> String { names[row] }
}
