import Alerting
import Simulation
import Synchronization
import Watching

/// Keeps everything that it is told.
final class RecordingObserver: Observer {
    private let world: World
    private let kept = Mutex<[Happening]>([])
    private let cut = Mutex(false)
    /// Is told the identifier of each entry that was told.
    private let noteTold: @Sendable (String) -> Void

    init(world: World, noteTold: @escaping @Sendable (String) -> Void = { _ in }) {
        self.world = world
        self.noteTold = noteTold
    }

    /// After a cut nothing that a program says is heard.
    func setCut(_ isCut: Bool) {
        cut.withLock { $0 = isCut }
    }

    var happenings: [Happening] { kept.withLock { $0 } }

    func record(_ event: Event, cluster: String) {
        keep(.event(event))
    }

    func record(_ entry: JournalEntry) {
        guard keep(.entry(entry)) else { return }
        noteTold(entry.id)
    }

    @discardableResult
    private func keep(_ content: Happening.Content) -> Bool {
        guard !cut.withLock({ $0 }) else { return false }
        let happening = Happening(at: world.now.offset, content: content)
        kept.withLock { $0.append(happening) }
        return true
    }
}
