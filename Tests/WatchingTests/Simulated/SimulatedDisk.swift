import Simulation
import Synchronization
import Watching

/// The disk below the keepers of a run: it takes its time, may be full, and loses its power.
final class SimulatedDisk: Sendable {
    private struct State {
        var isFull = false
        var isCut = false
        var writing = 0
    }

    private let world: World
    /// How long a write takes to arrive, and again to be acknowledged.
    private let time: Duration
    private let state = Mutex(State())

    init(world: World, time: Duration) {
        self.world = world
        self.time = time
    }

    /// Whether something is being written.
    var isBusy: Bool { state.withLock { $0.writing > 0 } }

    func setFull(_ isFull: Bool) {
        state.withLock { $0.isFull = isFull }
    }

    /// After a cut nothing arrives any more, and nobody learns of it: the program is dead.
    func setCut(_ isCut: Bool) {
        state.withLock { $0.isCut = isCut }
    }

    /// Writes; a program may be killed before what it writes has arrived, and before it knows.
    func write(_ arrive: () -> Void) async throws(StateKeepingError) {
        state.withLock { $0.writing += 1 }
        defer { state.withLock { $0.writing -= 1 } }
        await pass()
        let (isFull, isCut) = state.withLock { ($0.isFull, $0.isCut) }
        guard !isCut else { return }
        guard !isFull else { throw StateKeepingError("writing to the simulated disk: it is full") }
        arrive()
        await pass()
    }

    /// A program that is told to end waits for the disk no longer, but what it began arrives.
    private func pass() async {
        guard time > .zero else { return }
        try? await world.pass(until: world.now.offset + time)
    }
}
