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
        ] as [(ObjectKind, Set<String>)]
    )
    func everyStatisticIsAMetric(_ kind: ObjectKind, _ names: Set<String>) {
        let fields = MetricCatalogue.statistics(of: kind)
        #expect(Set(fields.map(\.field)) == names)
        #expect(fields.count == names.count)
        #expect(Set(fields.map(\.metric)).count == fields.count)
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
