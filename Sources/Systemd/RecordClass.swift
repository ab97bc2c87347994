/// What a record is to a full queue: alerts are kept at the cost of log lines.
package enum RecordClass: Sendable, Hashable, CaseIterable {
    /// A transition of an alert, which must reach the journal however late.
    case alert
    /// A log line, which may be lost as long as the loss is counted.
    case line
}
