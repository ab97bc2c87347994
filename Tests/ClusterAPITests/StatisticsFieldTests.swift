import ClusterAPI
import Model
import Testing

/// The look-up of statistics fields by their bytes: every field is found, and nothing else is.
@Suite struct StatisticsFieldTests {
    private static let kinds: [(ObjectKind, Resource)] = [
        (.cluster, .clusterStatistics), (.node, .nodeStatistics),
        (.database, .databaseStatistics), (.shard, .shardStatistics),
        (.endpoint, .endpointStatistics),
    ]

    private let decoder = ResourceDecoder()

    @Test(arguments: kinds)
    func eachFieldFeedsItsMetric(_ kind: ObjectKind, _ resource: Resource) throws {
        for row in MetricCatalogue.statistics(of: kind) {
            let values = try values(of: [row.field], in: resource)
            #expect(values == [.init(metric: row.metric, number: 2_000_000 * row.factor)])
        }
    }

    /// A field with one byte changed, missing or added is unknown, unless that is another field.
    @Test(arguments: kinds)
    func aSimilarNameIsUnknown(_ kind: ObjectKind, _ resource: Resource) throws {
        let names = Set(MetricCatalogue.statistics(of: kind).map(\.field))
        let similar = names.flatMap { name in
            let changed = name.indices.map { index in
                name[..<index] + "~" + name[name.index(after: index)...]
            }
            return changed.map(String.init)
                + [String(name.dropFirst()), String(name.dropLast()), "\(name)s", "s\(name)"]
        }
        let unknown = similar.filter { !names.contains($0) } + ["", "etim", "conns\\u0000"]
        #expect(try values(of: unknown, in: resource).isEmpty)
    }

    private func values(
        of fields: [String],
        in resource: Resource
    ) throws -> [ObjectStatistics.Value] {
        let sample = JSON.object(fields.map { .init(key: $0, value: 2_000_000) })
        let forms: [Resource: JSON] = [
            .clusterStatistics: sample,
            .endpointStatistics: [["uid": "1:1:1", "intervals": [sample]]],
        ]
        let body = forms[resource] ?? ["1": sample]
        let decoded = try decoder.decode(body.bytes, of: resource)
        #expect(decoded.lossCount == 0)
        guard case .statistics(_, let samples) = decoded.reading else { return [] }
        return samples.flatMap(\.values)
    }
}
