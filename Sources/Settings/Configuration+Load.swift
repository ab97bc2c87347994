/// A configuration that may be used, and what the operator should know about it.
package struct Loaded: Sendable {
    /// What the file says.
    package var configuration: Configuration
    /// What works but is unwise, sorted by place.
    package var warnings: [SettingsIssue]
}

/// Reading settings has four layers, each of which knows only the one before it.
///
/// `YAML/` turns bytes into a tree of values with places, `Values/` turns single texts into typed
/// values, `Reading/` walks mappings and collects what is wrong, `Sections/` knows the keys. The
/// check, the start and a reload all go through ``load(path:environment:)``, so a file that passes
/// the check starts. It reads the file, the secrets and the certificate files, never the network.
/// It costs milliseconds and blocks, so it belongs to start and reload.
/// Left out on purpose: including other files and variables inside values, because then a mistake
/// has no place in the one file that the operator looks at.
extension Configuration {
    /// The largest file that is read; 1 MiB is several thousand clusters.
    static let sizeLimit = 1 << 20

    /// Reads and checks a file; throws everything that is wrong with it at once.
    ///
    /// Relative paths in it start at the file's own folder. From the environment it uses
    /// `CREDENTIALS_DIRECTORY`.
    package static func load(
        path: String,
        environment: [String: String]
    ) throws(SettingsError) -> Loaded {
        let findings = Findings()
        let folder = path.lastIndex(of: "/").map { String(path[...$0]) } ?? ""
        let surroundings = Surroundings(
            folder: folder,
            environment: environment,
            reservedLabels: ReservedLabels.all
        )
        let bytes = contents(of: path, into: findings)
        var configuration = bytes.flatMap { read($0, in: surroundings, into: findings) }
        var issues = findings.issues(in: path)
        if let webPath = configuration?.web.configFile {
            do throws(SettingsError) {
                configuration?.webFile = try WebFile.load(path: webPath)
            } catch {
                issues += error.issues
            }
        }
        guard let configuration, issues.isEmpty else { throw SettingsError(issues: issues) }
        return Loaded(
            configuration: configuration,
            warnings: SettingsIssue.sorted(findings.warnings, in: path)
        )
    }

    /// Reads the text of a file whose secrets and certificates are looked up in the surroundings.
    static func read(
        _ bytes: [UInt8],
        in surroundings: Surroundings,
        into findings: Findings
    ) -> Configuration? {
        let document = YAMLDocument(bytes)
        for problem in document.problems { findings.error(problem.message, at: problem.place) }
        guard let root = document.root else {
            if document.problems.isEmpty { findings.error("the file is empty", at: .start) }
            return nil
        }
        return MappingReader.read(root, as: "the file", into: findings) { reader in
            configuration(from: reader, in: surroundings)
        } ?? nil
    }

    private static func contents(of path: String, into findings: Findings) -> [UInt8]? {
        do throws(SmallFile.Failure) {
            return try SmallFile(path: path, limit: sizeLimit).bytes
        } catch {
            findings.error("cannot read the file: \(error)", at: .start)
            return nil
        }
    }
}
