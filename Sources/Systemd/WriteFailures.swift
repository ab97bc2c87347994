import Synchronization

/// Counts the records that could not be written, for a metric.
///
/// A log handler can neither throw nor log its own failure: counting is what is left.
package final class WriteFailures: Sendable {
    private let counter = Atomic<UInt64>(0)
    private let alerts = Atomic<UInt64>(0)
    private let events = Atomic<UInt64>(0)

    /// Starts at zero.
    package init() {}

    /// How many records were lost since the start.
    package var count: UInt64 { counter.load(ordering: .relaxed) }

    /// How many alerts and how many events a full queue gave up since the start.
    package var dropped: (alerts: UInt64, events: UInt64) {
        (alerts.load(ordering: .relaxed), events.load(ordering: .relaxed))
    }

    /// Counts a record that a full queue gave up.
    package func add(_ kind: RecordClass) {
        add()
        switch kind {
        case .alert: alerts.add(1, ordering: .relaxed)
        case .event: events.add(1, ordering: .relaxed)
        case .line: break
        }
    }

    /// Counts lost records, one unless told otherwise.
    package func add(_ count: Int = 1) {
        counter.add(UInt64(count), ordering: .relaxed)
    }
}
