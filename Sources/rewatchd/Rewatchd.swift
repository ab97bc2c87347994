import ArgumentParser
import Glibc

/// The command line; each subcommand is a file in `Commands`.
@main
struct Rewatchd: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "rewatchd",
        abstract: "Watches Redis Enterprise clusters over their REST API.",
        discussion: """
            Serves what it sees to Prometheus and writes an entry to the journal whenever a \
            status changes.
            """,
        version: Version.line,
        subcommands: [
            Run.self, CheckConfig.self, Probe.self, Demo.self, Catalog.self, Export.self,
            Events.self,
        ]
    )

    static func main() async {
        // A reader of stderr or of a socket may go away; that is an error of the write, no signal.
        signal(SIGPIPE, SIG_IGN)
        do {
            var command = try parseAsRoot()
            if var command = command as? any AsyncParsableCommand {
                try await command.run()
            } else {
                try command.run()
            }
        } catch let failure as CommandFailure {
            StandardError.write(failure.message)
            Glibc.exit(failure.code)
        } catch {
            let code = exitCode(for: error)
            // Help and version are no errors and go to stdout.
            guard !code.isSuccess else { exit(withError: error) }
            let words = message(for: error).split(whereSeparator: \.isNewline)
            if !words.isEmpty {
                let line = words.joined(separator: " ")
                StandardError.write("rewatchd: \(line) (rewatchd --help tells more)")
            }
            Glibc.exit(code.rawValue)
        }
    }
}

/// An end of a command that is neither success nor a mistake on the command line.
struct CommandFailure: Error {
    /// What is written to stderr; may be several lines.
    var message: String
    /// The exit status.
    var code: Int32 = 1
}

/// Lines on stderr that are no log entries.
enum StandardError {
    static func write(_ line: String) {
        let bytes = Array((line + "\n").utf8)
        _ = unsafe bytes.withUnsafeBytes { unsafe Glibc.write(2, $0.baseAddress, $0.count) }
    }
}
