import Alerting
import Model
import TestSupport
import Testing

/// The rules for Prometheus say the same as the table of alerts, and promtool has proven them.
@Suite struct PrometheusRuleTests {
    private static let rules = PackageRoot.file("packaging/prometheus/rewatchd.rules.yml")
    private static let tests = PackageRoot.file(
        "packaging/prometheus/tests/rewatchd.rules.test.yml"
    )

    /// One rule, as far as it stands on lines of its own.
    private struct Rule {
        var name: String
        var lines: [Substring] = []

        func value(of key: String) -> String? {
            lines.lazy.compactMap { line in
                let text = line.drop { $0 == " " }
                return text.hasPrefix("\(key): ")
                    ? String(text.dropFirst(key.utf8.count + 2)) : nil
            }.first
        }
    }

    private func loadRules() throws -> [Rule] {
        var found: [Rule] = []
        for line in try Files.text(Self.rules).split(separator: "\n") {
            if let name = line.firstRange(of: "- alert: ") {
                found.append(Rule(name: String(line[name.upperBound...])))
            } else if !found.isEmpty {
                found[found.count - 1].lines.append(line)
            }
        }
        return found
    }

    private static func camelCase(_ word: String) -> String {
        word.split(separator: "_").map { $0.prefix(1).uppercased() + $0.dropFirst() }.joined()
    }

    @Test(arguments: AlertKind.allCases)
    func `every kind has a rule of its name, severity and hold`(_ kind: AlertKind) throws {
        let name = "RedisEnterprise" + Self.camelCase(kind.rawValue)
        let rule = try #require(try loadRules().first { $0.name == name }, "\(name) is missing")
        let severity = kind.defaultRule.severity.rawValue
        #expect(rule.value(of: "labels") == "{severity: \(severity), kind: \(kind.rawValue)}")
        let hold = kind.defaultRule.hold.components.seconds
        let written = hold >= 60 ? "\(hold / 60)m" : "\(hold)s"
        #expect(rule.value(of: "for") == (hold == 0 ? nil : written))
    }

    @Test func `no rule names a kind that is none, and each says what to do`() throws {
        let rules = try loadRules()
        #expect(rules.count > AlertKind.allCases.count + 10, "rules about capacity are missing")
        #expect(Set(rules.map(\.name)).count == rules.count)
        let kinds = rules.compactMap { rule -> Substring? in
            let labels = rule.value(of: "labels")?.dropLast() ?? ""
            return labels.firstRange(of: "kind: ").map { labels[$0.upperBound...] }
        }
        #expect(Set(kinds.map(String.init)) == Set(AlertKind.allCases.map(\.rawValue)))
        for rule in rules {
            #expect((rule.value(of: "runbook") ?? "").utf8.count > 20, "\(rule.name)")
            #expect((rule.value(of: "summary") ?? "").utf8.count > 20, "\(rule.name)")
        }
    }

    @Test func `every metric of a rule is one of ours`() throws {
        let text = try Files.text(Self.rules)
        let letters = Set("abcdefghijklmnopqrstuvwxyz_")
        let words = text.split { !letters.contains($0) }
        let names = words.filter { word in
            word.hasPrefix("redis_enterprise_") || word.hasPrefix("rewatchd_")
        }
        #expect(names.count > 50)
        for name in Set(names) {
            #expect(MetricCatalogue.id(named: String(name)) != nil, "\(name) is no metric")
        }
    }

    @Test func `every rule is seen to fire and to keep quiet`() throws {
        let text = try Files.text(Self.tests)
        for rule in try loadRules() {
            #expect(text.contains("name: \(rule.name) fires\n"), "\(rule.name)")
            #expect(text.contains("name: \(rule.name) keeps quiet\n"), "\(rule.name)")
        }
    }

    @Test(
        .enabled(if: promtool != nil, "promtool is not installed; make deps installs it"),
        arguments: [["check", "rules", rules], ["test", "rules", tests]]
    )
    func `promtool finds nothing wrong`(_ command: [String]) async throws {
        let run = try await ChildProcess.run(
            promtool ?? "",
            command,
            within: .seconds(60)
        )
        #expect(run.status == .code(0), "\(run.standardOutput)\(run.standardError)")
        #expect(run.standardOutput.contains("SUCCESS"))
    }
}

private let promtool: String? = {
    let own = PackageRoot.file(".build/tools/bin/promtool")
    return Files.exists(own) ? own : Environment.executable("promtool")
}()
