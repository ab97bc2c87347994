import Alerting
import Model
import TestSupport
import Testing

/// The document about what to do says the same as the table of alerts.
@Suite struct TroubleshootingTests {
    /// The headings of one document and what stands below each.
    private func sections() throws -> [String: String] {
        let text = try Files.text(PackageRoot.file("docs/TROUBLESHOOTING.md"))
        var found: [String: String] = [:]
        var heading = ""
        for line in text.split(separator: "\n") {
            if line.hasPrefix("#") {
                heading = String(line)
            } else {
                found[heading, default: ""] += "\(line)\n"
            }
        }
        return found
    }

    @Test(arguments: AlertKind.allCases)
    func `every kind is explained as elsewhere, and what to do about it`(
        _ kind: AlertKind
    ) throws {
        let section = try #require(try sections()["### `\(kind.rawValue)`"], "no such section")
        let lines = section.split(separator: "\n")
        // Behind it, the documents say what `before` is unless configured.
        let meaning = kind.description.explanation.meaning
        #expect(lines.first?.hasPrefix("> \(meaning)") == true, "\(lines.first ?? "") ≠ \(meaning)")
        #expect(lines.dropFirst().contains { $0.hasPrefix("- ") && $0.count > 40 })
    }

    @Test func `no section is about a kind that is none`() throws {
        let kinds = try sections().keys.filter { $0.hasPrefix("### ") }
        #expect(Set(kinds) == Set(AlertKind.allCases.map { "### `\($0.rawValue)`" }))
    }

    @Test func `every metric that is named is one of ours`() throws {
        for document in ["TROUBLESHOOTING", "HARDENING", "INSTALL", "UPGRADING", "THREAT_MODEL"] {
            let text = try Files.text(PackageRoot.file("docs/\(document).md"))
            for match in text.matches(of: /(redis_enterprise|rewatchd)_[a-z_]+[a-z]/) {
                #expect(
                    MetricCatalogue.id(named: String(match.0)) != nil,
                    "\(document): \(match.0)"
                )
            }
        }
    }
}
