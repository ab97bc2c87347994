import Model

// The set of watchers, and how it changes at a reload: all watchers stop, the fleet takes the new
// configuration, and all start again. A watcher whose cluster is still there keeps its state, so
// a reload neither repeats a firing nor loses a resolve.

/// Runs one watcher for each configured cluster.
package actor Fleet<C: Clock> where C.Duration == Duration {
    /// What a configured cluster is watched with.
    package typealias MakeTransport = @Sendable (ClusterConfiguration) -> any Transport

    private let tools: WatcherTools<C>
    private let makeTransport: MakeTransport
    private let history: HistoryLimits
    private let random: any RandomNumberGenerator & Sendable
    private var watchers: [(name: String, watcher: Watcher<C>)] = []
    private let reloads: AsyncStream<[ClusterConfiguration]>
    private let reloadRequests: AsyncStream<[ClusterConfiguration]>.Continuation

    /// A fleet without watchers; the first `apply` gives it some.
    package init(
        tools: WatcherTools<C>,
        makeTransport: @escaping MakeTransport,
        history: HistoryLimits,
        random: any RandomNumberGenerator & Sendable
    ) {
        self.random = random
        self.tools = tools
        self.makeTransport = makeTransport
        self.history = history
        (reloads, reloadRequests) = AsyncStream.makeStream(bufferingPolicy: .bufferingNewest(1))
    }

    /// Watches until the task is cancelled.
    package func run(_ configurations: [ClusterConfiguration]) async {
        await take(configurations)
        var iterator = reloads.makeAsyncIterator()
        while !Task.isCancelled {
            let next = await watch(until: &iterator)
            guard let next else { return }
            await take(next)
        }
    }

    /// Asks the running fleet to take another configuration.
    package nonisolated func apply(_ configurations: [ClusterConfiguration]) {
        reloadRequests.yield(configurations)
    }

    private func watch(
        until reload: inout AsyncStream<[ClusterConfiguration]>.AsyncIterator
    ) async -> [ClusterConfiguration]? {
        let watchers = watchers.map(\.watcher)
        return await withDiscardingTaskGroup(returning: [ClusterConfiguration]?.self) { group in
            for watcher in watchers {
                group.addTask { await watcher.run() }
            }
            let next = await reload.next(isolation: self)
            group.cancelAll()
            return next
        }
    }

    private func take(_ configurations: [ClusterConfiguration]) async {
        tools.board.setClusters(configurations.map(\.name))
        var kept = Dictionary(uniqueKeysWithValues: watchers)
        watchers = []
        let budget = history.share(of: configurations.count)
        for configuration in configurations {
            let transport = makeTransport(configuration)
            if let watcher = kept.removeValue(forKey: configuration.name) {
                await watcher.adopt(configuration, transport: transport, historyBudget: budget)
                watchers.append((configuration.name, watcher))
                continue
            }
            let state = ClusterState(
                configuration: configuration,
                history: SampleHistory(budget: budget, retention: history.retention)
            )
            watchers.append(
                (
                    configuration.name,
                    Watcher(
                        state: state,
                        transport: transport,
                        tools: tools,
                        random: random
                    )
                )
            )
        }
        for watcher in kept.values { await watcher.retire() }
    }
}
