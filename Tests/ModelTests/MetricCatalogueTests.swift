import Model
import Testing

/// The catalogue as a whole: names, units, help and completeness.
@Suite struct MetricCatalogueTests {
    @Test func namesAreSortedAndUnique() {
        let names = MetricCatalogue.metrics.map(\.name)
        #expect(names == Set(names).sorted())
        #expect(names.count > 150)
    }

    @Test(arguments: MetricCatalogue.metrics.map(\.name))
    func aNameFollowsTheRules(_ name: String) throws {
        let metric = MetricCatalogue[try #require(MetricCatalogue.id(named: name))]
        #expect(metric.name == name)
        #expect(["redis_enterprise_", "rewatchd_", "process_"].contains { name.hasPrefix($0) })
        #expect(name.utf8.allSatisfy { Self.letters.contains($0) })
        #expect(!name.contains("__") && !name.hasSuffix("_"))
        #expect(name.hasSuffix("_total") == (metric.kind == .counter))
        let base = metric.kind == .counter ? String(name.dropLast("_total".count)) : name
        #expect(metric.unit.isEmpty || base.hasSuffix("_\(metric.unit)"))
        #expect(metric.help.hasSuffix(".") && metric.help.first?.isUppercase != false)
        #expect(!metric.help.contains("\n") && metric.help.count <= 120)
    }

    @Test(arguments: MetricCatalogue.metrics.map(\.name))
    func labelsFollowTheRules(_ name: String) throws {
        let metric = MetricCatalogue[try #require(MetricCatalogue.id(named: name))]
        #expect(Set(metric.labels).count == metric.labels.count)
        #expect(metric.labels.allSatisfy { $0.utf8.allSatisfy(Self.letters.contains) })
        #expect(
            name.hasPrefix("redis_enterprise_") == (metric.labels.first == "cluster")
                || name.hasPrefix("rewatchd_")
        )
        #expect(Set(metric.states).count == metric.states.count)
        let hasStates = metric.labels.last == "status" || metric.labels.last == "state"
        #expect(hasStates == !metric.states.isEmpty)
        #expect((metric.labels.last == "status") == metric.states.contains("unrecognised"))
    }

    @Test(
        arguments: [
            (.cluster, StatisticsFieldNames.cluster), (.node, StatisticsFieldNames.node),
            (.database, StatisticsFieldNames.database), (.shard, StatisticsFieldNames.shard),
            (.endpoint, StatisticsFieldNames.endpoint), (.peer, StatisticsFieldNames.peer),
            (.source, StatisticsFieldNames.source),
        ] as [(ObjectKind, Set<String>)]
    )
    func everyStatisticIsAMetric(_ kind: ObjectKind, _ names: Set<String>) {
        let fields = MetricCatalogue.statistics(of: kind)
        #expect(Set(fields.map(\.field)) == names)
        #expect(fields.count == names.count)
        #expect(Set(fields.map(\.metric)).count == fields.count)
    }

    /// The metric's unit and the factor to it, for each unit that the API writes.
    @Test(
        arguments: [
            ("microseconds", "seconds", 1e-6), ("milliseconds", "seconds", 1e-3),
            ("time", "timestamp_seconds", 1), ("ratio", "ratio", 1), ("bytes", "bytes", 1),
            ("bytes per second", "bytes_per_second", 1), ("per second", "per_second", 1),
            ("count", "", 1),
        ] as [(String, String, Double)]
    )
    func everyStatisticIsInBaseUnits(_ unit: String, _ base: String, _ factor: Double) throws {
        let group = try #require(StatisticsFieldNames.units.first { $0.unit == unit })
        var seen: Set<String> = []
        for kind in ObjectKind.allCases {
            for row in MetricCatalogue.statistics(of: kind) where group.fields.contains(row.field) {
                seen.insert(row.field)
                #expect(MetricCatalogue[row.metric].unit == base, "\(kind) \(row.field)")
                #expect(row.factor == factor, "\(kind) \(row.field)")
                #expect(row.isTime == (unit == "time"), "\(kind) \(row.field)")
            }
        }
        #expect(seen == group.fields)
    }

    @Test func everyStatisticHasOneUnit() {
        let fields = ObjectKind.allCases.flatMap(MetricCatalogue.statistics).map(\.field)
        let units = StatisticsFieldNames.units
        #expect(units.reduce(0) { $0 + $1.fields.count } == Set(fields).count)
        #expect(units.reduce(into: Set<String>()) { $0.formUnion($1.fields) } == Set(fields))
    }

    @Test func aStatisticsRowAgreesWithItsMetric() {
        for kind in ObjectKind.allCases {
            for row in MetricCatalogue.statistics(of: kind) {
                let metric = MetricCatalogue[row.metric]
                #expect(
                    metric.source == .statistic(kind, field: row.field, factor: row.factor)
                )
                #expect(metric.name.hasPrefix("redis_enterprise_\(kind.rawValue)_"))
                #expect(metric.name.hasSuffix("_timestamp_seconds") == row.isTime)
            }
        }
    }

    @Test func identifiersSortAsNamesDo() {
        let identifiers = MetricCatalogue.metrics.compactMap { MetricCatalogue.id(named: $0.name) }
        #expect(identifiers == identifiers.sorted())
        #expect(identifiers.map(\.index) == Array(0..<UInt16(identifiers.count)))
        #expect(MetricCatalogue.id(named: "redis_enterprise_nonsense") == nil)
    }

    @Test func namedMetricsAreInTheTable() {
        for metric in ObjectMetric.allCases {
            #expect(MetricCatalogue[metric.id].name == metric.metric.name)
        }
        for metric in DaemonMetric.allCases {
            #expect(MetricCatalogue[metric.id].name == metric.metric.name)
        }
        let names =
            ObjectMetric.allCases.map(\.metric.name) + DaemonMetric.allCases.map(\.metric.name)
        #expect(Set(names).count == names.count)
    }

    private static let letters = Set("abcdefghijklmnopqrstuvwxyz0123456789_".utf8)
}
