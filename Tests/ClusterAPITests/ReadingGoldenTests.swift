import ClusterAPI
import Model
import TestSupport
import Testing

/// What each complete answer becomes, in our own vocabulary and units.
@Suite struct ReadingGoldenTests {
    @Test(arguments: SampleBody.all)
    func anAnswerBecomesAReading(_ sample: SampleBody) throws {
        let body = sample.body(sample.object)
        let decoded = try ResourceDecoder().decode(body.bytes, of: sample.resource)
        try expectGolden(
            body.text + "\n----\n" + Self.described(decoded.reading).joined(separator: "\n") + "\n",
            named: "\(sample.resource.name).txt"
        )
    }

    static func described(_ reading: Reading) -> [String] {
        switch reading {
        case .cluster(let cluster): lines("cluster", cluster)
        case .nodes(let list): list.objects.flatMap { lines("node \($0.uid)", $0) }
        case .nodeStates(let list): list.objects.flatMap { lines("node \($0.uid)", $0) }
        case .databases(let list): list.objects.flatMap { lines("database \($0.uid)", $0) }
        case .shards(let list): list.objects.flatMap { lines("shard \($0.uid)", $0) }
        case .managerAlerts(let scope, let alerts):
            alerts.flatMap { lines("\(scope) \($0.object) \($0.name)", $0) }
        case .certificates(let all): all.flatMap { lines("certificate \($0.name)", $0) }
        case .policy(let policy): lines("policy", policy)
        case .actions(let list): list.objects.flatMap { lines("action \($0.uid)", $0) }
        case .check(let check):
            ["check \(check.passed as Any)"]
                + check.nodes.flatMap { lines("node \($0.uid)", $0) }
        case .modules(let list): list.objects.flatMap { lines("module \($0.uid)", $0) }
        case .users(let list): list.objects.flatMap { lines("user \($0.uid)", $0) }
        case .bootstrap(let bootstrap): lines("bootstrap", bootstrap)
        case .logs(let page): page.records.flatMap { lines("record", $0) }
        case .availability(let database): lines("availability", database)
        case .activeActive(let list): list.objects.flatMap { lines("database \($0.uid)", $0) }
        case .activeActiveTasks(let list): list.objects.flatMap { lines("task \($0.uid)", $0) }
        case .activeActiveHealth(let health):
            health.members.flatMap { lines("member \($0.cluster)", $0) }
        case .syncer(let syncer): lines("syncer", syncer)
        case .revocationSettings(let settings): lines("ocsp", settings)
        case .revocation(let revocation): revocation.map { lines("ocsp", $0) } ?? ["not asked"]
        case .health(let report):
            ["status \(report.status as Any)"]
                + report.nodes.flatMap { lines("node \($0.uid)", $0) }
                + report.databases.flatMap { lines("database \($0.uid)", $0) }
        case .databaseHealth(let report): lines("database", report)
        case .proxies(let list): list.objects.flatMap { lines("proxy \($0.uid)", $0) }
        case .services(let services): services.flatMap { lines("service \($0.name)", $0) }
        case .license(let license): license.map { lines("license", $0) } ?? ["no license"]
        case .statistics(let kind, let samples):
            samples.flatMap { sample in
                ["\(kind) \(sample.uid) until \(sample.end?.rfc3339 ?? "?")"]
                    + sample.values.map { "  \(MetricCatalogue[$0.metric].name) \($0.number)" }
            }
        }
    }

    /// Every property that has a value, in the order of its declaration.
    private static func lines(_ title: String, _ object: Any) -> [String] {
        [title]
            + Mirror(reflecting: object).children.compactMap { child in
                let value = Mirror(reflecting: child.value)
                guard value.displayStyle == .optional else {
                    return "  \(child.label ?? "?") \(child.value)"
                }
                return value.children.first.map { "  \(child.label ?? "?") \($0.value)" }
            }
    }
}
