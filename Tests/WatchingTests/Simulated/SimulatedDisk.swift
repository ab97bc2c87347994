import Simulation
import Synchronization
import Watching

/// The disk below the keepers of a run: it takes its time, may be full, and loses its power.
final class SimulatedDisk: Sendable {
    private struct State {
        var isFull = false
        var writing = 0
    }

    private let life: Life
    /// How long a write takes to arrive, and again to be acknowledged.
    private let time: Duration
    private let state = Mutex(State())

    init(life: Life, time: Duration) {
        self.life = life
        self.time = time
    }

    /// Whether something is being written.
    var isBusy: Bool { state.withLock { $0.writing > 0 } }

    func setFull(_ isFull: Bool) {
        state.withLock { $0.isFull = isFull }
    }

    /// Writes; a program may be killed before what it writes has arrived, and before it knows.
    ///
    /// What a dead program writes does not arrive, and nobody learns of it.
    func write(_ arrive: () -> Void) async throws(StateKeepingError) {
        state.withLock { $0.writing += 1 }
        defer { state.withLock { $0.writing -= 1 } }
        await pass()
        guard !life.isOver else { return }
        guard !state.withLock(\.isFull) else {
            throw StateKeepingError("writing to the simulated disk: it is full")
        }
        arrive()
        await pass()
    }

    /// A program that is told to end waits for the disk no longer, but what it began arrives.
    private func pass() async {
        guard time > .zero else { return }
        let world = life.world
        try? await world.pass(until: world.now.offset + time)
    }
}
