import Synchronization

/// How the sending to one receiver stands, for the metrics.
final class RemoteWriteStatus: Sendable {
    /// The figures of one moment.
    struct Figures: Sendable {
        var sent = 0
        var refused = 0
        var failures = 0
        /// The time of the oldest sample that waits, in milliseconds since 1970; nil for none.
        var oldestWaiting: Int64?
    }

    let receiver: String
    private let state = Mutex(Figures())

    init(receiver: String) {
        self.receiver = receiver
    }

    var figures: Figures { state.withLock { $0 } }

    func update(_ change: (inout Figures) -> Void) {
        state.withLock { change(&$0) }
    }
}
