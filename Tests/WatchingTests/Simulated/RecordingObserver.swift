import Alerting
import Simulation
import Synchronization
import Watching

/// Keeps everything that it is told.
final class RecordingObserver: Observer {
    private let world: World
    private let kept = Mutex<[Happening]>([])

    init(world: World) {
        self.world = world
    }

    var happenings: [Happening] { kept.withLock { $0 } }

    func record(_ event: Event, cluster: String) {
        keep(.event(event))
    }

    func record(_ entry: JournalEntry) {
        keep(.entry(entry))
    }

    private func keep(_ content: Happening.Content) {
        let happening = Happening(at: world.now.offset, content: content)
        kept.withLock { $0.append(happening) }
    }
}
