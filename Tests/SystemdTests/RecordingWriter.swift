import Synchronization
import Systemd

/// Keeps records instead of writing them, or refuses them all.
final class RecordingWriter: RecordWriter {
    private let kept = Mutex<[LogRecord]>([])
    private let refusal: JournalError?

    init(refusing refusal: JournalError? = nil) {
        self.refusal = refusal
    }

    var records: [LogRecord] { kept.withLock { $0 } }

    func write(_ record: LogRecord) throws(JournalError) {
        if let refusal { throw refusal }
        kept.withLock { $0.append(record) }
    }
}
