import Alerting
import ClusterAPI
import Model

// A watcher asks one cluster, for ever. Two loops share its state:
//
//     cycles        wait ─▶ probe (one request alone) ─▶ the rest, ≤ 3 at once ─▶ absorb ─▶ publish
//     housekeeping  wait ─▶ publish again when a reading became too old, also while a cycle hangs
//
// A cycle is atomic: all of its answers are awaited, then taken in by one synchronous call. The
// probe makes sure that a cluster that hangs costs one timeout, and that a refused password costs
// one login. All tasks are structured: when `run` is cancelled, everything in flight ends with it,
// and what the cancelled cycle had fetched is dropped. What must outlive the program is kept after
// each cycle, and what follows from it is told only then. `run` may be called again afterwards and
// goes on with the same state; that is how a reload keeps alerts and counters.

/// Watches one cluster: asks, decides, publishes, and tells the observer.
package actor Watcher<C: Clock> where C.Duration == Duration {
    /// The most requests that a cluster gets at a time; its API has one worker by default.
    package static var requestsInFlightMax: Int { 3 }
    /// While it waits, it looks this often whether it still has to: for a credential that changed
    /// after it was refused, and for a reload.
    static var checkPeriod: Duration { .seconds(5) }
    /// Beyond what a step may take at most, before the watcher counts as stuck.
    static var progressSlack: Duration { .seconds(20) }

    let tools: WatcherTools<C>
    var state: ClusterState
    var transport: any Transport
    var endpoints: EndpointRing
    var schedule: PollSchedule
    var logins: LoginGuard
    var tokens = TokenSession()
    var credentials = CredentialCache()
    var random: any RandomNumberGenerator & Sendable
    var nextCycle: Duration
    var hasFinishedCycle = false
    var lastRedirect: Endpoint?
    private var familySizes = FamilySizes()
    /// What was last kept; nil until it is known what another program has left.
    var kept: KeptState?

    /// A watcher that knows nothing yet; `run` starts it.
    package init(
        state: ClusterState,
        transport: any Transport,
        tools: WatcherTools<C>,
        random: any RandomNumberGenerator & Sendable,
        logins: LoginGuard = LoginGuard()
    ) {
        self.logins = logins
        self.state = state
        self.transport = transport
        self.tools = tools
        self.random = random
        endpoints = EndpointRing(state.configuration.endpoints)
        nextCycle = tools.now.monotonic
        schedule = PollSchedule(settings: state.configuration.poll, origin: nextCycle)
    }

    /// Watches until the task is cancelled.
    package func run() async {
        await restore()
        publish()
        progress(due: tools.now.monotonic + Self.progressSlack)
        await withDiscardingTaskGroup { group in
            group.addTask { await self.runCycles() }
            group.addTask { await self.runHousekeeping() }
        }
    }

    /// Takes part in a reload that changes nothing about this cluster.
    ///
    /// Whoever reloads wants to see a result: the next cycle comes soon, and what the role was
    /// refused is asked for again.
    package func refresh(historyBudget: Int) {
        state.history.setBudget(historyBudget)
        state.forgetWhatIsNotRead()
        nextCycle = min(nextCycle, tools.now.monotonic)
    }

    /// Takes another configuration of the same cluster; only while `run` is not running.
    ///
    /// Alerts, counters and samples stay; endpoints, schedule and refused permissions start anew.
    package func adopt(
        _ configuration: ClusterConfiguration,
        transport: any Transport,
        historyBudget: Int
    ) {
        state.history.setBudget(historyBudget)
        if configuration.endpoints != state.configuration.endpoints {
            endpoints = EndpointRing(configuration.endpoints)
        }
        self.transport = transport
        // The login of another place must not be sent to this one while the new file is unreadable.
        credentials = CredentialCache()
        tokens = TokenSession()
        state.configuration = configuration
        state.forgetWhatIsNotRead()
        nextCycle = tools.now.monotonic
        schedule = PollSchedule(settings: configuration.poll, origin: nextCycle)
    }

    /// Ends what is told of a cluster that is not configured any more; `run` has returned for good.
    ///
    /// Returns what is known of the logins, for whoever goes on at the same place.
    package func retire() async -> LoginGuard {
        let entries = entries(of: state.retire(at: tools.now))
        await keep(telling: entries)
        tell(entries)
        return logins
    }

    /// The samples in memory as they are now.
    package var history: ClusterHistory {
        ClusterHistory(
            cluster: state.configuration.name,
            labels: state.configuration.labels,
            samples: state.history,
            held: state.gaps.held(at: tools.now.monotonic)
        )
    }

    private func runCycles() async {
        while !Task.isCancelled {
            do {
                try await waitForNextCycle()
            } catch {
                return
            }
            await runCycle()
        }
    }

    /// Sleeps until the next cycle; a credential that changed while it was refused comes first.
    private func waitForNextCycle() async throws {
        while true {
            let now = tools.now.monotonic
            if needsCredential, refreshCredential(), !Task.isCancelled { return }
            guard now < nextCycle else { return }
            let wake = min(nextCycle, now + Self.checkPeriod)
            progress(due: wake + Self.progressSlack)
            try await tools.sleep(until: wake)
        }
    }

    private func runHousekeeping() async {
        var seen = tools.now.monotonic
        while !Task.isCancelled {
            let now = tools.now.monotonic
            // From where the last search ended: what became too old since then counts as well.
            let next = state.nextStaleness(after: seen)
            // What is read while this sleeps may become too old before what was known, but not
            // within one interval. One millisecond late, when the reading is too old and not
            // about to be.
            let limit = now + state.configuration.poll.interval
            let wake = next.map { min($0 + .milliseconds(1), limit) } ?? limit
            do {
                try await tools.sleep(until: wake)
            } catch {
                return
            }
            // Most readings were renewed meanwhile, and then nothing has to be rendered again.
            if let next, next < wake, state.nextStaleness(after: seen) == next { publish() }
            seen = wake
        }
    }

    /// Whether nothing can be asked until the credential has another content.
    private var needsCredential: Bool { logins.isRejected || credentials.credential == nil }

    /// Reads the credential; returns whether it differs from the one before.
    func refreshCredential() -> Bool {
        let hadOne = credentials.credential != nil
        let isNew = credentials.refresh(from: state.configuration.credentials)
        if let event = state.noteCredential(credentials.error, at: tools.now) { say(event) }
        if isNew, hadOne { say(state.note(.credentialChanged)) }
        return isNew
    }

    func say(_ event: Event) {
        tools.observer.record(event, cluster: state.configuration.name)
    }

    func progress(due: Duration) {
        tools.board.progress(of: state.configuration.name, due: due)
    }

    /// Renders the state as it is now and hangs it on the board.
    func publish() {
        let now = tools.now.monotonic
        let exposition = ClusterExposition(state, at: now, sizes: familySizes)
        familySizes = exposition.sizes
        let (dropped, before) = (exposition.droppedSeries, state.counters.seriesOverLimit)
        if dropped != before {
            let limit = state.configuration.seriesLimit
            let event = state.note(.seriesLimitExceeded(dropped: dropped, limit: limit))
            // Told when it begins and when it ends; the number in between varies with the traffic.
            if (dropped == 0) != (before == 0) { say(event) }
        }
        tools.board.publish(
            StatusBoard.Entry(
                exposition: exposition.part,
                report: ClusterReport(state, endpoints: endpoints),
                hasFinishedCycle: hasFinishedCycle,
                progressDue: now + Self.progressSlack
            ),
            of: state.configuration.name
        )
    }
}
