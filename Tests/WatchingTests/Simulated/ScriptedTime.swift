import Model
import Simulation
import Synchronization
import Watching

/// The wall clock of the watcher's machine: the world's time and the steps that a script made.
final class ScriptedTime: TimeSource {
    /// The wall time at the beginning of each world, in October 2025.
    static let beginning = Timestamp(seconds: 1_760_000_000)

    private let world: World
    private let step = Mutex(Duration.zero)

    init(world: World) {
        self.world = world
    }

    var wall: Timestamp { trueWall + step.withLock { $0 } }

    /// What the cluster, whose clock nobody steps, takes for the time.
    var trueWall: Timestamp { Self.beginning + world.now.offset }

    func step(by duration: Duration) {
        step.withLock { $0 += duration }
    }
}
