/// Somewhere that records go: the journal, or lines on a file descriptor.
///
/// Writers may be called from any thread and keep records of one caller in order. They block for as
/// long as the kernel makes them wait, so they are no place for a task that holds a lock; only
/// ``RecordQueue``, which stands before another writer, never blocks and never throws.
package protocol RecordWriter: Sendable {
    /// Hands one record over; when this returns it has left the process, unless it is queued.
    func write(_ record: LogRecord) throws(JournalError)
}
