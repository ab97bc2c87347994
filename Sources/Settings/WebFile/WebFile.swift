package import Watching

/// Who may ask the web server, and over what: the web configuration file of Prometheus' exporters.
///
/// Its format is that of exporter-toolkit, so that one file serves all exporters of a machine. It
/// holds the content of the files that it names, read at the same time, and so is whole or not at
/// all. Left out: `cert`, `key` and `client_ca` as text inside the file, and `rate_limit`; both are
/// refused as unknown keys.
/// Source: <https://github.com/prometheus/exporter-toolkit/blob/master/docs/web-configuration.md>.
package struct WebFile: Sendable, Equatable {
    /// How connections are encrypted; nil for plain HTTP.
    package var tls: ServerTLSSettings?
    /// The users and their passwords as bcrypt hashes; without any, nobody has to log in.
    package var users: [String: Secret] = [:]
    /// The fields that every answer carries, in the order of the file.
    package var headers: [WebHeader] = []
    /// The files that this was read from, its own first.
    package var paths: [String] = []
}

/// A field that every answer of the web server carries.
package struct WebHeader: Sendable, Equatable {
    /// The field's name as the format knows it.
    package var name: String
    /// The field's value.
    package var value: String
}

extension WebFile {
    /// More than any such file; one with a thousand users has a tenth.
    static let sizeLimit = 1 << 20

    /// Reads and checks a file and those that it names; throws everything that is wrong with it.
    ///
    /// Relative paths in it start at its own folder.
    package static func load(path: String) throws(SettingsError) -> WebFile {
        let findings = Findings()
        let surroundings = Surroundings(
            folder: path.lastIndex(of: "/").map { String(path[...$0]) } ?? "",
            environment: [:],
            reservedLabels: []
        )
        var file: WebFile?
        do throws(SmallFile.Failure) {
            let bytes = try SmallFile(path: path, limit: sizeLimit).bytes
            file = read(bytes, in: surroundings, into: findings)
        } catch {
            findings.error("cannot read the file: \(error)", at: .start)
        }
        guard var file, findings.errors.isEmpty else {
            throw SettingsError(issues: findings.issues(in: path))
        }
        file.paths = [path] + file.paths
        return file
    }

    static func read(
        _ bytes: [UInt8],
        in surroundings: Surroundings,
        into findings: Findings
    ) -> WebFile? {
        let document = YAMLDocument(bytes)
        for problem in document.problems { findings.error(problem.message, at: problem.place) }
        // An empty file is one that changes nothing, as for other exporters.
        guard let root = document.root else { return WebFile() }
        return MappingReader.read(root, as: "the file", into: findings) { reader in
            var file = WebFile()
            if let section = reader.mapping(
                "tls_server_config",
                { tls in
                    ServerTLSSection.read(tls, in: surroundings)
                }
            ), let (settings, paths) = section {
                file.tls = settings
                file.paths = paths
            }
            file.headers = reader.mapping("http_server_config", HTTPServerSection.read) ?? []
            file.users = reader.mapping("basic_auth_users", UserSection.read) ?? [:]
            return file
        }
    }
}
