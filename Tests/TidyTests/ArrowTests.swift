import FoundationEssentials
import Testing

/// The rules about the manifest and the table of arrows, on made-up ones.
@Suite struct ArrowTests {
    private let table = [
        Arrows(target: "C", layer: 0), Arrows(target: "Model", layer: 1),
        Arrows(target: "Domain", layer: 2, ours: ["Model", "C"]),
        Arrows(target: "Web", layer: 4, ours: ["Domain"], products: ["Logging"]),
    ]

    @Test func aTableThatPointsDownIsGood() {
        #expect(Layers.findings(table: table).isEmpty)
    }

    @Test(arguments: [
        (Arrows(target: "Upward", layer: 1, ours: ["Web"]), "arrows point down"),
        (Arrows(target: "Sideways", layer: 2, ours: ["Domain"]), "arrows point down"),
        (Arrows(target: "Second", layer: 2, ours: ["C"]), "must be by exactly one"),
        (Arrows(target: "Unused", layer: 0), "must be by exactly one"),
        (Arrows(target: "Astray", layer: 4, ours: ["Nothing"]), "has no layer"),
        (Arrows(target: "Loud", layer: 4, products: ["Logging"]), "may not depend on Logging"),
        (Arrows(target: "Impure", layer: 3, system: ["Glibc"]), "is no edge"),
    ])
    func aBadArrowIsFound(_ arrows: Arrows, _ message: String) {
        let findings = Layers.findings(table: table + [arrows])
        #expect(findings.contains { $0.message.contains(message) })
    }

    @Test(arguments: [
        (#"{"byName": ["Model", null]}, {"byName": ["C", null]}"#, 0),
        (#"{"byName": ["Model", null]}"#, 1),
        (#"{"byName": ["Model", null]}, {"byName": ["C", null]}, {"byName": ["Web", null]}"#, 1),
        (#"{"target": ["Model", null]}, {"product": ["C", "c", null, null]}"#, 1),
    ])
    func theManifestMustAgreeWithTheTable(_ dependencies: String, _ count: Int) throws {
        let manifest = try manifest(dependencies: dependencies, settings: "")
        let short = table.filter { $0.target != "Web" }
        #expect(manifest.findings(table: short).count == count)
        // A target that only one of the two knows is one more.
        #expect(manifest.findings(table: table).count == count + 1)
        #expect(manifest.findings(table: short.filter { $0.target != "Model" }).count == count + 1)
    }

    @Test func aMissingSettingIsFound() throws {
        let all = [
            #"{"enableUpcomingFeature": {"_0": "ExistentialAny"}}"#,
            #"{"enableUpcomingFeature": {"_0": "InternalImportsByDefault"}}"#,
            #"{"enableUpcomingFeature": {"_0": "MemberImportVisibility"}}"#,
            #"{"enableUpcomingFeature": {"_0": "NonisolatedNonsendingByDefault"}}"#,
            #"{"strictMemorySafety": {}}"#, #"{"treatAllWarnings": {"_0": "error"}}"#,
        ]
        for missing in all.indices {
            let some = all.indices.filter { $0 != missing }.map { all[$0] }
            #expect(try settingFindings(some).count == 1)
        }
        #expect(try settingFindings(all).isEmpty)
    }

    private func settingFindings(_ kinds: [String]) throws -> [Finding] {
        let settings = kinds.map { #"{"kind": \#($0), "tool": "swift"}"# }.joined(separator: ", ")
        return try manifest(dependencies: "", settings: settings).settingFindings()
            .filter { $0.message.hasPrefix("Domain lacks") }
    }

    private func manifest(dependencies: String, settings: String) throws -> Manifest {
        let text = """
            {"targets": [
              {"name": "C", "type": "system", "dependencies": [], "settings": []},
              {"name": "Model", "type": "regular", "dependencies": [], "settings": []},
              {"name": "DomainTests", "type": "test", "dependencies": [], "settings": []},
              {"name": "Domain", "type": "regular",
               "dependencies": [\(dependencies)], "settings": [\(settings)]}
            ]}
            """
        return try JSONDecoder().decode(Manifest.self, from: Data(text.utf8))
    }
}
