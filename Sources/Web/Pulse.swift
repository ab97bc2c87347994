import NIOCore
import Synchronization

/// The sign of life of the server's event loop, for whoever watches over the process.
///
/// The loop itself counts, once a second; a loop that is stuck in a handler does not.
package final class Pulse: Sendable {
    /// Between two beats.
    static let period = TimeAmount.seconds(1)

    private let count = Atomic<Int>(0)

    /// A pulse that has not begun.
    package init() {}

    /// How often the loop has come round; stands still when the loop does.
    package var beats: Int { count.load(ordering: .relaxed) }

    /// Lets a loop beat until it is shut down.
    func begin(on loop: any EventLoop) {
        _ = loop.scheduleRepeatedTask(initialDelay: .zero, delay: Self.period) { [self] _ in
            count.add(1, ordering: .relaxed)
        }
    }
}
