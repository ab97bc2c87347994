/// A watcher at work, which can be stopped alone and waited for.
struct RunningWatcher<C: Clock>: Sendable where C.Duration == Duration {
    let configuration: ClusterConfiguration
    let watcher: Watcher<C>
    private let stopping = AsyncStream<Never>.makeStream()
    private let stopped = AsyncStream<Never>.makeStream()

    init(_ configuration: ClusterConfiguration, _ watcher: Watcher<C>) {
        self.configuration = configuration
        self.watcher = watcher
    }

    /// Watches until it is stopped or the task is cancelled.
    func run() async {
        await withDiscardingTaskGroup { group in
            group.addTask { await watcher.run() }
            for await _ in stopping.stream {}
            group.cancelAll()
        }
        stopped.continuation.finish()
    }

    /// Ends `run`, with everything in flight, and returns when it has ended.
    func stop() async {
        stopping.continuation.finish()
        for await _ in stopped.stream {}
    }
}
