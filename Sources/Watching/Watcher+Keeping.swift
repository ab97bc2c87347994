import Alerting
import Model
import TimeSeries

extension Watcher {
    /// Takes up what another program has left, once.
    func restore() async {
        guard kept == nil else { return }
        let name = state.configuration.name
        do throws(StateKeepingError) {
            let left = try await tools.keeper.restore(name)
            state.alerts = AlertMachine(left.alerts, at: tools.now)
            state.completeNodeAddresses = Set(left.nodeAddresses)
            state.census = left.census
            state.log = LogCursor(left.log)
            if !left.failedLogins.isEmpty {
                logins = LoginGuard(left.failedLogins, at: tools.now)
            }
            kept = left
        } catch {
            note(error)
            kept = KeptState()
        }
        if let samples = tools.samples { await restoreGaps(from: samples) }
    }

    /// Finds out up to when there are samples, and goes on with what was being filled.
    private func restoreGaps(from samples: any SampleKeeper) async {
        let name = state.configuration.name
        state.pastReach = samples.retention
        // Without an answer, nobody knows of a gap, and there is none to be filled.
        guard let newest = try? await samples.newestSamples(of: name) else { return }
        state.gaps.restore(newest)
        for gap in kept?.gaps ?? [] {
            guard let spans = try? await samples.spans(around: gap, of: name) else { continue }
            state.gaps.resume(gap, with: spans, at: tools.now.monotonic)
        }
    }

    /// Keeps the state as it is now, together with the entries that follow from it.
    ///
    /// When that fails, it is said, and the entries are told all the same.
    func keep(telling entries: [JournalEntry]) async {
        await keep(keepable(with: logins), telling: entries)
    }

    /// Keeps that a login will be sent, unless the last one worked.
    ///
    /// Whoever ends the program before the answer comes must not give it one more try each time.
    func keepLoginToCome() async {
        guard !logins.isProven else { return }
        var logins = logins
        logins.unanswered(at: tools.now.monotonic)
        await keep(keepable(with: logins), telling: [])
    }

    /// Keeps the samples that are new; what cannot be kept is tried again after the next cycle.
    func keepSamples() async {
        guard let keeper = tools.samples else { return }
        let taken = state.history.takeUnkept()
        do throws(StateKeepingError) {
            try await keeper.keep(
                taken.pieces,
                of: state.configuration.name,
                at: tools.now.wall
            )
            noteSamples(nil)
        } catch {
            state.history.putBack(taken)
            noteSamples(error)
        }
    }

    private func noteSamples(_ error: StateKeepingError?) {
        if let event = state.noteSampleKeeping(error, at: tools.now) { say(event) }
    }

    /// Draws an identifier for each transition.
    func entries(of transitions: [Transition]) -> [JournalEntry] {
        let name = state.configuration.name
        return transitions.map { transition in
            .alert(AlertEntry(cluster: name, transition: transition, using: &random))
        }
    }

    /// Draws an identifier for each event.
    func entries(of events: [ClusterEvent]) -> [JournalEntry] {
        let name = state.configuration.name
        return events.map { event in
            let id = JournalEntry.identifier(using: &random)
            return .event(EventEntry(cluster: name, event: event, id: id))
        }
    }

    /// Hands entries to those who tell them.
    func tell(_ entries: [JournalEntry]) {
        for entry in entries { tools.observer.record(entry) }
    }

    private func keepable(with logins: LoginGuard) -> KeptState {
        KeptState(
            alerts: state.alerts.kept,
            failedLogins: logins.kept(at: tools.now),
            nodeAddresses: state.nodeAddresses.sorted(),
            census: Census(state.census.objects),
            log: state.log.memory,
            gaps: state.gaps.kept
        )
    }

    private func keep(_ state: KeptState, telling entries: [JournalEntry]) async {
        guard state != kept || !entries.isEmpty else { return }
        do throws(StateKeepingError) {
            try await tools.keeper.commit(
                state,
                telling: entries,
                of: self.state.configuration.name
            )
            kept = state
            note(nil)
        } catch {
            note(error)
        }
    }

    private func note(_ error: StateKeepingError?) {
        if let event = state.noteKeeping(error, at: tools.now) { say(event) }
    }
}
