import Glibc
import Synchronization
import Systemd
import TestSupport

/// Notes every attempt and refuses or blocks as it is told; each attempt can be waited for.
final class ScriptedWriter: RecordWriter {
    private struct State {
        var attempts: [String] = []
        var written: [LogRecord] = []
    }

    private let state = Mutex(State())
    private let refusals: @Sendable (_ attempt: Int) -> Bool
    private let told: Pipe
    private let gate: Pipe?

    /// Refuses the attempts, counted from 1, that the closure names; a gate blocks every one.
    init(gate: Pipe? = nil, refusing: @escaping @Sendable (Int) -> Bool = { _ in false }) throws {
        refusals = refusing
        self.gate = gate
        told = try Pipe()
    }

    var attempts: [String] { state.withLock(\.attempts) }
    var written: [LogRecord] { state.withLock(\.written) }

    func write(_ record: LogRecord) throws(JournalError) {
        let attempt = state.withLock { state in
            state.attempts.append(record["MESSAGE"] ?? "")
            return state.attempts.count
        }
        tell()
        if let gate { waitFor(gate) }
        if refusals(attempt) { throw .socketMissing(path: "/nowhere") }
        state.withLock { $0.written.append(record) }
    }

    /// Suspends until so many more attempts have begun.
    func nextAttempts(_ count: Int) async throws {
        _ = try await told.readLines(count)
    }

    private func tell() {
        var byte = UInt8(ascii: "\n")
        _ = unsafe Glibc.write(told.writeEnd, &byte, 1)
    }

    /// Blocks the thread as a full pipe would: until the gate is open, which it stays.
    private func waitFor(_ gate: Pipe) {
        var request = pollfd(fd: gate.readEnd, events: Int16(POLLIN), revents: 0)
        while unsafe poll(&request, 1, -1) < 0 && errno == EINTR {}
    }
}

extension Pipe {
    /// Makes the read end readable for good, unless somebody reads.
    func open() {
        var byte: UInt8 = 1
        _ = unsafe Glibc.write(writeEnd, &byte, 1)
    }
}
