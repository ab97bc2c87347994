import TestSupport
import Testing

/// The page that compares: what it says of this project is shown by tests that exist.
@Suite struct ComparisonTests {
    private static let page = Result { try Files.text(PackageRoot.file("docs/COMPARISON.md")) }

    /// A link to a test: its file, and its name where the whole file is not meant.
    struct Claim: Hashable {
        var file: String
        var test: String?
    }

    @Test func everyClaimNamesATestThatExists() throws {
        let claims = Self.claims(in: try Self.page.get())
        #expect(claims.count > 20)
        for claim in claims {
            let text = try #require(Project.text(claim.file), "\(claim.file) is not there")
            #expect(Self.isShown(claim, by: text), "\(claim.file) has no test \(claim.test ?? "")")
        }
    }

    @Test func everyYesIsAClaim() throws {
        let rows = try Self.page.get().split(separator: "\n").filter { $0.hasPrefix("| ") }
            .map { $0.split(separator: "|").map { $0.trimmingPrefix(while: \.isWhitespace) } }
        #expect(rows.count > 20)
        for row in rows where row.count > 2 && row[1].lowercased().hasPrefix("yes") {
            Issue.record("\(row[0])says yes without a test")
        }
    }

    @Test func aClaimIsReadWithItsTest() {
        let text =
            "| a | [yes](../Tests/A/B.swift \"it (works)\"), [b](../Tests/C.swift) | [c](d) |"
        #expect(
            Self.claims(in: text) == [
                Claim(file: "Tests/A/B.swift", test: "it (works)"), Claim(file: "Tests/C.swift"),
            ]
        )
        let claim = Claim(file: "", test: "it works")
        #expect(Self.isShown(claim, by: "@Test func `it works`() {"))
        #expect(!Self.isShown(claim, by: "@Test func `it works not`() {"))
        #expect(Self.isShown(Claim(file: "", test: "works"), by: "    @Test func works("))
        #expect(!Self.isShown(Claim(file: ""), by: "func works("))
    }

    private static func claims(in text: String) -> [Claim] {
        text.split(separator: "](../").dropFirst().map { rest in
            let target = rest.prefix { $0 != "\"" && $0 != ")" }
            let title =
                rest[target.endIndex...].first == "\""
                ? rest[target.endIndex...].dropFirst().prefix { $0 != "\"" } : nil
            return Claim(
                file: String(target.prefix { $0 != " " }),
                test: title.map { String($0) }
            )
        }
    }

    private static func isShown(_ claim: Claim, by text: String) -> Bool {
        guard text.contains("@Test") else { return false }
        guard let test = claim.test else { return true }
        return text.contains("func `\(test)`(") || text.contains("func \(test)(")
    }
}
