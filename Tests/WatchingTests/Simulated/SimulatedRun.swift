import Simulation
import Synchronization
import Watching

/// A scenario played in a world of its own.
struct SimulatedRun {
    private enum Item: Sendable {
        case scrape
        case action(Scenario.Action)
        case end
    }

    let scenario: Scenario

    /// Plays it to the end and returns everything that was seen.
    static func record(_ scenario: Scenario) throws -> RunRecord {
        let world = World(seed: scenario.seed)
        let stage = Stage(scenario, in: world)
        let run = SimulatedRun(scenario: scenario)
        return try world.run {
            try await run.play(on: stage)
            return stage.record()
        }
    }

    private func play(on stage: Stage) async throws {
        guard scenario.plant == .lingeringRequest else { return try await playAll(on: stage) }
        try await withThrowingTaskGroup(of: Void.self) { group in
            group.addTask { await stage.network.releaseLingering() }
            try await playAll(on: stage)
            group.cancelAll()
        }
    }

    private func playAll(on stage: Stage) async throws {
        stage.noteTruth()
        var agenda = agenda[...]
        // What is so from the start is so before the watcher starts.
        while let first = agenda.first, first.at <= .zero, case .action(let action) = first.item {
            stage.perform(action)
            agenda = agenda.dropFirst()
        }
        while !agenda.isEmpty {
            agenda = await watch(agenda, on: stage)
        }
        let before = (stage.network.exchanges.count, stage.board.generation)
        try await stage.world.pass(until: scenario.length + .seconds(3_600))
        let after = (stage.network.exchanges.count, stage.board.generation)
        stage.noteStop(
            RunRecord.Stop(
                cancelled: scenario.length,
                returned: scenario.length,
                inFlight: stage.network.inFlight,
                isSilent: before == after
            )
        )
    }

    /// Runs the watcher until the next reload, restart or the end; returns what is left to do.
    private func watch(
        _ agenda: ArraySlice<(at: Duration, item: Item)>,
        on stage: Stage
    ) async -> ArraySlice<(at: Duration, item: Item)> {
        let (rest, cancelled) = await withTaskGroup(of: Void.self) { group in
            group.addTask { await stage.watcher.run() }
            let rest = await perform(agenda, on: stage)
            group.cancelAll()
            return (rest, stage.now)
        }
        stage.noteStop(
            RunRecord.Stop(
                cancelled: cancelled,
                returned: stage.now,
                inFlight: stage.network.inFlight,
                isSilent: true
            )
        )
        stage.audit(await stage.watcher.history)
        guard let next = rest.first, case .action(let action) = next.item else { return [] }
        if case .reload(let hosts) = action {
            stage.perform(action)
            await stage.watcher.adopt(
                Stage.configuration(scenario, hosts, stage.credential),
                transport: Stage.transport(stage.network, scenario),
                historyBudget: scenario.historyBudget
            )
        } else {
            stage.restart()
        }
        return rest.dropFirst()
    }

    /// Does what is to be done, up to a reload or a restart, which is left over.
    private func perform(
        _ agenda: ArraySlice<(at: Duration, item: Item)>,
        on stage: Stage
    ) async -> ArraySlice<(at: Duration, item: Item)> {
        var agenda = agenda
        while let next = agenda.first {
            do {
                try await stage.world.pass(until: next.at)
            } catch {
                return []
            }
            switch next.item {
            case .scrape: stage.scrape()
            case .action(.reload), .action(.restart): return agenda
            case .action(.kill(let moment)):
                await kill(moment, on: stage)
                return agenda
            case .action(let action): stage.perform(action)
            case .end: break
            }
            agenda = agenda.dropFirst()
        }
        return agenda
    }

    /// Ends the life of the program at a moment, or after a period and a little if that never comes.
    private func kill(_ moment: Scenario.Moment, on stage: Stage) async {
        switch moment {
        case .atOnce: break
        case .writing: await pass(on: stage) { stage.disk.isBusy }
        case .afterTurns(let count):
            await pass(on: stage) { stage.network.inFlight > 0 }
            stage.life.end(afterTurns: count)
            await pass(on: stage) { stage.life.isOver }
        }
        stage.life.end()
    }

    /// Lets time pass until something is so, for a period and a little at most.
    private func pass(on stage: Stage, until isSo: () -> Bool) async {
        let end = stage.now + scenario.interval + .seconds(2)
        while !isSo(), stage.now < end, !Task.isCancelled {
            try? await stage.world.pass(until: stage.now + .milliseconds(1))
        }
    }

    /// Scrapes and script in the order of time; what is scripted for a time comes first.
    private var agenda: [(at: Duration, item: Item)] {
        let actions = scenario.script.map { (at: $0.at, item: Item.action($0.action)) }
        let count = Int(scenario.length / scenario.scrapePeriod)
        let scrapes = (1...count).map { index in
            (at: scenario.scrapePeriod * index, item: Item.scrape)
        }
        let all = (actions + scrapes + [(at: scenario.length, item: .end)]).enumerated()
        return all.sorted { ($0.element.at, $0.offset) < ($1.element.at, $1.offset) }
            .map(\.element)
    }
}
