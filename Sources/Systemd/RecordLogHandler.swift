package import Logging

/// Turns log calls into records, with real priorities and every metadata key as a field.
///
/// A record has `MESSAGE`, `PRIORITY`, `REWATCHD_LOGGER` (the logger's label), one `REWATCHD_…`
/// field per metadata key in the order of the keys, and the place of the call. A record that
/// cannot be written is counted and gone: nothing here throws or logs, so a broken journal cannot
/// recurse.
package struct RecordLogHandler: LogHandler {
    /// What every record of this logger carries.
    package var metadata: Logger.Metadata = [:]

    /// What the surrounding task adds.
    package var metadataProvider: Logger.MetadataProvider?

    /// The least urgent level that is logged.
    package var logLevel: Logger.Level

    private let label: String
    private let writer: any RecordWriter
    private let failures: WriteFailures

    /// Makes the handler of one logger; all of them may share writer and counter.
    package init(
        label: String,
        writer: any RecordWriter,
        failures: WriteFailures,
        level: Logger.Level = .info
    ) {
        self.label = label
        self.writer = writer
        self.failures = failures
        self.logLevel = level
    }

    /// Writes one record, or counts it.
    package func log(event: LogEvent) {
        do throws(JournalError) {
            try writer.write(record(of: event))
        } catch {
            failures.add()
        }
    }

    /// One piece of metadata of this logger.
    package subscript(metadataKey key: String) -> Logger.Metadata.Value? {
        get { metadata[key] }
        set { metadata[key] = newValue }
    }

    private func record(of event: LogEvent) -> LogRecord {
        var record = LogRecord(
            message: event.message.description,
            priority: Priority(event.level),
            fields: [JournalField("REWATCHD_LOGGER", label)]
        )
        for (key, value) in merged(event.metadata).sorted(by: { $0.key < $1.key }) {
            record.append(JournalField.sanitizedName(key), value.description)
        }
        if let error = event.error {
            record.append("REWATCHD_ERROR", String(describing: error))
        }
        record.append("CODE_FILE", event.file)
        record.append("CODE_LINE", String(event.line))
        record.append("CODE_FUNC", event.function)
        return record
    }

    /// The nearer wins: the call over the task, the task over the logger.
    private func merged(_ own: Logger.Metadata?) -> Logger.Metadata {
        metadata
            .merging(metadataProvider?.get() ?? [:]) { _, nearer in nearer }
            .merging(own ?? [:]) { _, nearer in nearer }
    }
}
