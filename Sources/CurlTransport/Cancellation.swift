import Synchronization

/// Tells the engine's thread, from any other, that a transfer is no longer wanted.
final class Cancellation: Sendable {
    private let flag = Atomic<Bool>(false)

    /// Whether ``request()`` was called.
    var isRequested: Bool { flag.load(ordering: .acquiring) }

    /// Notes the wish; the engine sees it the next time that it is woken.
    func request() {
        flag.store(true, ordering: .releasing)
    }
}
