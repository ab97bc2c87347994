/// An answer that stands in for the model's own, for replaying recorded ones.
package enum RecordedBody: Sendable {
    /// Nothing was recorded for the path: 404.
    case missing
    /// No answer came when it was recorded: the connection is reset.
    case lost
    /// The recorded status, headers under their lower-case names, and bytes.
    case answer(status: Int, headers: [String: String], body: [UInt8])
}
