import Alerting
import Synchronization
import Watching

/// Keeps state as a database does, and outlives the watchers of a run.
final class MemoryKeeper: StateKeeper {
    private struct State {
        var kept: [String: KeptState] = [:]
        var committed: [JournalEntry] = []
        var told: Set<String> = []
    }

    private let disk: SimulatedDisk
    private let state = Mutex(State())

    init(on disk: SimulatedDisk) {
        self.disk = disk
    }

    func restore(_ cluster: String) -> KeptState {
        state.withLock { $0.kept[cluster] ?? KeptState() }
    }

    func commit(
        _ state: KeptState,
        telling entries: [JournalEntry],
        of cluster: String
    ) async throws(StateKeepingError) {
        try await disk.write {
            self.state.withLock { kept in
                kept.kept[cluster] = state
                let known = Set(kept.committed.map(\.id))
                for entry in entries {
                    precondition(!known.contains(entry.id), "an entry is committed twice")
                }
                kept.committed += entries
            }
        }
    }

    func clusters() -> [String] { state.withLock { $0.kept.keys.sorted() } }

    /// Takes note that an entry was told.
    func noteTold(_ id: String) {
        _ = state.withLock { $0.told.insert(id) }
    }

    /// What a program committed and did not live to tell; its successor tells it first of all.
    func untold() -> [JournalEntry] {
        state.withLock { state in state.committed.filter { !state.told.contains($0.id) } }
    }
}
