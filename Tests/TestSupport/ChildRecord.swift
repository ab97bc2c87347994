import Glibc
import Synchronization

/// What is known of a child: its output, its end, and who waits for either.
///
/// One thread reads, another sits in `waitid`; a waiter is a continuation with a deadline that the
/// reading thread resumes, so a wait occupies no thread of the cooperative pool.
final class ChildRecord: Sendable {
    /// The part under the lock.
    struct State {
        var bytes: [ChildLine.Stream: [UInt8]] = [:]
        var unfinished: [ChildLine.Stream: [UInt8]] = [:]
        var lines: [ChildLine] = []
        /// Set when the process is reaped; from then on its number may belong to another.
        var ended: ExitStatus?
        /// Set when the rest of the output is read too.
        var status: ExitStatus?
        var waiters: [Waiter] = []
    }

    /// Someone who waits; `settle` resumes them and says whether they are done.
    struct Waiter {
        let deadline: ContinuousClock.Instant
        let settle: @Sendable (_ state: borrowing State, _ expired: Bool) -> Bool
    }

    private let process: Int32
    private let name: String
    private let wake: ChildPipes.Pair
    private let state = Mutex(State())

    init(process: Int32, called name: String, wake: ChildPipes.Pair) {
        self.process = process
        self.name = name
        self.wake = wake
    }

    func text(_ stream: ChildLine.Stream) -> String {
        state.withLock { String(decoding: $0.bytes[stream] ?? [], as: UTF8.self) }
    }

    func send(_ signal: Int32) {
        state.withLock { state in
            if state.ended == nil { kill(process, signal) }
        }
    }

    func wait<Found: Sendable>(
        for what: String,
        within limit: Duration,
        _ find: @escaping @Sendable (borrowing State) -> Found?
    ) async throws -> Found {
        let deadline = ContinuousClock.now + limit
        return try await withCheckedThrowingContinuation { continuation in
            let waiter = Waiter(deadline: deadline) { [self] state, expired in
                if let found = find(state) {
                    continuation.resume(returning: found)
                } else if expired || state.status != nil {
                    let reason = expired ? "not within \(limit)" : "it ended before"
                    continuation.resume(throwing: failure("\(what): \(reason)", state))
                } else {
                    return false
                }
                return true
            }
            add(waiter)
        }
    }

    private func add(_ waiter: Waiter) {
        state.withLock { state in
            if waiter.settle(state, false) { return }
            state.waiters.append(waiter)
            wake.ring()
        }
    }

    private func failure(_ reason: String, _ state: borrowing State) -> ChildFailure {
        let output = state.lines.map { "\n    \($0.text)" }.joined()
        let status = state.status.map { ", ended with \($0)" } ?? ""
        return ChildFailure(description: "\(name)\(status): waited for \(reason)\(output)")
    }
}

// The reading side, on threads of its own.
extension ChildRecord {
    /// Blocks until the process has ended, then takes its status and wakes the reader.
    func awaitEnd() {
        var information = unsafe siginfo_t()
        while unsafe waitid(P_PID, id_t(process), &information, WEXITED | WNOWAIT) != 0 {
            precondition(errno == EINTR, "waitid failed with \(errno)")
        }
        state.withLock { state in
            var status: Int32 = 0
            unsafe waitpid(process, &status, 0)
            state.ended = ExitStatus(waitStatus: status)
            wake.ring()
        }
    }

    /// Reads both streams until the process has ended and nothing is left in them.
    func readUntilEnd(output: Int32, errors: Int32) {
        var open = [output: ChildLine.Stream.output, errors: .errors]
        while state.withLock({ $0.ended == nil }) {
            let deadline = state.withLock { $0.waiters.map(\.deadline).min() }
            read(&open, until: deadline)
            settle()
        }
        while read(&open, until: .now) {}
        for descriptor in open.keys { close(descriptor) }
        finish()
    }

    /// Reads once from what is ready before the deadline; false when nothing was.
    @discardableResult
    private func read(
        _ open: inout [Int32: ChildLine.Stream],
        until deadline: ContinuousClock.Instant?
    ) -> Bool {
        let ready = (try? Readiness.poll(open.keys + [wake.read], until: deadline)) ?? []
        for descriptor in ready.sorted() {
            var buffer = [UInt8](repeating: 0, count: 16384)
            let count = unsafe Glibc.read(descriptor, &buffer, buffer.count)
            guard let stream = open[descriptor] else { continue }
            if count > 0 {
                keep(buffer.prefix(count), of: stream)
            } else {
                open[descriptor] = nil
                close(descriptor)
            }
        }
        return !ready.isEmpty
    }

    private func keep(_ bytes: ArraySlice<UInt8>, of stream: ChildLine.Stream) {
        state.withLock { state in
            state.bytes[stream, default: []] += bytes
            let pieces = bytes.split(
                separator: UInt8(ascii: "\n"),
                omittingEmptySubsequences: false
            )
            for (place, piece) in pieces.enumerated() {
                if place > 0 { state.endLine(of: stream) }
                state.unfinished[stream, default: []] += piece
            }
        }
    }

    private func settle() {
        let now = ContinuousClock.now
        state.withLock { state in
            let waiters = state.waiters
            state.waiters = []
            state.waiters += waiters.filter { !$0.settle(state, $0.deadline <= now) }
        }
    }

    private func finish() {
        state.withLock { state in
            for stream in [ChildLine.Stream.output, .errors] {
                if state.unfinished[stream]?.isEmpty == false { state.endLine(of: stream) }
            }
            state.status = state.ended
        }
        settle()
    }
}

extension ChildRecord.State {
    fileprivate mutating func endLine(of stream: ChildLine.Stream) {
        let text = String(decoding: unfinished[stream] ?? [], as: UTF8.self)
        unfinished[stream] = nil
        lines.append(ChildLine(index: lines.count, stream: stream, text: text))
    }
}
