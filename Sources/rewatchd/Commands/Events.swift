import ArgumentParser
import Model
import Settings
import Storage
import Systemd

/// `rewatchd events`: what the daemon has told, from its own durable history.
struct Events: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        abstract: "Shows the alert transitions and events that the daemon keeps.",
        discussion: """
            Works beside a running daemon, and without one. T is RFC 3339, Unix seconds or a time \
            back from now such as -2h; without --since, all that is kept is shown: the newest \
            10,000 of transitions and of events each, of the last 30 days. JSON is one object a \
            line, with the journal's field names.
            """
    )

    /// In which form.
    enum Format: String, CaseIterable, ExpressibleByArgument {
        case text
        case json
    }

    /// Where the packaged daemon keeps its state.
    private static let packagedPath = "/var/lib/rewatchd/rewatchd.sqlite"
    /// How many entries are read at a time.
    private static let batch = 1_000
    /// Between two looks for more.
    private static let period = Duration.milliseconds(500)

    @OptionGroup var file: ConfigurationOption

    @Option(parsing: .unconditional, help: ArgumentHelp("From when on.", valueName: "T"))
    var since: String?

    @Flag(help: "Go on and show what comes, until interrupted.")
    var follow = false

    @Option(help: "The form of the output.")
    var format = Format.text

    func run() async throws {
        let configuration = try file.load(exitCode: 1).configuration
        let archive = SampleArchive(path: configuration.buffer.path ?? Self.packagedPath)
        let start = try start(now: SystemTime().wall)
        let writer = writer
        let clock = ContinuousClock()
        var last: Int64 = 0
        while true {
            let entries = try await entries(of: archive, after: last, since: start)
            do throws(JournalError) {
                for entry in entries { try writer.write(LogRecord(entry)) }
            } catch {
                // Whoever read this has seen enough.
                break
            }
            last = entries.last?.number ?? last
            guard entries.count < Self.batch else { continue }
            guard follow else { break }
            try await clock.sleep(for: Self.period)
        }
        await archive.close()
    }

    private var writer: StreamWriter {
        switch format {
        case .text: StreamWriter(descriptor: 1, encoding: PlainLineEncoder())
        case .json: StreamWriter(descriptor: 1, encoding: JSONLineEncoder())
        }
    }

    private func start(now: Timestamp) throws -> Timestamp {
        guard let since else { return Timestamp(milliseconds: 0) }
        guard let time = TimeText.read(since, now: now) else {
            throw ValidationError("--since must be \(TimeText.forms)")
        }
        return time
    }

    private func entries(
        of archive: SampleArchive,
        after number: Int64,
        since: Timestamp
    ) async throws -> [KeptEntry] {
        do {
            return try await archive.read { reader throws(StorageError) in
                try reader.entries(after: number, since: since, limit: Self.batch)
            }
        } catch {
            throw CommandFailure(message: "rewatchd: \(error)")
        }
    }
}
