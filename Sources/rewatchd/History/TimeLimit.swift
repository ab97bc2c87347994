import Synchronization

/// When the work for an answer ends, done or not.
///
/// Shared by all who work on it, on whatever thread they do.
final class TimeLimit: Sendable {
    /// How long it may take in all.
    let limit: Duration
    private let end: Duration
    private let now: @Sendable () -> Duration
    private let isGivenUp = Atomic(false)

    /// A limit that begins to run now; `now` is a monotonic clock.
    init(_ limit: Duration, now: @escaping @Sendable () -> Duration) {
        self.limit = limit
        self.now = now
        end = now() + limit
    }

    /// Whether nobody should go on.
    var isOver: Bool { isGivenUp.load(ordering: .relaxed) || now() >= end }

    /// Ends it before its time: nobody waits for the answer any more.
    func giveUp() { isGivenUp.store(true, ordering: .relaxed) }
}
