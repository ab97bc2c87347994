/// What a record is to a full queue: alerts are kept at the cost of events, both at that of lines.
package enum RecordClass: Sendable, Hashable, CaseIterable {
    /// A transition of an alert, which must reach the journal however late.
    case alert
    /// An event, which is tried as often, but makes room for alerts.
    case event
    /// A log line, which may be lost as long as the loss is counted.
    case line
}
