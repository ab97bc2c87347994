import Alerting
import Synchronization
import Watching

/// Keeps state as a database does, and outlives the watchers of a run.
final class MemoryKeeper: StateKeeper {
    private struct State {
        var kept: [String: KeptState] = [:]
        var told: Set<String> = []
    }

    private let state = Mutex(State())

    func restore(_ cluster: String) -> KeptState {
        state.withLock { $0.kept[cluster] ?? KeptState() }
    }

    func commit(_ state: KeptState, telling entries: [JournalEntry], of cluster: String) {
        self.state.withLock { kept in
            kept.kept[cluster] = state
            for entry in entries {
                let isNew = kept.told.insert(entry.id).inserted
                precondition(isNew, "an entry is committed twice")
            }
        }
    }

    func clusters() -> [String] { state.withLock { $0.kept.keys.sorted() } }
}
