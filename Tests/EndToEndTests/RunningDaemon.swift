import TestSupport
import Testing

/// The daemon as a process, with its log as JSON lines.
final class RunningDaemon: Sendable {
    let process: ChildProcess
    let address: String

    /// Starts `rewatchd run` and waits until its first cycle has ended.
    ///
    /// `through` is a command that executes the one behind it.
    init(
        _ settings: String,
        environment: [String: String?] = [:],
        through: [String] = []
    ) async throws {
        let command = through + [Program.rewatchd, "run", "--config", settings]
        process = try ChildProcess(
            command[0],
            Array(command.dropFirst()),
            environment: environment
        )
        let line = try await process.line(within: .seconds(90)) { $0.contains("serves http") }
        let start = try #require(line.text.firstRange(of: "http")).lowerBound
        address = String(line.text[start...].prefix { !$0.isWhitespace && $0 != "\"" })
        _ = try await process.line(within: .seconds(90)) { $0.contains("ready: ") }
    }

    /// The text of a scrape.
    func scrape(_ query: String = "") async throws -> String {
        try await HTTP.get("\(address)/metrics\(query)")
    }

    /// The value of one series, by its full text up to the space; nil when it is absent.
    func value(_ series: String) async throws -> Double? {
        let line = try await scrape().split(separator: "\n").first { $0.hasPrefix(series + " ") }
        return line.flatMap { Double($0.dropFirst(series.count + 1)) }
    }

    /// Waits for an alert entry of a kind, a state and a subject.
    func entry(
        _ alert: String,
        _ state: String,
        _ subject: String,
        after: ChildLine? = nil
    ) async throws -> ChildLine {
        try await process.line(after: after, within: .seconds(90)) { line in
            line.contains("\"REWATCHD_ALERT\":\"\(alert)\"")
                && line.contains("\"REWATCHD_STATE\":\"\(state)\"")
                && line.contains("\"REWATCHD_SUBJECT\":\"\(subject)\"")
        }
    }

    /// Ends it as systemd would, and returns how it ended.
    func stop() async throws -> TestSupport.ExitStatus {
        process.send(15)
        return try await process.exit(within: .seconds(60))
    }
}
