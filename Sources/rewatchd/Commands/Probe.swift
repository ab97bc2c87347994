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

    func run() async throws {
        let clusters = try selected(try file.load(exitCode: 1).configuration.clusters)
        let engine = CurlEngine()
        var reports: [ClusterDiagnosis] = []
        for configuration in clusters {
            let transport = CurlTransport(
                engine: engine,
                policy: configuration.tls,
                userAgent: Version.userAgent
            )
            reports.append(await Doctor(configuration, transport: transport).examine())
        }
        await engine.shutDown()
        switch format {
        case .table: print(reports.map(\.table).joined(separator: "\n"), terminator: "")
        case .json: print("[" + reports.map(\.json).joined(separator: ",\n") + "]")
        }
        if !reports.allSatisfy(\.isHealthy) { throw ExitCode(1) }
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
