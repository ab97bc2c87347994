import TestSupport
import Testing

/// The project's own sources against its own rules.
///
/// That each rule finds what it should is shown by `RuleTests`; here they meet the real files.
@Suite struct TidyTests {
    @Test(arguments: Rule.all)
    func sourcesFollow(_ rule: Rule) throws {
        let files = try Project.sources.get() + Project.tests.get()
        #expect(files.count > 20, "the files are not where they are looked for")
        report(files.flatMap(rule.findings))
    }

    @Test func switchesNameAllOurCases() throws {
        let files = try Project.sources.get()
        let names = Set(files.flatMap(DefaultCases.declared))
        report(files.flatMap { DefaultCases.findings(in: $0, ours: names) })
    }

    @Test func theMedianFileIsSmall() throws {
        let counts = try Project.sources.get().map { $0.lines.count - 1 }
        report(Size.medianFinding(counts).map { [$0] } ?? [])
    }

    @Test func theManifestHasTheArrowsOfTheTable() async throws {
        let manifest = try await Manifest.dumped()
        report(manifest.findings(table: Arrows.table) + manifest.settingFindings())
    }

    @Test func arrowsPointDown() {
        report(Layers.findings(table: Arrows.table))
    }

    @Test func noFileHoldsAForbiddenWord() async throws {
        let paths = try await Project.paths()
        #expect(paths.contains("Package.swift"))
        report(
            paths.flatMap { path in
                Project.text(path).map {
                    Words.findings(path: path, text: $0) + WireWord.findings(path: path, text: $0)
                } ?? []
            }
        )
    }

    private func report(_ findings: [Finding]) {
        for finding in findings { Issue.record("\(finding)") }
    }
}
