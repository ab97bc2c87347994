import Synchronization

// A world is a task executor and a clock in one. Jobs of its tasks queue up here and run one at a
// time on the thread that called `run`, each time one drawn from the seed; when none is ready,
// time jumps to the next timer. So a day of ten-second ticks takes no longer than its work, and
// the same seed gives the same run, byte for byte.
//
// - run           until the body returns; throws `Deadlock` when nothing can ever run again.
// - now, sleep    virtual time; a cancelled sleep ends at once.
//
// Child tasks, default actors and async streams stay inside, since structured tasks inherit the
// executor preference. An unstructured task does not, escapes, and shows up as a deadlock; that is
// why the style tests ban them. Actors with an executor of their own cannot take part.

/// A single-threaded world with virtual time, in which a run is decided by its seed.
package final class World: TaskExecutor, Clock, Sendable {
    /// A point of virtual time, counted from the beginning of the world.
    package struct Instant: InstantProtocol {
        /// How long after the beginning.
        package var offset: Duration

        /// The point so much later.
        package func advanced(by duration: Duration) -> Instant {
            Instant(offset: offset + duration)
        }

        /// How long it is to another point.
        package func duration(to other: Instant) -> Duration { other.offset - offset }

        /// Orders by time.
        package static func < (left: Instant, right: Instant) -> Bool { left.offset < right.offset }
    }

    /// Nothing is ready, nothing sleeps, and the body has not returned.
    package struct Deadlock: Error {
        /// When it happened.
        package let at: Instant
    }

    private struct Sleeper {
        var id: UInt64
        var deadline: Instant
        var wake: CheckedContinuation<Void, any Error>
    }

    private struct State: ~Copyable {
        var random: SplitMix64
        var now = Instant(offset: .zero)
        var ready: [UnownedJob] = []
        var sleepers: [Sleeper] = []
        var cancelledEarly: Set<UInt64> = []
        var lastID: UInt64 = 0
        var turns = 0
    }

    private let state: Mutex<State>

    /// A world at the beginning of its time.
    package init(seed: UInt64) {
        state = Mutex(State(random: SplitMix64(seed: seed)))
    }

    /// Takes a job that is ready to run.
    package func enqueue(_ job: consuming ExecutorJob) {
        let job = UnownedJob(job)
        state.withLock { $0.ready.append(job) }
    }

    /// The present point of virtual time.
    package var now: Instant { state.withLock { $0.now } }

    /// How many jobs have begun; a job is what a task does from one await to the next.
    package var turns: Int { state.withLock { $0.turns } }

    /// Virtual time has no smallest step.
    package var minimumResolution: Duration { .zero }

    /// Parks the caller until virtual time has reached the deadline.
    package func sleep(until deadline: Instant, tolerance: Duration?) async throws {
        let id = state.withLock { state in
            state.lastID += 1
            return state.lastID
        }
        try await withTaskCancellationHandler {
            try await withCheckedThrowingContinuation { wake in
                park(Sleeper(id: id, deadline: deadline, wake: wake))
            }
        } onCancel: {
            cancelSleeper(id)
        }
    }

    /// Runs `body` and all of its child tasks to the end, on this thread and in virtual time.
    ///
    /// - Throws: ``Deadlock``, or what `body` throws.
    package func run<Value: Sendable>(
        _ body: @escaping @Sendable () async throws -> Value
    ) throws -> Value {
        let result = ResultBox<Value>()
        // The one unstructured task: the root of the world itself.
        let root = Task<Void, Never>(executorPreference: self) {
            do { result.store(.success(try await body())) } catch { result.store(.failure(error)) }
        }
        defer { root.cancel() }
        while true {
            if let value = result.value { return try value.get() }
            if let job = nextJob() {
                unsafe job.runSynchronously(on: asUnownedTaskExecutor())
            } else if let sleeper = nextSleeper() {
                sleeper.wake.resume()
            } else {
                throw Deadlock(at: now)
            }
        }
    }

    private func park(_ sleeper: Sleeper) {
        let isCancelled = state.withLock { state in
            if state.cancelledEarly.remove(sleeper.id) != nil { return true }
            state.sleepers.append(sleeper)
            return false
        }
        if isCancelled { sleeper.wake.resume(throwing: CancellationError()) }
    }

    private func cancelSleeper(_ id: UInt64) {
        let wake = state.withLock { state -> CheckedContinuation<Void, any Error>? in
            guard let index = state.sleepers.firstIndex(where: { $0.id == id }) else {
                state.cancelledEarly.insert(id)
                return nil
            }
            return state.sleepers.remove(at: index).wake
        }
        wake?.resume(throwing: CancellationError())
    }

    private func nextJob() -> UnownedJob? {
        state.withLock { state in
            guard !state.ready.isEmpty else { return nil }
            let index = Int.random(in: state.ready.indices, using: &state.random)
            state.turns += 1
            return state.ready.remove(at: index)
        }
    }

    private func nextSleeper() -> Sleeper? {
        state.withLock { state in
            guard let first = state.sleepers.map(\.deadline).min() else { return nil }
            let due = state.sleepers.indices.filter { state.sleepers[$0].deadline == first }
            let index = due[Int.random(in: due.indices, using: &state.random)]
            state.now = max(state.now, first)
            return state.sleepers.remove(at: index)
        }
    }
}

/// Carries the result out of the root task.
private final class ResultBox<Value: Sendable>: Sendable {
    private let stored = Mutex<Result<Value, any Error>?>(nil)

    var value: Result<Value, any Error>? { stored.withLock { $0 } }

    func store(_ result: Result<Value, any Error>) {
        stored.withLock { $0 = result }
    }
}
