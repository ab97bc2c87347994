// Between those who have something to say and the kernel that may make them wait. A journald that
// stalls, or a full pipe at standard error, blocks whoever writes; on the cooperative pool that
// would stop the watching itself. So records are handed over here, and one thread writes them.
//
// Operations: write and add, a lock of a few instructions and, when the thread sleeps, one write(2)
// to a pipe that never blocks; close, once, at the end. The order of what is handed over is the
// order of what is written, over all classes. Memory: at most `capacity` records and the one that
// the thread is at.
//
// What happens to a record that cannot be written depends on its class. A log line is dropped and
// counted. An alert or an event is tried again after a pause until it is written, with the fields
// that it came with, and everything behind it waits: it carries its own times, so that it may be
// late but not out of order. When the queue is full the oldest log line goes, without one the oldest
// event, and an alert only when there is nothing else left.
//
// Log lines are stamped by the writer, that is when they are written. After close nothing is written.
// Left out: joining the thread (a blocked write cannot be interrupted, and the end of the program
// must not depend on it) and telling the loss in the log itself, which is what does not work then.

/// Takes records without ever blocking, and writes them on a thread of its own.
///
/// Letting go of the queue closes it without waiting.
package final class RecordQueue: RecordWriter {
    /// Some days of alerts of a bad week, at a few hundred bytes each.
    package static let capacity = 10_000

    /// How long a refused alert waits for the next attempt.
    package static let pause = Duration.seconds(1)

    private let pump: RecordPump

    /// Starts the thread that writes with the given writer.
    ///
    /// - Parameters:
    ///   - writer: Is called on that thread only, and may block there.
    ///   - failures: Counts what was given up.
    ///   - capacity: How many records may wait.
    ///   - pause: How long a refused alert waits for the next attempt.
    ///   - settled: Is called with each alert or event that was written, and with each event that
    ///     was given up for want of room; it must not block.
    package init(
        _ writer: any RecordWriter,
        failures: WriteFailures,
        capacity: Int = RecordQueue.capacity,
        pause: Duration = RecordQueue.pause,
        settled: @escaping @Sendable (LogRecord) -> Void = { _ in }
    ) {
        pump = RecordPump(
            writer: writer,
            failures: failures,
            capacity: capacity,
            pause: pause,
            settled: settled
        )
        pump.start()
    }

    deinit {
        pump.close()
    }

    /// Hands a log line over; it will be written after all that came before.
    package func write(_ record: LogRecord) {
        pump.add(record, as: .line)
    }

    /// Hands a record of any class over; alerts and events outlive refusals.
    package func add(_ record: LogRecord, as kind: RecordClass) {
        pump.add(record, as: kind)
    }

    /// Tries once to write all that waits, and ends the thread; blocks up to the limit.
    ///
    /// What is handed over from now on, and what has not been tried when time runs out, is counted
    /// as lost. A record whose writing is still under way then may or may not arrive.
    ///
    /// - Returns: Whether the thread has ended.
    @discardableResult
    package func close(within limit: Duration) -> Bool {
        pump.close()
        if pump.waitForEnd(atMost: limit) { return true }
        pump.giveUp()
        return false
    }
}
