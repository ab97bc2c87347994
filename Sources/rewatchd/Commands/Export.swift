import ArgumentParser
import Glibc
import Model
import Settings
import Storage
import Watching

/// `rewatchd export`: what the durable buffer holds, for engines that take a file.
struct Export: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        abstract: "Writes the samples of the buffer's file as OpenMetrics with timestamps.",
        discussion: """
            Works beside a running daemon. T is RFC 3339, Unix seconds or a time back from now \
            such as -2h.

                rewatchd export --from -1d --to now >samples.om
                promtool tsdb create-blocks-from openmetrics samples.om /var/lib/prometheus
            """
    )

    @OptionGroup var file: ConfigurationOption

    @Option(parsing: .unconditional, help: ArgumentHelp("From when on.", valueName: "T"))
    var from: String

    @Option(parsing: .unconditional, help: ArgumentHelp("Until when.", valueName: "T"))
    var to: String

    @Option(help: "Only this cluster.")
    var cluster: String?

    func run() async throws {
        let configuration = try file.load(exitCode: 1).configuration
        guard let path = configuration.buffer.path else {
            throw CommandFailure(message: "rewatchd: there is no buffer.path to export from")
        }
        let span = try span(now: SystemTime().wall)
        let export = HistoryExport(
            labels: Dictionary(
                uniqueKeysWithValues: configuration.clusters.map { ($0.name, $0.labels) }
            ),
            cluster: cluster,
            span: span
        )
        let archive = SampleArchive(path: path)
        let unreadable: Int
        do {
            unreadable = try await archive.read { reader throws(StorageError) in
                try export.write(&reader) { bytes throws(StorageError) in
                    try Self.write(bytes)
                }
            }
        } catch {
            throw CommandFailure(message: "rewatchd: \(error)")
        }
        await archive.close()
        guard unreadable > 0 else { return }
        throw CommandFailure(message: "rewatchd: \(unreadable) chunks are damaged and left out")
    }

    private func span(now: Timestamp) throws -> ClosedRange<Int64> {
        guard let from = TimeText.read(from, now: now) else {
            throw ValidationError("--from must be \(TimeText.forms)")
        }
        guard let to = TimeText.read(to, now: now) else {
            throw ValidationError("--to must be \(TimeText.forms)")
        }
        guard from <= to else { throw ValidationError("--from is after --to") }
        return from.milliseconds...to.milliseconds
    }

    /// Writes all bytes to stdout.
    private static func write(_ bytes: [UInt8]) throws(StorageError) {
        var start = 0
        while start < bytes.count {
            let count = unsafe bytes[start...].withUnsafeBytes { part in
                unsafe Glibc.write(1, part.baseAddress, part.count)
            }
            if count < 0, errno == EINTR { continue }
            guard count > 0 else {
                throw .failed(path: "stdout", reason: unsafe String(cString: strerror(errno)))
            }
            start += count
        }
    }
}
