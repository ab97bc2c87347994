/// One row of the statistics tables, from which the metric's name, unit and help follow.
struct StatisticRow: Sendable {
    /// What the API's number measures, which decides the unit, the factor and the name's end.
    enum Scale: Sendable {
        case count
        case bytes
        case ratio
        case rate
        case byteRate
        case microseconds
        case milliseconds
        /// ISO 8601 text or seconds since 1970.
        case time

        var unit: String {
            switch self {
            case .count: ""
            case .bytes: "bytes"
            case .ratio: "ratio"
            case .rate: "per_second"
            case .byteRate: "bytes_per_second"
            case .microseconds, .milliseconds: "seconds"
            case .time: "timestamp_seconds"
            }
        }

        var factor: Double {
            switch self {
            case .count, .bytes, .ratio, .rate, .byteRate, .time: 1
            case .microseconds: 1e-6
            case .milliseconds: 1e-3
            }
        }
    }

    /// The field's name in the API.
    var field: String
    /// What it is, as the middle of the metric's name.
    var what: String
    var scale: Scale
    /// What it is, as the beginning of the help sentence.
    var help: String

    /// Joins a row; the columns are the field, the metric, the scale and the help.
    init(_ field: String, _ what: String, _ scale: Scale, _ help: String) {
        self.field = field
        self.what = what
        self.scale = scale
        self.help = help
    }

    /// The metric that the row is for a kind of object.
    func metric(of kind: ObjectKind) -> Metric {
        let name = "redis_enterprise_\(kind.rawValue)_\(what)"
        return Metric(
            scale.unit.isEmpty ? name : "\(name)_\(scale.unit)",
            "\(help) (\(kind.scope)).",
            unit: scale.unit,
            labels: MetricLabels.of(kind),
            source: .statistic(kind, field: field, factor: scale.factor)
        )
    }
}

extension ObjectKind {
    /// Of what a statistic of this kind is the sum or the mean.
    fileprivate var scope: String {
        switch self {
        case .cluster: "all nodes together"
        case .node: "this node"
        case .database: "whole database"
        case .shard: "this shard"
        case .endpoint: "one endpoint at one proxy"
        case .peer: "one Active-Active peer"
        case .source: "one Replica Of source"
        }
    }
}

/// The labels of each kind of object, in the order of the exposition.
enum MetricLabels {
    static let cluster = ["cluster"]
    static let node = ["cluster", "node"]
    static let database = ["cluster", "database", "database_name"]
    static let shard = ["cluster", "shard", "database", "node", "role"]

    static let source = database + ["kind", "source"]
    static let endpoint = database + ["endpoint", "node"]
    static let peer = database + ["peer"]
    static let activeActive = ["cluster", "active_active", "active_active_name"]
    static let activeActiveMember = activeActive + ["member"]
    static let user = ["cluster", "account", "account_name"]
    static let managerAlert = ["cluster", "scope", "object", "alert"]

    static func of(_ kind: ObjectKind) -> [String] {
        switch kind {
        case .cluster: cluster
        case .node: node
        case .database: database
        case .shard: shard
        case .endpoint: endpoint
        case .peer: peer
        case .source: source
        }
    }
}
