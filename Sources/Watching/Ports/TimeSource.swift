package import Model

/// Tells the wall-clock time; the real one asks the system, a test says what it likes.
package protocol TimeSource: Sendable {
    /// The time now, which may be before an earlier answer.
    var wall: Timestamp { get }
}
