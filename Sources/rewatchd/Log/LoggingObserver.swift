import Alerting
import Logging
import Systemd
import Watching

/// Turns what happens into log lines, and alerts into journal entries.
///
/// The only place in the program that logs about clusters. It never blocks, since both go to the
/// queue.
struct LoggingObserver: Observer {
    private let logger: Logger
    private let queue: RecordQueue

    init(logger: Logger, queue: RecordQueue) {
        self.logger = logger
        self.queue = queue
    }

    func record(_ event: Event, cluster: String) {
        let line = EventLine(event)
        guard line.level >= logger.logLevel else { return }
        logger.log(
            level: line.level,
            "\(cluster): \(line.text)",
            metadata: ["cluster": "\(cluster)"].merging(line.metadata) { first, _ in first }
        )
    }

    func record(_ entry: JournalEntry) {
        queue.add(LogRecord(entry), as: RecordClass(isEvent: entry.isEvent))
    }
}
