/// A body that stands in for the model's own, for replaying recorded answers.
package enum RecordedBody: Sendable {
    /// Nothing was recorded for the path: 404.
    case missing
    /// The recorded bytes.
    case bytes([UInt8])
}
