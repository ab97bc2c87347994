import Alerting
import Model

// The set of watchers, and how it changes at a reload. A watcher whose cluster is configured as
// before goes on undisturbed: a request that is cut off may have been a failed login, and nobody
// gains from it. One whose configuration differs stops, takes the new one and starts again with
// its state, so a reload neither repeats a firing nor loses a resolve.

/// Runs one watcher for each configured cluster.
package actor Fleet<C: Clock> where C.Duration == Duration {
    /// What a configured cluster is watched with.
    package typealias MakeTransport = @Sendable (ClusterConfiguration) -> any Transport

    private let tools: WatcherTools<C>
    private let makeTransport: MakeTransport
    private let history: HistoryLimits
    private let random: any RandomNumberGenerator & Sendable
    private var running: [String: RunningWatcher<C>] = [:]
    /// The logins at places that are not watched under the name that they had.
    private var left: [(endpoints: [Endpoint], logins: LoginGuard)] = []
    private let configurations: AsyncStream<[ClusterConfiguration]>
    private let reloadRequests: AsyncStream<[ClusterConfiguration]>.Continuation

    /// A fleet without watchers; `run` gives it some.
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
        (configurations, reloadRequests) = AsyncStream.makeStream(
            bufferingPolicy: .bufferingNewest(1)
        )
    }

    /// Watches until the task is cancelled.
    package func run(_ first: [ClusterConfiguration]) async {
        await withDiscardingTaskGroup { group in
            await retireForgotten(except: Set(first.map(\.name)))
            await take(first, into: &group)
            for await next in configurations { await take(next, into: &group) }
            group.cancelAll()
        }
    }

    /// Asks the running fleet to take another configuration.
    package nonisolated func apply(_ configurations: [ClusterConfiguration]) {
        reloadRequests.yield(configurations)
    }

    /// The samples that each cluster has in memory, and the labels of all its series.
    package func histories() async -> [ClusterHistory] {
        var histories: [ClusterHistory] = []
        for name in running.keys.sorted() {
            if let watcher = running[name]?.watcher { histories.append(await watcher.history) }
        }
        return histories
    }

    /// The same of one cluster; nil when it is not watched.
    package func history(of cluster: String) async -> ClusterHistory? {
        await running[cluster]?.watcher.history
    }

    private func take(
        _ configurations: [ClusterConfiguration],
        into group: inout DiscardingTaskGroup
    ) async {
        tools.board.setClusters(configurations.map(\.name))
        let before = running
        running = [:]
        left.removeAll { $0.logins.kept(at: tools.now).isEmpty }
        let names = Set(configurations.map(\.name))
        // First, so that a cluster that only has another name goes on with the logins it had.
        for (name, old) in before where !names.contains(name) {
            await old.stop()
            left.append((old.configuration.endpoints, await old.watcher.retire()))
        }
        let budget = history.share(of: configurations.count)
        for configuration in configurations {
            let old = before[configuration.name]
            if let old, old.configuration == configuration {
                await old.watcher.refresh(historyBudget: budget)
                running[configuration.name] = old
                continue
            }
            let watcher = await watcher(for: configuration, after: old, budget: budget)
            let new = RunningWatcher(configuration, watcher)
            running[configuration.name] = new
            group.addTask { await new.run() }
        }
    }

    /// Ends what an earlier program told of clusters that nobody configures any more.
    ///
    /// A keeper that cannot be read is said by each watcher.
    private func retireForgotten(except configured: Set<String>) async {
        let names = (try? await tools.keeper.clusters()) ?? []
        for name in names where !configured.contains(name) {
            guard let left = try? await tools.keeper.restore(name) else { continue }
            var machine = AlertMachine(left.alerts, at: tools.now)
            var random = random
            let entries = machine.observe(
                machine.active.map { Observation($0, .unwatched) },
                rules: AlertSettings(),
                at: tools.now
            ).map { transition in
                JournalEntry.alert(
                    AlertEntry(cluster: name, transition: transition, using: &random)
                )
            }
            // Whoever watches it again must not have one more try with a wrong password.
            let rest = KeptState(failedLogins: left.failedLogins)
            guard (try? await tools.keeper.commit(rest, telling: entries, of: name)) != nil
            else { continue }
            for entry in entries { tools.observer.record(entry) }
        }
    }

    private func watcher(
        for configuration: ClusterConfiguration,
        after old: RunningWatcher<C>?,
        budget: Int
    ) async -> Watcher<C> {
        let transport = makeTransport(configuration)
        if let old {
            await old.stop()
            await old.watcher.adopt(configuration, transport: transport, historyBudget: budget)
            return old.watcher
        }
        let history = SampleHistory(budget: budget, retention: history.retention)
        return Watcher(
            state: ClusterState(configuration: configuration, history: history),
            transport: transport,
            tools: tools,
            random: random,
            logins: takeLogins(at: configuration.endpoints)
        )
    }

    /// What is known of the logins at one of these places, from under another name.
    private func takeLogins(at endpoints: [Endpoint]) -> LoginGuard {
        let place = left.lastIndex { !Set($0.endpoints).isDisjoint(with: endpoints) }
        return place.map { left.remove(at: $0).logins } ?? LoginGuard()
    }
}
