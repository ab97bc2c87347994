import ArgumentParser
import CurlTransport
import Settings
import Watching

/// `rewatchd probe`: the doctor; asks each resource once and says what to do.
struct Probe: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        abstract: "Asks each resource of each cluster once and says what came of it.",
        discussion: """
            Exit status 0 means that all core resources of all clusters were read. A refused login \
            ends the probe of a cluster at once, so that no account is locked; a dead connection \
            or two timeouts in a row end it too, and what is left is listed as not asked.

            With --record, every answer is written to a new folder as well, for a report: one file \
            each, and index.json. Passwords, tokens, private keys, the licence and e-mail \
            addresses are replaced; names, addresses and certificates stay. resim --replay serves \
            such a folder.
            """
    )

    /// In which form.
    enum Format: String, CaseIterable, ExpressibleByArgument {
        case table
        case json
    }

    @OptionGroup var file: ConfigurationOption

    @Option(help: "Only this cluster.")
    var cluster: String?

    @Option(help: "The form of the output.")
    var format = Format.table

    @Option(help: ArgumentHelp("Write all answers to this new folder.", valueName: "dir"))
    var record: String?

    func run() async throws {
        let clusters = try selected(try file.load(exitCode: 1).configuration.clusters)
        let recordings = try recordings(of: clusters)
        let engine = CurlEngine()
        var reports: [ClusterDiagnosis] = []
        for (configuration, recording) in zip(clusters, recordings) {
            let transport = CurlTransport(
                engine: engine,
                policy: configuration.tls,
                userAgent: Version.userAgent
            )
            let doctor = Doctor(configuration, transport: transport, recording: recording)
            reports.append(await doctor.examine())
            try recording?.finish()
        }
        await engine.shutDown()
        switch format {
        case .table: print(reports.map(\.table).joined(separator: "\n"), terminator: "")
        case .json: print("[" + reports.map(\.json).joined(separator: ",\n") + "]")
        }
        if !reports.allSatisfy(\.isHealthy) { throw ExitCode(1) }
    }

    /// Makes the folders before anybody is asked; with several clusters, one for each within.
    private func recordings(of clusters: [ClusterConfiguration]) throws -> [Recording?] {
        guard let record else { return clusters.map { _ in nil } }
        let whole = try RecordFolder(record)
        return try clusters.enumerated().map { index, cluster in
            let plain = cluster.name.map { $0.isASCII && ($0.isLetter || $0.isNumber) ? $0 : "-" }
            let folder =
                clusters.count == 1 ? whole : try whole.folder("\(index + 1)-\(String(plain))")
            return Recording(of: cluster.name, in: folder, without: Self.secrets(of: cluster))
        }
    }

    private static func secrets(of cluster: ClusterConfiguration) -> [Secret] {
        guard let credential = try? cluster.credentials.read() else { return [] }
        return switch credential {
        case .user(_, let password): [password]
        case .certificate(let certificate): [certificate.key]
        }
    }

    private func selected(
        _ clusters: [ClusterConfiguration]
    ) throws -> [ClusterConfiguration] {
        guard let cluster else { return clusters }
        let chosen = clusters.filter { $0.name == cluster }
        guard chosen.isEmpty else { return chosen }
        let names = clusters.map(\.name).joined(separator: ", ")
        throw CommandFailure(message: "rewatchd: no cluster \"\(cluster)\"; there is \(names)")
    }
}
