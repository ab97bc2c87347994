import Alerting
import Synchronization
import Systemd

/// Writes alert entries in order, and keeps what could not be written until it can.
///
/// When journald is away a transition waits here. The queue is bounded; only beyond its bound the
/// oldest entry is given up, and counted.
final class AlertOutbox: Sendable {
    /// Some days of entries of a bad week, at a few hundred bytes each.
    static let waitingMax = 10_000

    private let waiting = Mutex<[LogRecord]>([])
    private let writer: any RecordWriter
    private let failures: WriteFailures

    init(writer: any RecordWriter, failures: WriteFailures) {
        self.writer = writer
        self.failures = failures
    }

    /// Writes an entry behind all that wait.
    func add(_ entry: AlertEntry) {
        waiting.withLock { waiting in
            if waiting.count == Self.waitingMax {
                waiting.removeFirst()
                failures.add()
            }
            waiting.append(LogRecord(entry))
            flush(&waiting)
        }
    }

    /// Tries again to write what waits.
    func flush() {
        waiting.withLock { waiting in
            if !waiting.isEmpty { flush(&waiting) }
        }
    }

    private func flush(_ waiting: inout [LogRecord]) {
        var written = 0
        defer { waiting.removeFirst(written) }
        do throws(JournalError) {
            for record in waiting {
                try writer.write(record)
                written += 1
            }
        } catch {
            return
        }
    }
}

extension LogRecord {
    /// The entry in the journal's fields.
    init(_ entry: AlertEntry) {
        self.init(
            message: entry.message,
            priority: Priority(rawValue: UInt8(entry.priority)) ?? .info,
            fields: entry.fields.map { JournalField($0.name, $0.value) }
        )
    }
}
