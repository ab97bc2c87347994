import Testing

/// Every rule on a bad example, which it must find, and on a good one, which it must not.
@Suite struct RuleTests {
    @Test(arguments: BannedExamples.all)
    func banned(_ example: Example) {
        #expect(example.isFound(by: Banned.findings))
    }

    @Test(arguments: BannedExamples.enums)
    func defaultCases(_ example: Example) {
        #expect(example.isFound { DefaultCases.findings(in: $0, ours: ["b", "c", "d"]) })
    }

    @Test func declaredCases() {
        let code =
            "enum A { case one, two(B, C)\n case three = 3\n case `in` }\nswitch a { case .four: 4 }"
        let file = SourceFile(path: "Sources/Model/A.swift", text: code)
        #expect(DefaultCases.declared(in: file) == ["one", "two", "three", "in"])
    }

    @Test(arguments: ShapeExamples.size)
    func size(_ example: Example) {
        #expect(example.isFound(by: Size.findings))
    }

    @Test(arguments: ShapeExamples.documentation)
    func documentation(_ example: Example) {
        #expect(example.isFound(by: Documentation.findings))
    }

    @Test(arguments: ShapeExamples.places)
    func places(_ example: Example) {
        let findings = UnsafeCode.findings(in: example.file) + Secrets.findings(in: example.file)
        #expect(findings.isEmpty == !example.isBad)
    }

    @Test(arguments: ShapeExamples.names)
    func names(_ example: Example) {
        #expect(example.isFound(by: FileNames.findings))
    }

    @Test(arguments: ShapeExamples.imports)
    func imports(_ example: Example) {
        #expect(example.isFound(by: Imports.findings))
    }

    @Test(arguments: ShapeExamples.sleeping)
    func sleeping(_ example: Example) {
        #expect(example.isFound(by: Sleeping.findings))
    }

    @Test func median() {
        #expect(Size.medianFinding([10, 20, 121, 300, 300]) != nil)
        #expect(Size.medianFinding([10, 20, 120, 300, 300]) == nil)
    }

    @Test(arguments: [
        (["bdb", "Bdbs", "bdbUID", "isBdb", "BDBList", "bdb_uid"], true),
        (["/v1/bdbs", "https://a/bdb-metrics/", "\"bdb2d163e3b9943e\"", "database"], false),
    ])
    func theWordOfTheWire(_ words: [String], _ isFound: Bool) {
        for word in words {
            let findings = WireWord.findings(path: "Sources/Model/A.swift", text: "// a \(word) b")
            #expect(findings.isEmpty != isFound, "\(word)")
            for path in ["Sources/ClusterAPI/A.swift", "docs/A.md", "Tests/A/A.swift"] {
                #expect(WireWord.findings(path: path, text: word).isEmpty)
            }
        }
    }

    @Test(arguments: Words.all)
    func words(_ word: Words.Word) {
        let path = "docs/A.md"
        #expect(Words.findings(path: path, text: "a\nb \(word.text) c").map(\.line) == [2])
        #expect(Words.findings(path: path, text: "nothing of the kind").isEmpty)
        let longer = "A\(word.text)A"
        #expect(Words.findings(path: path, text: longer).isEmpty == word.isWhole)
    }
}
