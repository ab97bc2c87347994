import FoundationEssentials
import TestSupport

/// What `swift package dump-package` says, as far as the rules ask.
struct Manifest: Decodable {
    struct Target: Decodable {
        let name: String
        let type: String
        let dependencies: [Dependency]
        let settings: [Setting]
    }

    /// One dependency: `{"byName": ["Model", null]}` or `{"product": ["Logging", "swift-log", …]}`.
    struct Dependency: Decodable {
        let name: String
        let isProduct: Bool

        init(from decoder: any Decoder) throws {
            let values = try decoder.singleValueContainer().decode([String: [Part]].self)
            isProduct = values["product"] != nil
            name = values.values.first?.first?.text ?? ""
        }
    }

    /// A string among values of other kinds, which do not matter here.
    struct Part: Decodable {
        let text: String?

        init(from decoder: any Decoder) throws {
            text = try? decoder.singleValueContainer().decode(String.self)
        }
    }

    struct Setting: Decodable {
        let kind: [String: [String: String]]

        init(from decoder: any Decoder) throws {
            let container = try decoder.container(keyedBy: Key.self)
            kind = (try? container.decode([String: [String: String]].self, forKey: .kind)) ?? [:]
        }

        enum Key: String, CodingKey {
            case kind
        }
    }

    let targets: [Target]

    /// Reads the manifest of this package, in a scratch folder so as not to wait for the build's.
    static func dumped() async throws -> Manifest {
        let scratch = try TemporaryDirectory()
        let dump = try await ChildProcess.run(
            "swift",
            [
                "package", "--package-path", PackageRoot.path, "--scratch-path", scratch.path,
                "dump-package",
            ]
        )
        return try JSONDecoder().decode(Manifest.self, from: Data(try dump.output().utf8))
    }

    /// Compares the targets with the table of arrows, in both directions.
    func findings(table: [Arrows]) -> [Finding] {
        let named = Dictionary(uniqueKeysWithValues: table.map { ($0.target, $0) })
        let shipped = targets.filter { $0.type != "test" && $0.name != "TestSupport" }
        let unknown = Set(named.keys).subtracting(shipped.map(\.name)).sorted()
        return unknown.map { finding("Arrows.swift lists \($0), which the manifest does not") }
            + shipped.flatMap { target in
                guard let arrows = named[target.name] else {
                    return [finding("\(target.name) is not in Arrows.swift: give it a layer")]
                }
                return differences(of: target, from: arrows)
            }
    }

    /// The targets that are written in C and C++.
    private static let inC: Set<String> = ["CSimdJSON", "CProgram"]

    /// Finds the Swift targets, tests included, that lack one of the project's settings.
    func settingFindings() -> [Finding] {
        let swift = targets.filter { $0.type != "system" && !Self.inC.contains($0.name) }
        return swift.flatMap { target in
            let found = target.settings.map { setting in
                setting.kind.map { ([$0.key] + $0.value.values).joined(separator: " ") }.joined()
            }
            return Self.settings.subtracting(found).sorted().map {
                finding("\(target.name) lacks the setting \($0)")
            }
        }
    }

    private static let settings: Set<String> = [
        "enableUpcomingFeature ExistentialAny", "enableUpcomingFeature InternalImportsByDefault",
        "enableUpcomingFeature MemberImportVisibility",
        "enableUpcomingFeature NonisolatedNonsendingByDefault", "strictMemorySafety",
        "treatAllWarnings error",
    ]

    private func differences(of target: Target, from arrows: Arrows) -> [Finding] {
        let ours = Set(target.dependencies.filter { !$0.isProduct }.map(\.name))
        let products = Set(target.dependencies.filter(\.isProduct).map(\.name))
        let found = ours.symmetricDifference(arrows.ours)
            .union(products.symmetricDifference(arrows.products))
        return found.sorted().map {
            finding("\(target.name) and \($0): the manifest and Arrows.swift disagree")
        }
    }

    private func finding(_ message: String) -> Finding {
        Finding(path: "Package.swift", line: 1, message: message)
    }
}
