import CLibcurl
import Glibc
import Synchronization

/// Runs the jobs of one actor on a thread of its own, so that blocking C never stalls the pool.
///
/// When no job is left, the thread calls `idle`, which may block until `wake` is called from
/// another thread; a `wake` that comes before the blocking starts must not be lost. Every job
/// calls `wake`, so an idle thread costs nothing and a new job starts at once.
///
/// The thread and the actor hold the executor; ``stop()`` lets the thread run what is still
/// enqueued, call `end` and go. Nothing may be enqueued afterwards, which holds when an actor
/// calls it in its `deinit`: each of its jobs keeps the actor.
final class DedicatedThread: SerialExecutor {
    /// What the thread does besides jobs.
    struct Duties: Sendable {
        /// Called on the thread whenever no job is left.
        let idle: @Sendable () -> Void
        /// Called on any thread to make `idle` return.
        let wake: @Sendable () -> Void
        /// Called on the thread as its last act.
        let end: @Sendable () -> Void
    }

    /// The part under the lock.
    private struct State {
        var jobs: [UnownedJob] = []
        var isStopping = false
        /// Set when `end` is about to be called; `wake` is not called from then on.
        var hasEnded = false
    }

    private let state = Mutex(State())
    private let name: String
    private let duties: Duties
    private let identifier = Atomic<UInt>(0)

    /// Starts the thread; at most 15 bytes of its name are visible to the system.
    init(name: String, duties: Duties) {
        self.name = name
        self.duties = duties
        let argument = unsafe Unmanaged.passRetained(self).toOpaque()
        var thread = pthread_t()
        let code = unsafe pthread_create(
            &thread,
            nil,
            { argument in
                guard let argument = unsafe argument else { return nil }
                unsafe Unmanaged<DedicatedThread>.fromOpaque(argument).takeRetainedValue().run()
                return nil
            },
            argument
        )
        precondition(code == 0, "starting the thread \(name) failed with \(code)")
        pthread_detach(thread)
    }

    func enqueue(_ job: consuming ExecutorJob) {
        let job = UnownedJob(job)
        state.withLock { state in
            precondition(!state.hasEnded, "job for the thread \(name), which has ended")
            state.jobs.append(job)
            duties.wake()
        }
    }

    func checkIsolated() {
        let current = pthread_self()
        precondition(
            identifier.load(ordering: .acquiring) == current,
            "code of the thread \(name) runs on thread \(current)"
        )
    }

    /// Makes the thread end once it has run what is enqueued.
    func stop() {
        state.withLock { state in
            guard !state.isStopping else { return }
            state.isStopping = true
            duties.wake()
        }
    }

    private func run() {
        identifier.store(pthread_self(), ordering: .releasing)
        unsafe rewatchd_curl_name_thread(name)
        blockSignals()
        while let jobs = next() {
            for job in jobs {
                unsafe job.runSynchronously(on: asUnownedSerialExecutor())
            }
            if jobs.isEmpty { duties.idle() }
        }
        duties.end()
    }

    /// Takes what is enqueued; nil when nothing will come any more.
    private func next() -> [UnownedJob]? {
        state.withLock { state in
            if state.jobs.isEmpty && state.isStopping {
                state.hasEnded = true
                return nil
            }
            let jobs = state.jobs
            state.jobs = []
            return jobs
        }
    }

    /// Leaves signals to the threads that expect them; SIGPIPE of a closed connection included.
    private func blockSignals() {
        var all = sigset_t()
        unsafe sigfillset(&all)
        unsafe pthread_sigmask(SIG_BLOCK, &all, nil)
    }
}
