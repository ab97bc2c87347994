import Glibc
import Synchronization

/// A program started by a test, its output read continuously and kept.
///
/// Both streams are read on a thread of their own, so the program never stalls on a full pipe. All
/// waits have a deadline and end by an event: a line, an exit. The program is killed when the last
/// reference goes, so a failing test leaves nothing running.
///
///     let resim = try ChildProcess(path, ["--port", "0"])
///     let line = try await resim.line { $0.contains("listening on") }
///     resim.send(SIGTERM)
///     let status = try await resim.exit(within: .seconds(5))
package final class ChildProcess: Sendable {
    /// The number of the process.
    package let id: Int32

    private let record: ChildRecord

    /// Starts a program; a name without a slash is looked up in `PATH`.
    ///
    /// - Parameters:
    ///   - executable: the program.
    ///   - arguments: what follows its name on the command line.
    ///   - environment: variables added to those of the test run; nil removes one.
    ///   - input: what it reads from standard input, at most 64 KiB.
    /// - Throws: `SystemCallFailure` when the program is not found or does not start.
    package init(
        _ executable: String,
        _ arguments: [String] = [],
        environment: [String: String?] = [:],
        input: String = ""
    ) throws {
        let path = executable.contains("/") ? executable : Environment.executable(executable)
        guard let path else { throw SystemCallFailure("find \(executable) in PATH", code: ENOENT) }
        // A pipe made while another child starts would stay open in that child for its life.
        let (process, pipes) = try oneAtATime.withLock { _ in
            let pipes = try ChildPipes(input: input)
            defer { pipes.closeChildEnds() }
            let process = try spawn(path, arguments, environment: environment, pipes: pipes)
            return (process, pipes)
        }
        id = process
        record = ChildRecord(process: id, called: path, wake: pipes.wake)
        startThread { [record] in record.awaitEnd() }
        startThread { [record] in
            record.readUntilEnd(output: pipes.output.read, errors: pipes.errors.read)
        }
    }

    deinit {
        record.send(SIGKILL)
    }

    /// What it has written to standard output so far.
    package var standardOutput: String { record.text(.output) }

    /// What it has written to standard error so far.
    package var standardError: String { record.text(.errors) }

    /// Sends a signal; nothing happens when the process has ended.
    package func send(_ signal: Int32) {
        record.send(signal)
    }

    /// Waits for a line on either stream that fulfils the predicate.
    ///
    /// Lines written before the call count too, those up to `previous` do not. Throws with the whole
    /// output when the time runs out or the process ends without such a line.
    package func line(
        after previous: ChildLine? = nil,
        within limit: Duration = .seconds(90),
        where matches: @escaping @Sendable (String) -> Bool
    ) async throws -> ChildLine {
        try await record.wait(for: "a matching line", within: limit) { state in
            state.lines.first { $0.index > (previous?.index ?? -1) && matches($0.text) }
        }
    }

    /// Waits until the process has ended and all of its output is read.
    @discardableResult
    package func exit(within limit: Duration = .seconds(90)) async throws -> ExitStatus {
        try await record.wait(for: "the exit", within: limit) { $0.status }
    }

    /// Runs a program to its end and returns what it wrote and how it ended.
    package static func run(
        _ executable: String,
        _ arguments: [String] = [],
        environment: [String: String?] = [:],
        input: String = "",
        within limit: Duration = .seconds(180)
    ) async throws -> CompletedProcess {
        let child = try ChildProcess(
            executable,
            arguments,
            environment: environment,
            input: input
        )
        let status = try await child.exit(within: limit)
        return CompletedProcess(
            status: status,
            standardOutput: child.standardOutput,
            standardError: child.standardError
        )
    }
}

/// Held while a child starts.
private let oneAtATime = Mutex(())
