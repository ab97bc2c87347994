/// One record of the cluster's own log, /v1/logs, as far as it is forwarded.
package struct ClusterLogRecord: Hashable, Sendable {
    /// How urgent the cluster calls it; the raw value is the API's word.
    package enum Severity: String, Hashable, Sendable, CaseIterable {
        case debug = "DEBUG"
        case info = "INFO"
        case warning = "WARNING"
        case error = "ERROR"
        case critical = "CRITICAL"

        /// The syslog priority that stands for it.
        package var priority: Int {
            switch self {
            case .debug: 7
            case .info: 6
            case .warning: 4
            case .error: 3
            case .critical: 2
            }
        }
    }

    /// A field of the record by its name in the API; only those on the list of known ones.
    package struct Field: Hashable, Sendable {
        /// The name, as the API writes it.
        package var name: String
        /// The value as text.
        package var value: String

        /// Joins a name and a value.
        package init(_ name: String, _ value: String) {
            self.name = name
            self.value = value
        }
    }

    /// When it was written by the cluster's clock, to the second.
    package var time: Timestamp
    /// What kind of record it is; an open vocabulary.
    package var type: String
    /// How urgent; nil where the record does not say it in a known word.
    package var severity: Severity?
    /// What it is about.
    package var subject: Subject
    /// The name of the database that it is about.
    package var name: String?
    /// The other fields, in the order of their names.
    package var fields: [Field] = []
    /// Tells records apart, which have no identifier: a hash over all of the content.
    ///
    /// Neither the order of the fields nor the spelling of numbers matters.
    package var digest: Int64

    /// Joins what every record has.
    package init(time: Timestamp, type: String, subject: Subject, digest: Int64) {
        self.time = time
        self.type = type
        self.subject = subject
        self.digest = digest
    }
}

/// A page of the cluster's own log, in the order in which it was asked for.
package struct ClusterLogPage: Hashable, Sendable {
    /// The records that could be read.
    package var records: [ClusterLogRecord]
    /// How many records the page had, those that could not be read included.
    package var count: Int

    /// Joins a page.
    package init(_ records: [ClusterLogRecord], count: Int) {
        self.records = records
        self.count = count
    }
}
