import Synchronization

/// Counts the records that could not be written, for a metric.
///
/// A log handler can neither throw nor log its own failure: counting is what is left.
package final class WriteFailures: Sendable {
    private let counter = Atomic<UInt64>(0)

    /// Starts at zero.
    package init() {}

    /// How many records were lost since the start.
    package var count: UInt64 { counter.load(ordering: .relaxed) }

    /// Counts lost records, one unless told otherwise.
    package func add(_ count: Int = 1) {
        counter.add(UInt64(count), ordering: .relaxed)
    }
}
