import Alerting
import Simulation
import Synchronization
import Watching

/// Keeps everything that it is told.
///
/// Entries go to a journal, which may be away for a while: then they wait in the program, and are
/// lost with it unless its successor tells them.
final class RecordingObserver: Observer {
    private struct State {
        /// Each with its place in the order of telling.
        var written: [(place: Int, happening: Happening)] = []
        var waiting: [(place: Int, happening: Happening)] = []
        var count = 0
        var isJournalAway = false
    }

    private let life: Life
    private let state = Mutex(State())
    /// Is told the identifier of each entry that was written.
    private let noteTold: @Sendable (String) -> Void

    init(life: Life, noteTold: @escaping @Sendable (String) -> Void = { _ in }) {
        self.life = life
        self.noteTold = noteTold
    }

    /// Forgets what waits in a program, which is gone with it.
    func forgetWaiting() {
        state.withLock { $0.waiting = [] }
    }

    /// Takes the journal away, or gives it back, which then gets what waits in the order of telling.
    func setJournalAway(_ isAway: Bool) {
        let written = state.withLock { state in
            state.isJournalAway = isAway
            guard !isAway, !life.isOver else { return [Happening]() }
            defer { state.waiting = [] }
            state.written += state.waiting
            return state.waiting.map(\.happening)
        }
        for case .entry(let entry) in written.map(\.content) { noteTold(entry.id) }
    }

    /// What was written, each at the time at which it was told.
    var happenings: [Happening] {
        state.withLock { state in state.written.sorted { $0.place < $1.place }.map(\.happening) }
    }

    func record(_ event: Event, cluster: String) {
        state.withLock { state in
            guard let told = happening(.event(event), &state) else { return }
            state.written.append(told)
        }
    }

    func record(_ entry: JournalEntry) {
        let isWritten = state.withLock { state in
            guard let told = happening(.entry(entry), &state) else { return false }
            if state.isJournalAway {
                state.waiting.append(told)
            } else {
                state.written.append(told)
            }
            return !state.isJournalAway
        }
        if isWritten { noteTold(entry.id) }
    }

    private func happening(
        _ content: Happening.Content,
        _ state: inout State
    ) -> (place: Int, happening: Happening)? {
        guard !life.isOver else { return nil }
        state.count += 1
        return (state.count, Happening(at: life.world.now.offset, content: content))
    }
}
