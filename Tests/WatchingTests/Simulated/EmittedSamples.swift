import Model
import SimulatedCluster
import TimeSeries

/// The statistics that a simulated cluster has handed out, read from its answers by its own reader.
///
/// What the watcher holds must be among them, bit for bit. The reader shares no line with the
/// watcher's decoder, which could otherwise be wrong on both sides.
struct EmittedSamples: Sendable {
    private struct Emission: Hashable {
        var series: UInt64
        var end: Int64
        var bits: UInt64
    }

    private var seen: Set<Emission> = []
    private var fields: [ObjectKind: [String: StatisticField]] = [:]

    /// How many values were handed out.
    var count: Int { seen.count }

    /// Takes in the body of an answer of status 200, if it holds statistics of a kind of object.
    mutating func note(_ body: [UInt8], of path: String) {
        guard let kind = Self.kind(of: path), let root = JSON(body) else { return }
        note(root, uid: kind == .cluster ? kind.rawValue : "", kind)
    }

    /// Whether a value was handed out for an object, at that time.
    func holds(_ sample: Sample, of metric: MetricID, in object: (kind: ObjectKind, uid: UID))
        -> Bool
    {
        seen.contains(
            Emission(
                series: Self.series(metric, object.kind, object.uid.description),
                end: sample.milliseconds,
                bits: sample.value.bitPattern
            )
        )
    }

    /// The kinds of objects that are compared: those of the newest samples.
    static let kinds: Set<ObjectKind> = [.cluster, .node, .database, .shard]

    /// Whether a metric is compared: times are written as text, and are not.
    static func isCompared(_ metric: MetricID) -> Bool { !times.contains(metric) }

    private static let times = Set(
        kinds.flatMap { MetricCatalogue.statistics(of: $0) }.filter(\.isTime).map(\.metric)
    )

    /// The kind of object whose statistics lie at a path; nil for what is not compared.
    static func kind(of path: String) -> ObjectKind? {
        let parts = path.split(separator: "?").first?.split(separator: "/") ?? []
        guard parts.count >= 3, parts[0] == "v1", parts[2...].contains("stats") else { return nil }
        return switch parts[1] {
        case "cluster": .cluster
        case "nodes": .node
        case "bdbs": .database
        case "shards": .shard
        case _: nil
        }
    }

    /// A sample has an end; what has none is a map or a list of samples, or of series of them.
    private mutating func note(_ value: JSON, uid: String, _ kind: ObjectKind) {
        switch value {
        case .array(let elements):
            for element in elements { note(element, uid: uid, kind) }
        case .object(let members):
            if case .string(let text)? = value["etime"], let end = Timestamp(rfc3339: text) {
                note(members, at: end, uid: uid, kind)
            } else if let series = value["intervals"] {
                note(series, uid: value["uid"].map(Self.text) ?? uid, kind)
            } else {
                for member in members { note(member.value, uid: member.name, kind) }
            }
        case .null, .boolean, .integer, .number, .string: break
        }
    }

    private mutating func note(
        _ members: [JSON.Member],
        at end: Timestamp,
        uid: String,
        _ kind: ObjectKind
    ) {
        let fields = table(of: kind)
        for member in members {
            guard let field = fields[member.name], let number = member.value.double else {
                continue
            }
            seen.insert(
                Emission(
                    series: Self.series(field.metric, kind, uid),
                    end: end.milliseconds,
                    bits: (number * field.factor).bitPattern
                )
            )
        }
    }

    private mutating func table(of kind: ObjectKind) -> [String: StatisticField] {
        if let known = fields[kind] { return known }
        let table = Dictionary(
            MetricCatalogue.statistics(of: kind).filter { !$0.isTime }.map { ($0.field, $0) },
            uniquingKeysWith: { first, _ in first }
        )
        fields[kind] = table
        return table
    }

    /// The objects of a simulation are few, and have small numbers for names.
    private static func series(
        _ metric: MetricID,
        _ kind: ObjectKind,
        _ uid: String
    ) -> UInt64 {
        let place = UInt64(ObjectKind.allCases.firstIndex(of: kind) ?? 0)
        return UInt64(metric.index) | place << 16 | (UInt64(uid) ?? 0) << 24
    }

    private static func text(_ value: JSON) -> String {
        value.text ?? value.double.map { "\(Int($0))" } ?? ""
    }
}
