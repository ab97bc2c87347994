import Alerting
import Logging
import Watching

/// Turns what happens into log lines, and alerts into journal entries.
///
/// The only place in the program that logs about clusters.
struct LoggingObserver: Observer {
    private let logger: Logger
    private let outbox: AlertOutbox

    init(logger: Logger, outbox: AlertOutbox) {
        self.logger = logger
        self.outbox = outbox
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

    func record(_ entry: AlertEntry) {
        outbox.add(entry)
    }
}
