import Simulation
import Synchronization

/// The life of the simulated program, which a kill may end at any await.
///
/// A dead program's tasks go on until they are cancelled, and nothing that they do has an effect:
/// disk, network and journal ask here.
final class Life: Sendable {
    let world: World
    /// The last turn of the world in which the program does anything.
    private let lastTurn = Mutex<Int?>(nil)

    init(in world: World) {
        self.world = world
    }

    var isOver: Bool {
        let turns = world.turns
        return lastTurn.withLock { last in last.map { turns > $0 } ?? false }
    }

    /// Ends it so many turns after the present one, thus between two jobs that nobody chose.
    func end(afterTurns count: Int = 0) {
        let last = world.turns + count
        lastTurn.withLock { $0 = last }
    }

    /// Another program begins.
    func beginAnew() {
        lastTurn.withLock { $0 = nil }
    }
}
