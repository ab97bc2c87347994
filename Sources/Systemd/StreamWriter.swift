import Glibc
import Model
import Synchronization

/// Writes records as lines to a file descriptor, one `write` per line unless the kernel takes less.
///
/// Lines of several threads never mix. When the reader takes nothing for ``stallMillisecondsMax``
/// (only a non-blocking descriptor lets us notice), the waiting line counts as lost, and if half of
/// it was out already the next line begins on a fresh one. A pipe without a reader raises SIGPIPE,
/// which the program is expected to ignore.
package final class StreamWriter: RecordWriter {
    /// How long a reader may take nothing at all while a line waits, in milliseconds.
    package static let stallMillisecondsMax: Int32 = 1_000

    private struct Output {
        /// Reused from line to line.
        var line: [UInt8] = []
        /// The last line was cut short.
        var isTorn = false
    }

    private let descriptor: Int32
    private let encoding: any LineEncoding
    private let stallMilliseconds: Int32
    private let now: @Sendable () -> Int64
    private let output = Mutex(Output())

    /// Makes a writer that stamps lines without a time of their own with the machine's wall clock.
    ///
    /// - Parameters:
    ///   - descriptor: Stays the caller's: it is neither configured nor closed here.
    ///   - encoding: What a line looks like.
    package convenience init(descriptor: Int32 = 2, encoding: any LineEncoding) {
        self.init(descriptor: descriptor, encoding: encoding, now: WallClock.milliseconds)
    }

    /// Makes a writer that asks the given clock, in milliseconds since 1970.
    ///
    /// - Parameters:
    ///   - descriptor: Stays the caller's: it is neither configured nor closed here.
    ///   - encoding: What a line looks like.
    ///   - stallMillisecondsMax: How long the reader may take nothing while a line waits.
    ///   - now: The wall clock.
    package init(
        descriptor: Int32,
        encoding: any LineEncoding,
        stallMillisecondsMax: Int32 = StreamWriter.stallMillisecondsMax,
        now: @escaping @Sendable () -> Int64
    ) {
        self.descriptor = descriptor
        self.encoding = encoding
        self.stallMilliseconds = stallMillisecondsMax
        self.now = now
    }

    /// Writes one complete line, or throws `lineNotWritten`.
    package func write(_ record: LogRecord) throws(JournalError) {
        let timestamp = record.timestamp ?? Timestamp(milliseconds: now()).rfc3339
        try output.withLock { output throws(JournalError) in
            output.line.removeAll(keepingCapacity: true)
            if output.isTorn { output.line.append(UInt8(ascii: "\n")) }
            encoding.encode(record, timestamp: timestamp, into: &output.line)
            let (count, code) = send(output.line)
            if count > 0 { output.isTorn = count < output.line.count }
            guard count == output.line.count else {
                throw .lineNotWritten(descriptor: descriptor, code: code)
            }
        }
    }

    /// Answers how many bytes went out, and why not all of them.
    private func send(_ line: [UInt8]) -> (count: Int, code: Int32) {
        unsafe line.withUnsafeBytes { bytes in
            var sent = 0
            while sent < bytes.count {
                let rest = unsafe UnsafeRawBufferPointer(rebasing: bytes[sent...])
                let count = unsafe Glibc.write(descriptor, rest.baseAddress, rest.count)
                if count >= 0 {
                    sent += count
                    continue
                }
                let code = errno
                guard code == EINTR || (code == EAGAIN && waitUntilWritable()) else {
                    return (sent, code)
                }
            }
            return (sent, 0)
        }
    }

    /// Standard error may be non-blocking without our doing: others can set that flag too.
    private func waitUntilWritable() -> Bool {
        var request = pollfd(fd: descriptor, events: Int16(POLLOUT), revents: 0)
        while true {
            let ready = unsafe poll(&request, 1, stallMilliseconds)
            if ready < 0 && errno == EINTR { continue }
            return ready > 0
        }
    }
}
