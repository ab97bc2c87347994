import Glibc
import Synchronization

/// The thread of a ``RecordQueue`` and what it shares with those who add records.
///
/// The thread keeps the pump alive, and the pump nothing but the writer; so a queue that is let go
/// can end its thread.
final class RecordPump: Sendable {
    private struct State {
        var backlog: RecordBacklog
        /// The thread found nothing and waits: whoever adds next wakes it.
        var isIdle = false
        var isClosed = false
    }

    private let state: Mutex<State>
    private let writer: any RecordWriter
    private let failures: WriteFailures
    private let pause: Duration
    private let settled: @Sendable (LogRecord) -> Void
    private let wake = ThreadSignal()
    private let finished = ThreadSignal()

    init(
        writer: any RecordWriter,
        failures: WriteFailures,
        capacity: Int,
        pause: Duration,
        settled: @escaping @Sendable (LogRecord) -> Void
    ) {
        self.settled = settled
        self.writer = writer
        self.failures = failures
        self.pause = pause
        state = Mutex(State(backlog: RecordBacklog(capacity: capacity)))
    }

    /// Starts the thread, which ends after ``close()``.
    func start() {
        let argument = unsafe Unmanaged.passRetained(self).toOpaque()
        var thread = pthread_t()
        let code = unsafe pthread_create(
            &thread,
            nil,
            { argument in
                guard let argument = unsafe argument else { return nil }
                unsafe Unmanaged<RecordPump>.fromOpaque(argument).takeRetainedValue().run()
                return nil
            },
            argument
        )
        precondition(code == 0, "starting the log's thread failed: \(ErrorNumber(code))")
        // It cannot be joined: a writer that the kernel never lets go would hold up the end too.
        pthread_detach(thread)
    }

    /// Adds a record; one that comes after the end is only counted.
    func add(_ record: LogRecord, as kind: RecordClass) {
        let (lost, wasIdle) = state.withLock { state -> (RecordBacklog.Element?, Bool) in
            guard !state.isClosed else { return ((record, .line), false) }
            let wasIdle = state.isIdle
            state.isIdle = false
            return (state.backlog.append(record, as: kind), wasIdle)
        }
        if let lost {
            failures.add(lost.kind)
            // An alert that had to go is told after the next start, an event not.
            if lost.kind == .event { settled(lost.record) }
        }
        if wasIdle { wake.raise() }
    }

    /// Makes the thread try once what waits, and end.
    func close() {
        state.withLock { $0.isClosed = true }
        wake.raise()
    }

    /// Waits for the end of the thread; false when it did not come in time.
    func waitForEnd(atMost limit: Duration) -> Bool {
        finished.wait(atMost: limit)
    }

    /// Gives up what has not been tried; the thread ends after the record that it is at.
    func giveUp() {
        let count = state.withLock { state in
            let count = state.backlog.count
            state.backlog = RecordBacklog(capacity: 0)
            return count
        }
        failures.add(count)
    }

    private func run() {
        blockSignals()
        while let (record, kind) = next() {
            deliver(record, as: kind)
        }
        finished.raise()
    }

    /// Waits for a record; nil when none will come any more.
    private func next() -> (record: LogRecord, kind: RecordClass)? {
        while true {
            let (first, isClosed) = state.withLock { state in
                let first = state.backlog.takeFirst()
                state.isIdle = first == nil
                return (first, state.isClosed)
            }
            if first != nil || isClosed { return first }
            _ = wake.wait()
            wake.clear()
        }
    }

    /// Writes a record, an alert or an event as often as it takes.
    ///
    /// Only the closing wakes a thread that pauses here, since it is not idle.
    private func deliver(_ record: LogRecord, as kind: RecordClass) {
        while true {
            // Asked before the attempt, so that every record is tried once after the closing.
            let isLast = kind == .line || state.withLock(\.isClosed)
            do throws(JournalError) {
                try writer.write(record)
                if kind != .line { settled(record) }
                return
            } catch {
                guard !isLast else { return failures.add() }
            }
            _ = wake.wait(atMost: pause)
            wake.clear()
        }
    }

    /// Leaves signals to the threads that expect them; SIGPIPE of a closed pipe included.
    private func blockSignals() {
        var all = sigset_t()
        unsafe sigfillset(&all)
        unsafe pthread_sigmask(SIG_BLOCK, &all, nil)
    }
}
